package gradus.workbook.classicalml.splitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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
        // begin solution: join rows that hang together into groups, then draw whole groups
        int n = people.length;
        int[] parent = new int[n]; // a row's next row on the way to its group's root, which is its own parent
        Map<String, Integer> firstOfPerson = new HashMap<>();
        Map<String, Integer> firstOfDevice = new HashMap<>();
        for (int row = 0; row < n; row++) {
            parent[row] = row;
            firstOfPerson.putIfAbsent(people[row], row);
            firstOfDevice.putIfAbsent(devices[row], row);
            parent[root(parent, row)] = root(parent, firstOfPerson.get(people[row]));
            parent[root(parent, row)] = root(parent, firstOfDevice.get(devices[row]));
        }
        Map<Integer, List<Integer>> rowsOfRoot = new LinkedHashMap<>();
        for (int row = 0; row < n; row++) {
            rowsOfRoot
                    .computeIfAbsent(root(parent, row), r -> new ArrayList<>())
                    .add(row);
        }
        List<List<Integer>> groups = new ArrayList<>(rowsOfRoot.values());
        if (groups.size() < 2) {
            throw new IllegalArgumentException(
                    "rows must fall into two groups or more, but all " + n + " are one group");
        }
        Collections.shuffle(groups, new Random(seed));
        boolean[] isTest = new boolean[n];
        int testRows = 0;
        for (List<Integer> group : groups.subList(0, groups.size() - 1)) {
            if (testRows < n * testFraction) {
                group.forEach(row -> isTest[row] = true);
                testRows += group.size();
            }
        }
        return isTest;
        // end solution
    }

    /** Follows parents up to the row that is its own: the one that stands for its group. */
    private static int root(int[] parent, int row) {
        int r = row;
        while (parent[r] != r) {
            r = parent[r];
        }
        return r;
    }
}
