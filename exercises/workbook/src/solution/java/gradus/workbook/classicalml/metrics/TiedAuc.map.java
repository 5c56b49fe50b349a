import java.util.TreeMap;

/** By a map from each score to its counts, and trapezoids below the ROC curve. */
public final class TiedAuc {
    public static double auc(double[] scores, boolean[] positive) {
        // begin solution: sort the cases by score, take those of one score together, and count what each group wins and
        // ties
        if (scores.length != positive.length) {
            throw new IllegalArgumentException("lengths differ");
        }
        TreeMap<Double, long[]> counts = new TreeMap<>();
        double n = 0;
        double p = 0;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("NaN at scores[" + i + "]");
            }
            counts.computeIfAbsent(scores[i] == 0 ? 0.0 : scores[i], score -> new long[2])[positive[i] ? 1 : 0]++;
            p += positive[i] ? 1 : 0;
            n += positive[i] ? 0 : 1;
        }
        double area = 0;
        double height = 0;
        for (long[] here : counts.descendingMap().values()) {
            area += here[0] / n * (height + here[1] / p / 2);
            height += here[1] / p;
        }
        return n == 0 || p == 0 ? Double.NaN : area;
        // end solution
    }
}
