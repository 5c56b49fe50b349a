package gradus.datasets.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** How well does one column, by itself, predict another? */
final class Leakage {
    private static final int FEWEST_ROWS = 10;

    private Leakage() {}

    /**
     * Learns the wanted column from the other on about half of the rows, and sees how it does on the rest. Tried
     * twice: on the rows that have a value, and on all, where to have none is a value of its own.
     *
     * @param classes whether the wanted column holds classes; otherwise it holds numbers
     * @return the share of the error of the best constant that the column avoids: 1 if it knows everything, 0 or less if it
     *     knows nothing, or if fewer than ten rows can be learned from or seen
     */
    static double skill(Column<?> column, Column<?> wanted, boolean classes) {
        double present = skill(column, wanted, classes, row -> !column.isMissing(row));
        return column.countMissing() == 0 ? present : Math.max(present, skill(column, wanted, classes, row -> true));
    }

    /** The same, for a column of which only this is known: whether it has a value, or neither value nor mark. */
    static double skillOfGaps(Column<?> column, Column<?> wanted, boolean classes) {
        StringColumn gaps = StringColumn.create(column.name());
        for (int i = 0; i < column.size(); i++) {
            gaps.append(Marks.isMissing(column, i) ? "no" : "yes");
        }
        return gaps.countUnique() < 2 ? 0 : skill(gaps, wanted, classes, row -> true);
    }

    private static double skill(Column<?> column, Column<?> wanted, boolean classes, IntPredicate rows) {
        List<Integer> learned = new ArrayList<>();
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            if (rows.test(i) && !wanted.isMissing(i)) {
                (isLearned(i) ? learned : unseen).add(i);
            }
        }
        if (learned.size() < FEWEST_ROWS || unseen.size() < FEWEST_ROWS) {
            return 0;
        }
        Cells cells = new Cells(column, wanted, classes, learned);
        return classes
                ? classSkill(cells, wanted, learned, unseen)
                : numberSkill(cells, (NumericColumn<?>) wanted, learned, unseen);
    }

    /** A fixed half of the rows without a pattern: every second row would split data that come in pairs. */
    private static boolean isLearned(int row) {
        return (row * 0x9E3779B97F4A7C15L >>> 40 & 1) == 0;
    }

    /** The share of the errors of "always the most frequent class" that the column avoids. */
    private static double classSkill(Cells cells, Column<?> wanted, List<Integer> learned, List<Integer> unseen) {
        Map<Object, Map<String, Integer>> seen = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (int row : learned) {
            seen.computeIfAbsent(cells.of(row), key -> new HashMap<>()).merge(wanted.getString(row), 1, Integer::sum);
            all.merge(wanted.getString(row), 1, Integer::sum);
        }
        String usual = mostFrequent(all);
        int wrong = 0;
        int wrongAsUsual = 0;
        for (int row : unseen) {
            String label = wanted.getString(row);
            wrong += mostFrequent(seen.getOrDefault(cells.of(row), all)).equals(label) ? 0 : 1;
            wrongAsUsual += usual.equals(label) ? 0 : 1;
        }
        return wrongAsUsual == 0 ? 0 : 1 - (double) wrong / wrongAsUsual;
    }

    /** The share of the squared error of "always the mean" that the column avoids (R²). */
    private static double numberSkill(
            Cells cells, NumericColumn<?> wanted, List<Integer> learned, List<Integer> unseen) {
        Map<Object, double[]> sums = new HashMap<>();
        double[] all = new double[2];
        for (int row : learned) {
            double[] sum = sums.computeIfAbsent(cells.of(row), key -> new double[2]);
            sum[0] += wanted.getDouble(row);
            sum[1]++;
            all[0] += wanted.getDouble(row);
            all[1]++;
        }
        double error = 0;
        double errorOfMean = 0;
        for (int row : unseen) {
            double[] sum = sums.getOrDefault(cells.of(row), all);
            error += Math.pow(wanted.getDouble(row) - sum[0] / sum[1], 2);
            errorOfMean += Math.pow(wanted.getDouble(row) - all[0] / all[1], 2);
        }
        return errorOfMean == 0 ? 0 : 1 - error / errorOfMean;
    }

    private static String mostFrequent(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** A column cut into cells: text by value, numbers into intervals within which the wanted column varies least. */
    private static final class Cells {
        private static final Object MISSING = new Object();

        private final Column<?> column;
        private final double[] bounds; // ascending; a number on a bound belongs to the interval above it

        Cells(Column<?> column, Column<?> wanted, boolean classes, List<Integer> learned) {
            this.column = column;
            this.bounds = column instanceof NumericColumn<?> numbers
                    ? new Cuts(numbers, wanted, classes, withValue(learned)).bounds()
                    : new double[0];
        }

        private List<Integer> withValue(List<Integer> rows) {
            return rows.stream().filter(row -> !column.isMissing(row)).toList();
        }

        Object of(int row) {
            if (column.isMissing(row)) {
                return MISSING;
            }
            if (column instanceof NumericColumn<?> numbers) {
                int found = Arrays.binarySearch(bounds, numbers.getDouble(row));
                return found >= 0 ? found + 1 : -found - 1;
            }
            return column.getString(row);
        }
    }
}
