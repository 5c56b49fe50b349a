import java.util.Comparator;
import java.util.stream.Stream;

/** All choices in one list, sorted by cost, then by how little they act. */
public final class CostJudge {
    public static double cost(Candidate candidate, Prices prices, double baseRate) {
        // begin solution: the shares of each class, and what they cost at the base rate in use
        double negatives = candidate.trueNegatives() + (double) candidate.falsePositives();
        double positives = candidate.falseNegatives() + (double) candidate.truePositives();
        if (negatives == 0 || positives == 0) {
            return Double.NaN;
        }
        return (1 - baseRate) * prices.falsePositive() * candidate.falsePositives() / negatives
                + baseRate * prices.falseNegative() * candidate.falseNegatives() / positives
                + baseRate * prices.truePositive() * candidate.truePositives() / positives;
        // end solution
    }

    public static double threshold(List<Candidate> candidates, Prices prices, double baseRate, double runningCost) {
        // begin solution: begin with nobody, and change only for what is cheaper, or as cheap and acts less
        Stream<double[]> without = Stream.of(
                new double[] {NOBODY, baseRate * prices.falseNegative()},
                new double[] {EVERYBODY, baseRate * prices.truePositive() + (1 - baseRate) * prices.falsePositive()});
        Stream<double[]> with = candidates.stream()
                .map(one -> new double[] {one.threshold(), runningCost + cost(one, prices, baseRate)})
                .filter(choice -> !Double.isNaN(choice[1]));
        return Stream.concat(without, with)
                .min(Comparator.<double[]>comparingDouble(choice -> choice[1] + 0.0)
                        .thenComparing(choice -> -choice[0]))
                .orElseThrow()[0];
        // end solution
    }
}
