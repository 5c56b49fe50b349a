package gradus.workbook.classicalml.neighbours;

import static gradus.engine.exercise.Todo.todo;

/**
 * Say what is near, and what it costs to find, before you run it.
 *
 * <p>Below stand eight pieces of code that call this lesson's classes. Write down what each of them gives: a value, no code, and do not run it first. Read the
 * lesson as often as you like.
 *
 * <p>Nothing is judged before all eight predictions are made. Then each is shown beside what really came, with the reason. Your first eight are kept, and the
 * points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/neighbours.md">classical-ml/docs/neighbours.md</a>
 */
public final class NearAndFar {
    private NearAndFar() {}

    /**
     * Customers by age in years and income in euros. Who is most like a customer of 30 with 40,000 euros: row 0, of 31 with 40,900, or row 1, of 65 with
     * 40,100?
     *
     * <pre>{@code new BruteForce(Matrix.of(new double[][] {{31, 40900}, {65, 40100}}), Distance.EUCLIDEAN)
     *         .nearest(new double[] {30, 40000}, 1).row(0)}</pre>
     */
    public static int inYearsAndEuros() {
        return todo("which row number is nearest?");
    }

    /**
     * The same customers, income in thousands of euros.
     *
     * <pre>{@code new BruteForce(Matrix.of(new double[][] {{31, 40.9}, {65, 40.1}}), Distance.EUCLIDEAN)
     *         .nearest(new double[] {30, 40}, 1).row(0)}</pre>
     */
    public static int inYearsAndThousands() {
        return todo("which row number is nearest?");
    }

    /**
     * Four rows on a line, of classes 2, 0, 1, 1; two neighbours vote.
     *
     * <pre>{@code new KnnClassifier(2)
     *         .fit(new KdTree(Matrix.ofColumns(new double[] {5, 8, 20, 30})), new int[] {2, 0, 1, 1})
     *         .predict(6)}</pre>
     */
    public static int oneVoteEach() {
        return todo("which class?");
    }

    /**
     * The same four rows, and all of them vote.
     *
     * <pre>{@code new KnnClassifier(4)
     *         .fit(new KdTree(Matrix.ofColumns(new double[] {5, 8, 20, 30})), new int[] {2, 0, 1, 1})
     *         .predict(6)}</pre>
     */
    public static int everybodyVotes() {
        return todo("which class?");
    }

    /**
     * A regression by the nearest row, asked far outside of what it has seen: targets are three times the feature.
     *
     * <pre>{@code new KnnRegressor(1)
     *         .fit(new KdTree(Matrix.ofColumns(new double[] {1, 2, 4})), new double[] {3, 6, 12})
     *         .predict(100)}</pre>
     */
    public static double farOutside() {
        return todo("which target?");
    }

    /**
     * 200 points, each with 1000 uniform random numbers in [0, 1). One more such point is asked: how many times as far as its nearest point is
     * its farthest, in whole numbers?
     *
     * <pre>{@code Neighbours others = new BruteForce(UniformRows.of(200, 1000, 1), Distance.EUCLIDEAN).nearest(UniformRows.of(1, 1000, 2).row(0), 200);
     * return Math.round(others.distance(199) / others.distance(0));}</pre>
     */
    public static long farthestOverNearest() {
        return todo("rounded to a whole number");
    }

    /**
     * A k-d tree over 20,000 uniform points in 2 dimensions: which share of them does a query measure, in whole percent?
     *
     * <pre>{@code KdTree tree = new KdTree(UniformRows.of(20_000, 2, 1));
     * return Math.round(tree.rowsMeasured(new double[] {0.3, 0.6}, 1) / 200.0);}</pre>
     */
    public static long percentMeasuredOfAPlane() {
        return todo("in whole percent");
    }

    /**
     * The same for 2000 points in 40 dimensions, with a query that is a point of the same kind.
     *
     * <pre>{@code KdTree tree = new KdTree(UniformRows.of(2000, 40, 1));
     * return Math.round(tree.rowsMeasured(UniformRows.of(1, 40, 2).row(0), 1) / 20.0);}</pre>
     */
    public static long percentMeasuredOfFortyDimensions() {
        return todo("in whole percent");
    }
}
