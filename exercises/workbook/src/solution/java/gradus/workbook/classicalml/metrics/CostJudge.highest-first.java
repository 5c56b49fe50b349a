import java.util.ArrayList;
import java.util.Comparator;

/** From the choice that acts least to the one that acts most; everybody and nobody as candidates of their own. */
public final class CostJudge {
    public static double cost(Candidate candidate, Prices prices, double baseRate) {
        // begin solution: the shares of each class, and what they cost at the base rate in use
        long negatives = (long) candidate.trueNegatives() + candidate.falsePositives();
        long positives = (long) candidate.falseNegatives() + candidate.truePositives();
        double flagged = 1.0 * candidate.falsePositives() / negatives;
        double missed = 1.0 * candidate.falseNegatives() / positives;
        return flagged * (prices.falsePositive() - baseRate * prices.falsePositive())
                + baseRate * (prices.truePositive() + missed * (prices.falseNegative() - prices.truePositive()));
        // end solution
    }

    public static double threshold(List<Candidate> candidates, Prices prices, double baseRate, double runningCost) {
        // begin solution: begin with nobody, and change only for what is cheaper, or as cheap and acts less
        List<Candidate> all = new ArrayList<>(candidates);
        all.add(new Candidate(NOBODY, 1, 0, 1, 0));
        all.add(new Candidate(EVERYBODY, 0, 1, 0, 1));
        all.sort(Comparator.comparingDouble(Candidate::threshold).reversed());
        Candidate best = all.get(0);
        for (Candidate next : all) {
            if (inUse(next, prices, baseRate, runningCost) < inUse(best, prices, baseRate, runningCost)) {
                best = next;
            }
        }
        return best.threshold();
    }

    private static double inUse(Candidate one, Prices prices, double baseRate, double runningCost) {
        return cost(one, prices, baseRate) + (Double.isInfinite(one.threshold()) ? 0 : runningCost);
        // end solution
    }
}
