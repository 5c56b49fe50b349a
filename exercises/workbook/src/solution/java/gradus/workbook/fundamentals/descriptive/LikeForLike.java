package gradus.workbook.fundamentals.descriptive;

import java.util.List;
import java.util.TreeSet;

/**
 * By how much do two groups differ, like for like?
 *
 * <p>This file runs, and is wrong. Its author was caught once by a pooled rate: of those who applied to Berkeley, 14 points
 * fewer women were admitted than men. So now {@link #gap} goes through the strata one by one, and on Berkeley's table it
 * still answers −0.14; {@link #reverses} has never found a paradox anywhere. Find out why, and put it right.
 *
 * <p>What {@code gap} is meant to answer: how would the two groups' rates differ if both were spread over the strata as the
 * two together are? A stratum that one of the two never tried says nothing about their difference: it is left out for both.
 * Other groups in the table play no part.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/descriptive.md">fundamentals/docs/descriptive.md</a>
 */
public final class LikeForLike {
    /** How one group fared in one stratum; the table may hold several of them for the same two, which add up. */
    public record Cell(String group, String stratum, long successes, long trials) {}

    private LikeForLike() {}

    /** The pooled rate of the group minus that of the reference, strata ignored. This one is right. */
    public static double pooledGap(List<Cell> cells, String group, String reference) {
        return rate(cells, group, null) - rate(cells, reference, null);
    }

    /**
     * The rate of the group minus that of the reference, like for like.
     *
     * @return a difference in [−1, 1]; NaN if there is no stratum that both have tried
     */
    public static double gap(List<Cell> cells, String group, String reference) {
        // begin solution: both groups' rates with the same weights, where both have a rate
        double sum = 0;
        long everyone = 0;
        for (String stratum : strata(cells)) {
            long ofGroup = trials(cells, group, stratum);
            long ofReference = trials(cells, reference, stratum);
            if (ofGroup == 0 || ofReference == 0) {
                continue;
            }
            long weight = ofGroup + ofReference;
            sum += weight * (rate(cells, group, stratum) - rate(cells, reference, stratum));
            everyone += weight;
        }
        return sum / everyone;
        // instead of
        // // One stratum after the other, so that like is compared with like.
        // double ofGroup = 0;
        // double ofReference = 0;
        // for (String stratum : strata(cells)) {
        //     ofGroup += trials(cells, group, stratum) * rate(cells, group, stratum);
        //     ofReference += trials(cells, reference, stratum) * rate(cells, reference, stratum);
        // }
        // return ofGroup / trials(cells, group, null) - ofReference / trials(cells, reference, null);
        // end solution
    }

    /** Whether the pooled gap points the other way than the gap like for like: Simpson's paradox. */
    public static boolean reverses(List<Cell> cells, String group, String reference) {
        return Math.signum(pooledGap(cells, group, reference)) * Math.signum(gap(cells, group, reference)) < 0;
    }

    private static TreeSet<String> strata(List<Cell> cells) {
        return new TreeSet<>(cells.stream().map(Cell::stratum).toList());
    }

    /** The group's trials in one stratum, or in all where stratum is null. */
    private static long trials(List<Cell> cells, String group, String stratum) {
        return of(cells, group, stratum).stream().mapToLong(Cell::trials).sum();
    }

    /** The group's successes per trial in one stratum, or in all where stratum is null; NaN where it never tried. */
    private static double rate(List<Cell> cells, String group, String stratum) {
        long successes =
                of(cells, group, stratum).stream().mapToLong(Cell::successes).sum();
        return (double) successes / trials(cells, group, stratum);
    }

    private static List<Cell> of(List<Cell> cells, String group, String stratum) {
        return cells.stream()
                .filter(cell -> cell.group().equals(group))
                .filter(cell -> stratum == null || cell.stratum().equals(stratum))
                .toList();
    }
}
