package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;

/**
 * How far apart two rows are. All three obey the triangle inequality, d(a, c) ≤ d(a, b) + d(b, c), and none falls below the
 * difference in any one column: what the searches of this room leave out, they leave out on these two grounds.
 *
 * <p>For the cosine, scale each row to length 1 and take {@link #EUCLIDEAN}: the squared distance is then 2 − 2·cos.
 */
public enum Distance {
    /** √Σ(aⱼ − bⱼ)²: as the crow flies. Reduced: without the root. */
    EUCLIDEAN {
        @Override
        double reduced(double[] a, double[] b, int begin) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                double difference = a[j] - b[begin + j];
                sum += difference * difference;
            }
            return sum;
        }

        @Override
        double ofReduced(double reduced) {
            return Math.sqrt(reduced);
        }
    },
    /** Σ|aⱼ − bⱼ|: along the streets. */
    MANHATTAN {
        @Override
        double reduced(double[] a, double[] b, int begin) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum += Math.abs(a[j] - b[begin + j]);
            }
            return sum;
        }
    },
    /** max |aⱼ − bⱼ|: the column that differs most. */
    CHEBYSHEV {
        @Override
        double reduced(double[] a, double[] b, int begin) {
            double largest = 0;
            for (int j = 0; j < a.length; j++) {
                largest = Math.max(largest, Math.abs(a[j] - b[begin + j]));
            }
            return largest;
        }
    };

    /**
     * The distance between two rows.
     *
     * @return at least 0; 0 only for equal rows, or where every difference is too small to be squared (below about 1e-162)
     * @throws IllegalArgumentException if the rows differ in length
     */
    public double between(double[] a, double[] b) {
        Require.oneLength("a and b", a.length, b.length);
        return ofReduced(reduced(a, b, 0));
    }

    /** What orders pairs of rows as the distance does, and is cheaper; row b begins at a place of a longer array. */
    abstract double reduced(double[] a, double[] b, int begin);

    /** The distance whose reduced form this is. */
    double ofReduced(double reduced) {
        return reduced;
    }
}
