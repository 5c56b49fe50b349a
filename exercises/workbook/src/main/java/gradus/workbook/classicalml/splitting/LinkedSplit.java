package gradus.workbook.classicalml.splitting;

import static gradus.engine.exercise.Todo.todo;

/**
 * A grouped split where nobody wrote down the groups.
 *
 * <p>A shop predicts fraud. Each row is an order, made by a person on a device. Two orders hang together if they share the
 * person <em>or</em> the device, and so do two that are joined by a chain of such orders: Ann's phone is also Bob's, Bob's
 * tablet is also Cat's, so Ann's orders hang together with Cat's. All orders that hang together are one group, and a group
 * must be on one side, or the model is tested on people it knows. A person and a device may have the same name by chance; that
 * joins nothing.
 *
 * <p>Draw whole groups in an order that the seed decides, every order equally likely whatever the groups' sizes, and put each on
 * the test side until that side has at least n · testFraction of the n rows (2.25 rows are three; the lesson's {@code grouped}
 * rounds to two). The last group in the order always trains, so that no side is empty.
 *
 * <p>You may want to import {@link java.util.ArrayList}, {@link java.util.Collections}, {@link java.util.HashMap},
 * {@link java.util.LinkedHashMap}, {@link java.util.List}, {@link java.util.Map}, {@link java.util.Random}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/splitting.md">classical-ml/docs/splitting.md</a>
 */
public final class LinkedSplit {
    private LinkedSplit() {}

    /**
     * Which rows test.
     *
     * @param people each row's person
     * @param devices each row's device, as many
     * @param testFraction the share of rows (not of groups) to test, in (0, 1)
     * @return one boolean per row: true if it tests, false if it trains
     * @throws IllegalArgumentException if all rows hang together; the message says "one group"
     */
    public static boolean[] isTest(String[] people, String[] devices, double testFraction, long seed) {
        return todo("join rows that hang together into groups, then draw whole groups");
    }

    /** Follows parents up to the row that is its own: the one that stands for its group. */
    @SuppressWarnings("unused") // until your code uses it
    private static int root(int[] parent, int row) {
        int r = row;
        while (parent[r] != r) {
            r = parent[r];
        }
        return r;
    }
}
