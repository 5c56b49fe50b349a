import java.util.HashMap;
import java.util.SplittableRandom;

/** The same in two passes: count the classes, then draw row by row, needed out of remaining (selection sampling). */
public final class StratifiedMask {
    public static boolean[] isTest(List<String> labels, double testFraction, long seed) {
        // begin solution: gather each class's rows, shuffle them by the seed, and mark the first of them
        Map<String, Integer> remaining = new HashMap<>();
        labels.forEach(label -> remaining.merge(label, 1, Integer::sum));
        Map<String, Integer> needed = new HashMap<>();
        remaining.forEach((label, rows) -> {
            if (rows == 1) {
                throw new IllegalArgumentException("class " + label + " must have more than one row");
            }
            needed.put(label, (int) Math.max(1, Math.min(rows - 1, Math.round(rows * testFraction))));
        });
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] isTest = new boolean[labels.size()];
        for (int row = 0; row < isTest.length; row++) {
            String label = labels.get(row);
            isTest[row] = random.nextInt(remaining.get(label)) < needed.get(label);
            remaining.merge(label, -1, Integer::sum);
            needed.merge(label, isTest[row] ? -1 : 0, Integer::sum);
        }
        return isTest;
        // end solution
    }
}
