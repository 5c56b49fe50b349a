package gradus.fundamentals.descriptive;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.Counts;
import java.util.Arrays;

/**
 * The nine definitions of a sample quantile (Hyndman and Fan 1996, <em>Sample quantiles in statistical packages</em>, The
 * American Statistician 50(4):361–365). Each turns a probability p into a place h = a + p (n + 1 − a − b) among the sorted
 * values x₁ ≤ … ≤ xₙ, then reads the value at that place: the nine differ in a, b, and what they do between two values.
 */
public enum Quantile {
    /** The smallest value with at least a fraction p of the sample at or below it: the inverse of the empirical distribution. */
    TYPE_1(0, 1, Between.NEXT),
    /** As type 1, but the mean of the two neighbours when p n is a whole number. */
    TYPE_2(0, 1, Between.NEXT_OR_MEAN),
    /** The value nearest to place p n; of two equally near, the one with the even index (SAS). */
    TYPE_3(-0.5, 1.5, Between.NEAREST_EVEN),
    /** Linear interpolation of the empirical distribution. */
    TYPE_4(0, 1, Between.LINE),
    /** Linear, through the middles of the steps (Hazen; hydrology). */
    TYPE_5(0.5, 0.5, Between.LINE),
    /** Linear, place p (n + 1) (Weibull; Minitab, SPSS, Excel's PERCENTILE.EXC, commons-math). */
    TYPE_6(0, 0, Between.LINE),
    /** Linear, place 1 + p (n − 1): the default of R, NumPy and Julia, Excel's PERCENTILE.INC, SQL's percentile_cont. */
    TYPE_7(1, 1, Between.LINE),
    /** Linear, about median-unbiased whatever the distribution: what Hyndman and Fan recommend. */
    TYPE_8(1 / 3.0, 1 / 3.0, Between.LINE),
    /** Linear, about unbiased for the mean of normal order statistics (normal Q–Q plots). */
    TYPE_9(0.375, 0.375, Between.LINE);

    private final double a;
    private final double b;
    private final Between between;

    Quantile(double a, double b, Between between) {
        this.a = a;
        this.b = b;
        this.between = between;
    }

    /**
     * The sample quantile by this definition.
     *
     * @param sample at least one finite number, in any order; not modified
     * @param p probability in [0, 1]
     * @return the value below which about a fraction p of the sample lies, in the sample's unit
     * @throws IllegalArgumentException if the sample is null or empty or holds NaN or infinity, or p is outside [0, 1]
     */
    public double of(double[] sample, double p) {
        Require.sample("sample", sample, 1);
        Require.between("p", p, 0, 1);
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double place = Counts.snap(a + p * (sorted.length + 1 - a - b), sorted.length);
        int below = (int) Math.floor(place);
        double low = at(sorted, below);
        return low + between.weight(below, place - below) * (at(sorted, below + 1) - low);
    }

    /** The k-th smallest value, from 1; before the first the first, after the last the last. */
    private static double at(double[] sorted, int k) {
        return sorted[Math.max(1, Math.min(sorted.length, k)) - 1];
    }

    /** What to do at a fraction of the way from one sorted value to the next. */
    private enum Between {
        NEXT {
            @Override
            double weight(int below, double fraction) {
                return fraction > 0 ? 1 : 0;
            }
        },
        NEXT_OR_MEAN {
            @Override
            double weight(int below, double fraction) {
                return fraction > 0 ? 1 : 0.5;
            }
        },
        NEAREST_EVEN {
            @Override
            double weight(int below, double fraction) {
                return fraction == 0 && below % 2 == 0 ? 0 : 1;
            }
        },
        LINE {
            @Override
            double weight(int below, double fraction) {
                return fraction;
            }
        };

        /** The weight of the value above; the value below has the rest. */
        abstract double weight(int below, double fraction);
    }
}
