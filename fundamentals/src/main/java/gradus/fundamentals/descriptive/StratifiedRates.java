package gradus.fundamentals.descriptive;

import gradus.fundamentals.Require;
import java.util.List;
import java.util.TreeSet;

/**
 * Success rates of groups whose members are spread unevenly over strata: the rate that lumps everyone together, the rate
 * within a stratum, and the rate that a group would have if its members were spread as everyone's are. When the first
 * and the last disagree about which group does better, that is Simpson's paradox.
 */
public final class StratifiedRates {
    /**
     * How one group fared in one stratum.
     *
     * @param group who: "women"
     * @param stratum where: "department A"
     * @param successes how many succeeded, from 0 to trials
     * @param trials how many tried
     */
    public record Cell(String group, String stratum, long successes, long trials) {
        /** Checks the counts. */
        public Cell {
            Require.given("group", group);
            Require.given("stratum", stratum);
            Require.between("successes", successes, 0, trials, "the trials");
        }
    }

    private final List<Cell> cells;

    /**
     * Takes the counts.
     *
     * @param cells the counts; those of one group and stratum are added up
     * @throws IllegalArgumentException if there are none
     */
    public StratifiedRates(List<Cell> cells) {
        if (cells == null || cells.isEmpty()) {
            throw new IllegalArgumentException("cells must hold at least one cell, but were " + cells);
        }
        this.cells = List.copyOf(cells);
    }

    /** The strata's names, sorted. */
    public List<String> strata() {
        return List.copyOf(new TreeSet<>(cells.stream().map(Cell::stratum).toList()));
    }

    /**
     * The pooled rate, strata ignored: successes / trials.
     *
     * @return a fraction in [0, 1]; NaN if the group has no trial
     * @throws IllegalArgumentException if there is no such group
     */
    public double crude(String group) {
        return rate(cells(group));
    }

    /**
     * The rate within one stratum.
     *
     * @return a fraction in [0, 1]; NaN if the group has no trial there
     * @throws IllegalArgumentException if there is no such group or stratum
     */
    public double within(String group, String stratum) {
        Require.oneOf("stratum", stratum, strata());
        return rate(cells(group).stream()
                .filter(cell -> cell.stratum().equals(stratum))
                .toList());
    }

    /**
     * The directly standardised rate, Σₖ wₖ rₖ: the group's rate rₖ in each stratum, weighted by the stratum's share wₖ of
     * <em>all</em> trials. The weights are the same for every group, so only the rates can make two groups differ.
     *
     * @return a fraction in [0, 1]; NaN if the group has no trial in some stratum, where its rate is unknown
     * @throws IllegalArgumentException if there is no such group
     */
    public double standardised(String group) {
        return standardised(group, cells);
    }

    /**
     * The same with the weights of one group: the rate that {@code group} would have if its members were spread as those of
     * {@code reference} are. Other weights can give another answer, and none of them is the right one.
     *
     * @return a fraction in [0, 1]; NaN if the group has no trial in some stratum, or the reference none at all
     * @throws IllegalArgumentException if there is no such group
     */
    public double standardisedTo(String reference, String group) {
        return standardised(group, cells(reference));
    }

    private double standardised(String group, List<Cell> spread) {
        double sum = 0;
        for (String stratum : strata()) {
            sum += trials(spread, stratum) * within(group, stratum);
        }
        return sum / spread.stream().mapToLong(Cell::trials).sum();
    }

    /** One group's cells. */
    private List<Cell> cells(String group) {
        List<Cell> found =
                cells.stream().filter(cell -> cell.group().equals(group)).toList();
        if (found.isEmpty()) {
            Require.oneOf(
                    "group",
                    group,
                    new TreeSet<>(cells.stream().map(Cell::group).toList()));
        }
        return found;
    }

    /** All trials of the given cells in one stratum. */
    private static long trials(List<Cell> cells, String stratum) {
        return cells.stream()
                .filter(cell -> cell.stratum().equals(stratum))
                .mapToLong(Cell::trials)
                .sum();
    }

    private static double rate(List<Cell> cells) {
        long successes = cells.stream().mapToLong(Cell::successes).sum();
        long trials = cells.stream().mapToLong(Cell::trials).sum();
        return trials == 0 ? Double.NaN : (double) successes / trials;
    }
}
