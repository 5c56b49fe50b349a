package gradus.fundamentals.numbers;

import gradus.fundamentals.Require;

/** Three ways to the sample variance, {@code Σ(xᵢ − x̄)² / (n − 1)}, equal on paper. */
public enum SampleVariance {
    /** {@code (Σxᵢ² − (Σxᵢ)² / n) / (n − 1)}: one pass, and the difference of two huge numbers. */
    TEXTBOOK {
        @Override
        double compute(double[] x) {
            double sum = 0;
            double squares = 0;
            for (double value : x) {
                sum += value;
                squares += value * value;
            }
            return (squares - sum * sum / x.length) / (x.length - 1);
        }
    },

    /** First the mean, then the squared distances from it. */
    TWO_PASS {
        @Override
        double compute(double[] x) {
            double mean = Summation.IN_ORDER.add(x) / x.length;
            double squares = 0;
            for (double value : x) {
                squares += (value - mean) * (value - mean);
            }
            return squares / (x.length - 1);
        }
    },

    /**
     * Two passes, with compensated sums, and then less what the rounded mean was off: the distances from the exact mean add up
     * to 0, so their sum says by how much it was (Chan, Golub and LeVeque 1983, eq. 1.7).
     */
    CORRECTED {
        @Override
        double compute(double[] x) {
            double mean = Summation.NEUMAIER.add(x) / x.length;
            double[] distances = new double[x.length];
            double[] squares = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                distances[i] = x[i] - mean;
                squares[i] = distances[i] * distances[i];
            }
            double off = Summation.NEUMAIER.add(distances);
            return (Summation.NEUMAIER.add(squares) - off * off / x.length) / (x.length - 1);
        }
    };

    /**
     * The sample variance.
     *
     * @param values at least two finite numbers; not modified
     * @return the variance, in the square of the sample's unit; {@link #TEXTBOOK} may give a negative one
     * @throws IllegalArgumentException if values is null, shorter than 2, or holds NaN or infinity
     */
    public double of(double[] values) {
        Require.sample("values", values, 2);
        return compute(values);
    }

    abstract double compute(double[] x);
}
