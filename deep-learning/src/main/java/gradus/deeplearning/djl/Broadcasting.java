package gradus.deeplearning.djl;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** The rule by which arrays of different shapes are added, subtracted or multiplied element by element, in plain Java. */
public final class Broadcasting {
    private Broadcasting() {}

    /**
     * The shape of a result: sizes are aligned at the right, missing ones count as 1, and a 1 is stretched to the other's size.
     *
     * @param a sizes of the first array, each at least 0; empty for a single number
     * @param b sizes of the second
     * @throws IllegalArgumentException if two sizes differ and neither is 1
     */
    public static int[] shape(int[] a, int[] b) {
        int[] result = new int[Math.max(a.length, b.length)];
        for (int fromRight = 1; fromRight <= result.length; fromRight++) {
            int left = size(a, fromRight);
            int right = size(b, fromRight);
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("shapes must agree from the right, or have a 1, but were "
                        + Arrays.toString(a) + " and " + Arrays.toString(b));
            }
            result[result.length - fromRight] = left == 1 ? right : left;
        }
        return result;
    }

    /** A size counted from the right: 1 where the array has no such axis. */
    private static int size(int[] shape, int fromRight) {
        return fromRight <= shape.length ? (int) Require.atLeast("size", shape[shape.length - fromRight], 0) : 1;
    }

    /**
     * Combines two arrays element by element.
     *
     * @param a elements of the first, the last axis running fastest; as many as its sizes multiply to
     * @param b elements of the second, likewise
     * @return the elements of the result, in the order of {@link #shape}
     */
    public static double[] apply(
            double[] a, int[] shapeOfA, double[] b, int[] shapeOfB, DoubleBinaryOperator operator) {
        Require.size("a", a.length, product(shapeOfA), "the product of its sizes");
        Require.size("b", b.length, product(shapeOfB), "the product of its sizes");
        int[] shape = shape(shapeOfA, shapeOfB);
        double[] result = new double[product(shape)];
        for (int i = 0; i < result.length; i++) {
            result[i] = operator.applyAsDouble(a[source(i, shape, shapeOfA)], b[source(i, shape, shapeOfB)]);
        }
        return result;
    }

    /** Where element i of the result comes from: along a stretched axis, always place 0. */
    private static int source(int i, int[] shape, int[] operand) {
        int place = 0;
        int stride = 1;
        int rest = i;
        for (int fromRight = 1; fromRight <= operand.length; fromRight++) {
            int along = rest % shape[shape.length - fromRight];
            int size = operand[operand.length - fromRight];
            place += size == 1 ? 0 : along * stride;
            stride *= size;
            rest /= shape[shape.length - fromRight];
        }
        return place;
    }

    private static int product(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
}
