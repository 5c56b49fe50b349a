import gradus.fundamentals.distributions.Binomial;
import gradus.fundamentals.distributions.ChiSquared;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

public final class FiveDashboards {
    public static Verdict drift(double psi, int bins, long n, long m) {
        // begin solution: are there enough rows? what would chance give?
        if (n / (double) bins < 5 || m / (double) bins < 5) {
            return Verdict.CANNOT_SAY;
        }
        double statistic = psi * ((double) n * m) / ((double) n + m);
        return new ChiSquared(bins - 1).survival(statistic) < 0.01 ? Verdict.ACT : Verdict.QUIET;
        // end solution
    }

    public static Verdict columns(double[] pValues) {
        // begin solution: correct for how many are looked at
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        boolean any =
                IntStream.range(0, sorted.length).anyMatch(i -> sorted[i] * ((double) sorted.length / (i + 1)) <= 0.05);
        return sorted.length == 0 ? Verdict.CANNOT_SAY : any ? Verdict.ACT : Verdict.QUIET;
        // end solution
    }

    public static Verdict slowest(double[] bounds, long[][] counts, double promised) {
        // begin solution: add up over instances, find the bucket, compare both its ends
        long total = Stream.of(counts).flatMapToLong(LongStream::of).sum();
        long within = 0;
        long perhaps = 0;
        for (int i = 0; i <= bounds.length; i++) {
            int bucket = i;
            long here =
                    Stream.of(counts).mapToLong(instance -> instance[bucket]).sum();
            within += i < bounds.length && bounds[i] <= promised ? here : 0;
            perhaps += i == 0 || bounds[i - 1] < promised ? here : 0;
        }
        long place = (99 * total + 99) / 100;
        return total == 0
                ? Verdict.CANNOT_SAY
                : within >= place ? Verdict.QUIET : perhaps < place ? Verdict.ACT : Verdict.CANNOT_SAY;
        // end solution
    }

    public static Verdict failures(long failed, long requests, double promised) {
        // begin solution: two tails
        Binomial kept = new Binomial(requests, promised);
        double more = 1 - kept.cdf(failed - 1);
        return more <= 0.01 ? Verdict.ACT : kept.cdf(failed) <= 0.01 ? Verdict.QUIET : Verdict.CANNOT_SAY;
        // end solution
    }
}
