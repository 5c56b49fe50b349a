package gradus.workbook.fundamentals.inference;

import static gradus.engine.exercise.Todo.todo;

/**
 * Do two groups differ by more than luck? If the label of the group means nothing, every way to hand out the labels was as likely as the one
 * that came: the p-value is the share of them in which the means of the groups are at least as far apart as they are, whichever of
 * the two is larger.
 *
 * <ul>
 *   <li>{@link #exact} looks at every way to choose which of the values belong to the first group. Equal values are different values.
 *   <li>{@link #shuffled} tries the given number of ways at random and counts the one that came as one more, above and below the line: p is never 0, and with
 *       99 shuffles at least 0.01. The seed alone decides.
 *   <li>0.1 + 0.2 and 0.3 are not the same double. Two distances that differ by less than a billionth count as equal.
 *   <li>The groups may differ in size. Each must hold at least one number, and there must be at least one shuffle, else an
 *       {@code IllegalArgumentException}. The arrays stay as they are. All numbers are finite and between −1000 and 1000.
 * </ul>
 *
 * <p>You may want to import {@link java.util.SplittableRandom}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/inference.md">fundamentals/docs/inference.md</a>
 */
public final class LabelShuffle {
    private LabelShuffle() {}

    /**
     * The share of all ways to hand out the labels, the one that came among them.
     *
     * @param a at least one number
     * @param b at least one number; both together at most 14
     */
    public static double exact(double[] a, double[] b) {
        return todo("try each choice of a.length of the values, count those as far apart");
    }

    /**
     * The share of shuffles, and of what came.
     *
     * @param a at least one number
     * @param b at least one number; both together at most 30
     * @param shuffles at least 1
     */
    public static double shuffled(double[] a, double[] b, int shuffles, long seed) {
        return todo("shuffle the values, split them again, count; then the one that came");
    }

    /** Both groups in one new array: a's values, then b's. */
    @SuppressWarnings("unused") // until your code uses it
    private static double[] both(double[] a, double[] b) {
        if (a == null || b == null || a.length == 0 || b.length == 0) {
            throw new IllegalArgumentException("a and b must hold at least one number");
        }
        double[] values = new double[a.length + b.length];
        System.arraycopy(a, 0, values, 0, a.length);
        System.arraycopy(b, 0, values, a.length, b.length);
        return values;
    }

    /** A mask with the lowest bits set. */
    @SuppressWarnings("unused") // until your code uses it
    private static int first(int many) {
        return (1 << many) - 1;
    }

    /** How far apart the means of two groups are: of the values whose bit is set, and of the others. */
    @SuppressWarnings("unused") // until your code uses it
    private static double distance(double[] values, int mask) {
        return todo("the distance of two means has no sign");
    }
}
