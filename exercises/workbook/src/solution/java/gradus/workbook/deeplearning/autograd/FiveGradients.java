package gradus.workbook.deeplearning.autograd;

/**
 * Say what the way back brings, before you run it.
 *
 * <p>Below stand five pieces of code that call this lesson's classes. Write down what each of them gives: a value, no code, and do not run it first. Read
 * the lesson as often as you like; a pencil helps more.
 *
 * <p>Nothing is judged before all five predictions are made. Then each is shown beside what really came, with the reason. Your first five are kept, and the
 * points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
public final class FiveGradients {
    private FiveGradients() {}

    /**
     * A number that is used four times.
     *
     * <pre>{@code Value x = Value.of(2);
     * x.times(x).times(x).plus(x).backward();
     * return x.gradient();}</pre>
     */
    public static double usedFourTimes() {
        // begin solution: the gradient of x
        return 13.0;
        // end solution
    }

    /**
     * A number, times a new number that is made of what it holds.
     *
     * <pre>{@code Value x = Value.of(3);
     * Value copy = Value.of(x.data());
     * x.times(copy).backward();
     * return x.gradient();}</pre>
     */
    public static double timesItsCopy() {
        // begin solution: the gradient of x
        return 3.0;
        // end solution
    }

    /**
     * Two ways back that share their beginning: one from the square, one from the square's square.
     *
     * <pre>{@code Value x = Value.of(2);
     * Value square = x.times(x);
     * square.backward();
     * square.times(square).backward();
     * return x.gradient();}</pre>
     */
    public static double twoWaysBack() {
        // begin solution: the gradient of x
        return 36.0;
        // end solution
    }

    /**
     * Three rows, two biases, ReLU, and a sum. How much of it moves with the second bias?
     *
     * <pre>{@code MatrixValue b = MatrixValue.of(Matrix.of(new double[] {0, 0}));
     * MatrixValue rows = MatrixValue.of(Matrix.of(new double[][] {{1, -1}, {2, -2}, {3, 1}}));
     * rows.plus(b).relu().sum().backward();
     * return b.gradient().get(0, 1);}</pre>
     */
    public static double theSecondBias() {
        // begin solution: the gradient of the second bias
        return 1.0;
        // end solution
    }

    /**
     * Two rows of four equal logits, both of class 1. What does the first row's logit of class 1 get?
     *
     * <pre>{@code MatrixValue logits = MatrixValue.of(Matrix.of(new double[2][4]));
     * logits.crossEntropy(new int[] {1, 1}).backward();
     * return logits.gradient().get(0, 1);}</pre>
     */
    public static double theTrueClass() {
        // begin solution: the gradient of one logit
        return -0.375;
        // end solution
    }
}
