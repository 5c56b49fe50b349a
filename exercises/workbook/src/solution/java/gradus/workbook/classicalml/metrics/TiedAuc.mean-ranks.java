import java.util.Arrays;

/** By ranks (Mann and Whitney): the positive cases' mean ranks added up, less the least that they could be. */
public final class TiedAuc {
    public static double auc(double[] scores, boolean[] positive) {
        // begin solution: sort the cases by score, take those of one score together, and count what each group wins and
        // ties
        if (scores.length != positive.length) {
            throw new IllegalArgumentException("one flag for each score");
        }
        double[] sorted = new double[scores.length];
        for (int i = 0; i < sorted.length; i++) {
            if (scores[i] != scores[i]) {
                throw new IllegalArgumentException("scores[" + i + "] is NaN");
            }
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        double positives = 0;
        double ranks = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i]) {
                positives++;
                ranks += (below(sorted, scores[i], false) + below(sorted, scores[i], true) + 1) / 2.0;
            }
        }
        double negatives = scores.length - positives;
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /** How many are smaller, or smaller or equal. */
    private static int below(double[] sorted, double score, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score || orEqual && sorted[middle] == score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
        // end solution
    }
}
