import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The places sorted by penalty first: then best, smallest and largest are places. */
public final class CurveVerdict {
    public static Verdict verdict(Curve curve) {
        // begin solution: the rules of the task, in their order
        List<Integer> falling = IntStream.range(0, curve.penalties().size())
                .boxed()
                .sorted(Comparator.comparing((Integer k) -> -curve.penalties().get(k)))
                .toList();
        int best = best(curve);
        double worst =
                mean(curve.errors().get(best)) + standardError(curve.errors().get(best));
        if (!(worst < curve.baseline())) {
            return Verdict.NOTHING_LEARNED;
        } else if (best == falling.get(falling.size() - 1)) {
            return Verdict.TRY_SMALLER;
        }
        double largest = curve.penalties().get(falling.get(0));
        return simplest(curve) == largest ? Verdict.TRY_LARGER : Verdict.TAKE_SIMPLEST;
        // end solution
    }

    public static double simplest(Curve curve) {
        // begin solution: the largest penalty whose mean error is near enough to the least
        int best = best(curve);
        double limit =
                mean(curve.errors().get(best)) + standardError(curve.errors().get(best));
        return IntStream.range(0, curve.penalties().size())
                .filter(k -> !(mean(curve.errors().get(k)) > limit))
                .mapToDouble(k -> curve.penalties().get(k))
                .max()
                .orElseThrow();
        // end solution
    }

    private static int best(Curve curve) {
        // begin solution: the least mean error; of equal ones the largest penalty
        return IntStream.range(0, curve.penalties().size())
                .boxed()
                .min(Comparator.comparing((Integer k) -> mean(curve.errors().get(k)))
                        .thenComparing(k -> -curve.penalties().get(k)))
                .orElseThrow();
        // end solution
    }

    private static double standardError(List<Double> errors) {
        // begin solution: the standard deviation by the root of their number
        int n = errors.size();
        double sum = 0;
        for (double error : errors) {
            sum += Math.pow(error - mean(errors), 2);
        }
        return Math.sqrt(sum / (n - 1)) / Math.sqrt(n);
        // end solution
    }
}
