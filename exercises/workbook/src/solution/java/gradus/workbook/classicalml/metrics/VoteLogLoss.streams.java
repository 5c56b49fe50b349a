import java.util.Arrays;
import java.util.stream.IntStream;

/** Checks first, then two sums; logarithms of votes and of sums apart. */
public final class VoteLogLoss {
    public static double of(double[][] votes, int[] labels, double[] weights) {
        // begin solution: check each row, then add up what each case costs and how often it counts
        for (int i = 0; i < votes.length; i++) {
            if (Arrays.stream(votes[i]).anyMatch(vote -> vote < 0 || !Double.isFinite(vote))
                    || Arrays.stream(votes[i]).sum() == 0) {
                throw new IllegalArgumentException("votes[" + i + "]: " + Arrays.toString(votes[i]));
            }
            if (labels[i] < 0 || labels[i] >= votes[i].length) {
                throw new IllegalArgumentException("labels[" + i + "]: " + labels[i]);
            }
        }
        double weight = Arrays.stream(weights).sum();
        if (weight == 0) {
            return Double.NaN;
        }
        return IntStream.range(0, votes.length)
                .filter(i -> weights[i] != 0)
                .mapToDouble(i ->
                        weights[i] / weight * (Math.log(Arrays.stream(votes[i]).sum()) - Math.log(votes[i][labels[i]])))
                .sum();
        // end solution
    }
}
