package gradus.workbook.deeplearning.djl;

/**
 * Say which shape, owner or type comes, before you run it.
 *
 * <p>Below stand twelve pieces of code. In each, {@code m} and {@code other} are two managers that were just made and own nothing. Write down what the
 * code gives: a value, no code, and do not run it first. A shape is written as DJL prints it: {@code "(2, 3)"}. Read the lesson as often as you like.
 *
 * <p>Nothing is judged before all twelve predictions are made. Then each is shown beside what really came, with the reason. Your first
 * twelve are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/djl.md">deep-learning/docs/djl.md</a>
 */
public final class ShapesAndOwners {
    private ShapesAndOwners() {}

    /**
     * A network's column of answers, and the truth.
     *
     * <pre>{@code m.zeros(new Shape(5, 1)).sub(m.zeros(new Shape(5))).getShape().toString()}</pre>
     */
    public static String aColumnLessARow() {
        // begin solution: which shape?
        return "(5, 5)";
        // end solution
    }

    /**
     * A grey photo less the means of three channels.
     *
     * <pre>{@code m.zeros(new Shape(1, 4, 6)).sub(m.zeros(new Shape(3, 1, 1))).getShape().toString()}</pre>
     */
    public static String threeChannels() {
        // begin solution: which shape?
        return "(3, 4, 6)";
        // end solution
    }

    /**
     * Rows of four, and one number for each of the three rows. Where the code ends in an exception, write the simple name of its class.
     *
     * <pre>{@code m.zeros(new Shape(3, 4)).sub(m.zeros(new Shape(3))).getShape().toString()}</pre>
     */
    public static String aTableLessAColumn() {
        // begin solution: which shape?
        return "EngineException";
        // end solution
    }

    /**
     * The mean along the last axis, kept.
     *
     * <pre>{@code m.zeros(new Shape(2, 3, 7)).mean(new int[] {2}, true).getShape().toString()}</pre>
     */
    public static String aMeanThatKeepsItsAxis() {
        // begin solution: which shape?
        return "(2, 3, 1)";
        // end solution
    }

    /**
     * A batch of five matrices times one matrix.
     *
     * <pre>{@code m.zeros(new Shape(5, 2, 3)).matMul(m.zeros(new Shape(3, 4))).getShape().toString()}</pre>
     */
    public static String aBatchOfProducts() {
        // begin solution: which shape?
        return "(5, 2, 4)";
        // end solution
    }

    /**
     * Two managers; the sum is asked of the array in the second.
     *
     * <pre>{@code
     * NDArray a = m.ones(new Shape(2));
     * NDArray b = other.ones(new Shape(2));
     * return b.add(a).getManager() == m ? "m" : "other";
     * }</pre>
     */
    public static String theOwnerOfASum() {
        // begin solution: who owns the sum?
        return "other";
        // end solution
    }

    /**
     * An empty manager, three operations in one line.
     *
     * <pre>{@code
     * m.ones(new Shape(4)).mul(2).sub(1).sum();
     * return m.getManagedArrays().size();
     * }</pre>
     */
    public static int whatStaysInTheManager() {
        // begin solution: how many arrays are alive?
        return 4;
        // end solution
    }

    /**
     * Two arrays are made inside a scope, and two after it.
     *
     * <pre>{@code
     * try (NDScope scope = new NDScope()) {
     *     scope.suppressNotUsedWarning();
     *     m.ones(new Shape(4)).mul(2);
     * }
     * m.ones(new Shape(4)).add(1);
     * return m.getManagedArrays().size();
     * }</pre>
     */
    public static int whatAScopeLeaves() {
        // begin solution: how many arrays are alive?
        return 2;
        // end solution
    }

    /**
     * A row of zeros is changed in place.
     *
     * <pre>{@code
     * NDArray table = m.zeros(new Shape(2, 2));
     * table.get(0).addi(3);
     * return table.sum().getFloat();
     * }</pre>
     */
    public static float aRowThatIsChanged() {
        // begin solution: what is the sum of the table?
        return 6f;
        // end solution
    }

    /**
     * Elements chosen by a mask are changed in place.
     *
     * <pre>{@code
     * NDArray table = m.zeros(new Shape(2, 2));
     * table.get(table.eq(0)).addi(3);
     * return table.sum().getFloat();
     * }</pre>
     */
    public static float aMaskThatIsChanged() {
        // begin solution: what is the sum of the table?
        return 0f;
        // end solution
    }

    /**
     * Whole numbers, divided.
     *
     * <pre>{@code m.create(new int[] {7, 2}).div(2).getDataType().name()}</pre>
     */
    public static String aTypeForAnAverage() {
        // begin solution: which type?
        return "FLOAT32";
        // end solution
    }

    /**
     * A customer's number, through FLOAT32.
     *
     * <pre>{@code String.format("%.0f", m.create(new int[] {16_777_219}).toType(DataType.FLOAT32, false).toFloatArray()[0])}</pre>
     */
    public static String anIdInAFloat() {
        // begin solution: which digits?
        return "16777220";
        // end solution
    }
}
