package gradus.workbook.deeplearning.attention;

import static gradus.engine.exercise.Todo.todo;

/**
 * Say what comes out, before you run it: shapes, weights and multiplications of a block.
 *
 * <p>Below stand six pieces of code that call this lesson's classes. Write down what each of them gives: a value, no code, and do not run it first.
 * Read the lesson as often as you like.
 *
 * <p>Nothing is judged before all six predictions are made. Then each is shown beside what really came, with the reason. Your
 * first six are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class BlockSizes {
    private BlockSizes() {}

    /**
     * Three queries of four numbers look at five keys, whose values have two numbers each.
     *
     * <pre>{@code
     * Matrix queries = Matrix.of(new double[3][4]);
     * Matrix keys = Matrix.of(new double[5][4]);
     * Matrix values = Matrix.of(new double[5][2]);
     * Attention attention = Attention.of(queries, keys, values, new boolean[3][5]);
     * return attention.weights() + ", " + attention.output();
     * }</pre>
     */
    public static String theShapesOfMapAndOutput() {
        return todo("two shapes, as in \"7 × 6 matrix, 7 × 6 matrix\"");
    }

    /**
     * All dot products are 0. Row 1 is the second place of three, and none may look ahead.
     *
     * <pre>{@code
     * Matrix zeros = Matrix.of(new double[3][2]);
     * return Attention.of(zeros, zeros, zeros, Masks.causal(3)).weights().row(1);
     * }</pre>
     */
    public static double[] theSecondOfThreePlaces() {
        return todo("three weights. Write new double[] {…, …, …}");
    }

    /**
     * The linear map that makes queries, keys and values of eight heads, without its biases.
     *
     * <pre>{@code new SelfAttentionLayer(AttentionSettings.of(64, 8)).weights().get(0).values().length}</pre>
     */
    public static int theWeightsOfTheProjection() {
        return todo("how many weights?");
    }

    /**
     * A whole block of width 10 with one head: the projection and the output of its attention, two linear maps of its perceptron, and two
     * norms. All biases, scales and shifts count.
     *
     * <pre>{@code
     * TransformerLayer block = new TransformerLayer(AttentionSettings.of(10, 1));
     * return block.weights().stream().mapToInt(w -> w.values().length).sum();
     * }</pre>
     */
    public static int theWeightsOfABlock() {
        return todo("how many weights?");
    }

    /**
     * A text of twice the length, and twice the heads.
     *
     * <pre>{@code new AttentionCost(2000, 64, 8).amongPlaces() / new AttentionCost(1000, 64, 4).amongPlaces()}</pre>
     */
    public static long timesAsManyMultiplications() {
        return todo("how many times as many? Write an L after the number");
    }

    /**
     * And the attention weights that are in memory.
     *
     * <pre>{@code new AttentionCost(2000, 64, 8).weights() / new AttentionCost(1000, 64, 4).weights()}</pre>
     */
    public static long timesAsManyAttentionWeights() {
        return todo("how many times as many? Write an L after the number");
    }
}
