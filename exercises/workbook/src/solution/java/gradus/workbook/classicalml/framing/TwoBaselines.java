package gradus.workbook.classicalml.framing;

import gradus.fundamentals.descriptive.Descriptive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two baselines that a model must beat before anybody talks about it: what such cases usually cost, and how many it pays to prepare for.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/framing.md">classical-ml/docs/framing.md</a>
 */
public final class TwoBaselines {
    private TwoBaselines() {}

    /**
     * "What do houses cost around here?" For each case asked about, the median target of the training rows of its group. A group of fewer
     * than {@code atLeast} training rows (or of none at all) is too small to tell: it gets the median of all training rows. The median of an even
     * number of rows is the mean of the middle two. Two groups are the same if their names are equal, to the letter.
     *
     * @param groups the group of each training row; not modified
     * @param targets the target of each training row, at least one; not modified
     * @param atLeast at least 1
     * @param asked the group of each case to predict
     * @return a prediction for each case
     */
    public static double[] medianOfGroup(String[] groups, double[] targets, int atLeast, String[] asked) {
        // begin solution: collect the targets of each group, take medians, fall back where rows are few
        Map<String, List<Double>> byGroup = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            byGroup.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(targets[i]);
        }
        double all = Descriptive.median(targets);
        double[] predictions = new double[asked.length];
        for (int i = 0; i < asked.length; i++) {
            List<Double> own = byGroup.getOrDefault(asked[i], List.of());
            predictions[i] = own.size() < atLeast
                    ? all
                    : Descriptive.median(own.stream().mapToDouble(y -> y).toArray());
        }
        return predictions;
        // end solution
    }

    /**
     * How many loaves to bake every morning, if days to come are like days past. A loaf that somebody wants and does not get costs {@code
     * missed}; a loaf that is left over costs {@code leftOver}. If several numbers of loaves
     * would have cost least over all past days together, the smallest of them.
     *
     * @param demand how many loaves were wanted on each past day, at least one day, none below 0, in any order; not modified
     * @param missed from 1 to 1000 cents
     * @param leftOver from 1 to 1000 cents
     */
    public static int loaves(int[] demand, int missed, int leftOver) {
        // begin solution: sort a copy; one more loaf pays as long as enough days want it
        int[] sorted = demand.clone();
        Arrays.sort(sorted);
        long costs = (long) missed + leftOver;
        long days = ((long) demand.length * missed + costs - 1) / costs; // rounded up
        return sorted[(int) days - 1];
        // end solution
    }
}
