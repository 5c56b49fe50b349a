package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Vectors are plain {@code double[]}; this is what one does with them. The lesson <em>linear-algebra</em> owns it. No method
 * changes an argument but {@link #addScaled}, which says so. NaN is not looked for: it passes through, as in any arithmetic.
 */
public final class Vectors {
    private Vectors() {}

    /**
     * The inner product Σaᵢbᵢ.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double dot(double[] a, double[] b) {
        Require.oneLength("a and b", a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * The projection of a vector on the line through 0 along a direction: its shadow there, (v · d / d · d) d. What is left, v minus
     * the projection, is perpendicular to d.
     *
     * @param direction of any length but 0
     * @throws IllegalArgumentException if the lengths differ, or the direction has no length
     */
    public static double[] projection(double[] vector, double[] direction) {
        Require.oneLength("vector and direction", vector.length, direction.length);
        double largest = largestSize(direction);
        Require.that(largest != 0, "direction must have a length above 0, but was all zeros");
        double[] unit = direction.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= largest; // first, so that no length overflows or vanishes
        }
        unit = scaled(unit, 1 / norm(unit));
        return scaled(unit, dot(vector, unit));
    }

    /** The vector times a number. */
    public static double[] scaled(double[] vector, double factor) {
        double[] scaled = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            scaled[i] = factor * vector[i];
        }
        return scaled;
    }

    /** The Euclidean length √Σvᵢ², scaled so that no square overflows or vanishes; 0 for no numbers. */
    public static double norm(double[] vector) {
        return norm(vector, 0);
    }

    /** The Euclidean length of what a vector has from the given index on. */
    static double norm(double[] vector, int from) {
        double largest = largestSize(vector, from);
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < vector.length; i++) {
            double scaled = vector[i] / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }

    /** The largest |vᵢ|, also called the maximum norm; 0 for no numbers, NaN if there is one. */
    public static double largestSize(double[] vector) {
        return largestSize(vector, 0);
    }

    private static double largestSize(double[] vector, int from) {
        double largest = 0;
        for (int i = from; i < vector.length; i++) {
            largest = Math.max(largest, Math.abs(vector[i]));
        }
        return largest;
    }

    /**
     * The square of the distance between two points, Σ(aᵢ − bᵢ)²: it orders neighbours as the distance does, without a root.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double squaredDistance(double[] a, double[] b) {
        Require.oneLength("a and b", a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    /** The mean Σvᵢ / n of at least one number. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** A vector of the distances from the mean, vᵢ − v̄: it adds up to 0, up to rounding. */
    public static double[] centred(double[] values) {
        double mean = mean(values);
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    /**
     * y + a·x, element by element, in place: the step of every descent ("axpy").
     *
     * @param y overwritten
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void addScaled(double[] y, double a, double[] x) {
        Require.oneLength("y and x", y.length, x.length);
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }

    /**
     * The difference a − b.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double[] minus(double[] a, double[] b) {
        Require.oneLength("a and b", a.length, b.length);
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /**
     * The index of the largest number, the first of equals: from scores to a class.
     *
     * @param values at least one number
     * @throws IllegalArgumentException if values is empty or holds NaN, which is neither larger nor smaller than anything
     */
    public static int argMax(double[] values) {
        Require.that(values.length > 0, "values must hold at least 1 number, but held 0");
        int top = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("values must be numbers, but values[" + i + "] was NaN");
            }
            top = values[i] > values[top] ? i : top;
        }
        return top;
    }

    /** The indices of the numbers from the smallest to the largest, equal ones in the order in which they stand; NaN last. */
    public static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i] + 0.0)) // −0 + 0 is 0: zeros of both signs are equal
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The numbers of the given indices, in that order; an index may repeat. */
    public static double[] at(double[] values, int... indices) {
        double[] chosen = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = values[Require.index("index", indices[i], values.length)];
        }
        return chosen;
    }
}
