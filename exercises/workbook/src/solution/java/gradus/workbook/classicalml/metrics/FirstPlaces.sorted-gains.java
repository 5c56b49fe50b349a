import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Gains spread over the places first, then one sum; the best order by sorting the gains; logarithms to the base 2. */
public final class FirstPlaces {
    public static double ndcg(double[] scores, double[] gains, int k) {
        // begin solution: a DCG in which tied items share their places; the best order is that of the gains
        if (k <= 0) {
            throw new IllegalArgumentException("k is " + k);
        }
        TreeMap<Double, List<Double>> byScore = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            byScore.computeIfAbsent(scores[i], score -> new ArrayList<>()).add(gains[i]);
        }
        double[] spread = new double[scores.length];
        int place = 0;
        for (List<Double> tied : byScore.descendingMap().values()) {
            double mean = tied.stream().mapToDouble(gain -> gain).average().orElseThrow();
            Arrays.fill(spread, place, place + tied.size(), mean);
            place += tied.size();
        }
        double[] best = gains.clone();
        Arrays.sort(best);
        double found = 0;
        double possible = 0;
        for (int i = 0; i < Math.min(k, gains.length); i++) {
            double discount = Math.log(2) / Math.log(i + 2);
            found += spread[i] * discount;
            possible += best[best.length - 1 - i] * discount;
        }
        return possible == 0 ? Double.NaN : found / possible;
        // end solution
    }
}
