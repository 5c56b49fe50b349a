package gradus.datasets;

import gradus.datasets.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Looks through a table for what commonly spoils a model: missing values, copied rows, constants, identifiers, outliers,
 * columns that give the target away, rare classes. It finds suspects; whether they are guilty, only someone who knows how
 * the data came about can tell.
 */
public final class Audit {
    /** A number further than this many interquartile ranges beyond a quartile is an outlier (Tukey 1977, "far out"). */
    public static final double FAR_OUT = 3;
    /** A column alone that removes this share of the error of the best constant is suspected of leakage. */
    public static final double LEAKAGE = 0.95;
    /** A class with a smaller share of the rows than this is called rare. */
    public static final double RARE = 0.05;

    private static final int MOST_CLASSES = 30;
    private static final int FEWEST_ROWS = 10;

    private final Table table;
    private final Optional<String> target;
    private final List<Finding> findings = new ArrayList<>();

    private Audit(Table table, Optional<String> target) {
        this.table = table;
        this.target = target;
    }

    /**
     * Audits a table of which nothing is to be predicted.
     *
     * @return what was found, whole rows first, then column by column
     */
    public static List<Finding> of(Table table) {
        return new Audit(table, Optional.empty()).run();
    }

    /**
     * Audits a table of which one column is to be predicted. A target of text, or of at most 30 different whole numbers,
     * is a class; any other is a number.
     *
     * @return what was found, whole rows first, then column by column
     * @throws IllegalArgumentException if there is no such column
     */
    public static List<Finding> of(Table table, String target) {
        Numbers.column(table, target);
        return new Audit(table, Optional.of(target)).run();
    }

    private List<Finding> run() {
        duplicates();
        for (Column<?> column : table.columns()) {
            missing(column);
            boolean informative = spread(column);
            if (column instanceof NumericColumn<?> numbers) {
                outliers(numbers);
            }
            boolean isTarget = target.filter(column.name()::equals).isPresent();
            if (isTarget) {
                imbalance(column);
            } else if (target.isPresent() && informative) {
                leakage(column);
            }
        }
        return List.copyOf(findings);
    }

    private void duplicates() {
        Set<List<Object>> seen = new HashSet<>();
        int copies = 0;
        for (Row row : table) {
            List<Object> cells = new ArrayList<>();
            for (int j = 0; j < table.columnCount(); j++) {
                cells.add(row.getObject(j));
            }
            copies += seen.add(cells) ? 0 : 1;
        }
        if (copies > 0) {
            add(Kind.DUPLICATES, "", "%d of %d rows are exact copies of earlier ones", copies, table.rowCount());
        }
    }

    private void missing(Column<?> column) {
        int missing = column.countMissing();
        if (missing > 0) {
            add(
                    Kind.MISSING,
                    column.name(),
                    "%d of %d cells (%.1f%%) have no value",
                    missing,
                    column.size(),
                    100.0 * missing / column.size());
        }
    }

    /** Whether the column is worth comparing with the target: it is neither constant nor a name of rows. */
    private boolean spread(Column<?> column) {
        int present = column.size() - column.countMissing();
        int distinct = column.removeMissing().countUnique();
        if (present > 0 && distinct == 1) {
            add(
                    Kind.CONSTANT,
                    column.name(),
                    "every value is %s",
                    column.removeMissing().getString(0));
        }
        boolean names = present >= FEWEST_ROWS && distinct == present && !(column instanceof DoubleColumn);
        if (names) {
            add(
                    Kind.IDENTIFIER,
                    column.name(),
                    "each of its %d values occurs once: a name of the row, not a property",
                    present);
        }
        return distinct > 1;
    }

    private void outliers(NumericColumn<?> column) {
        double[] sorted = Arrays.stream(column.asDoubleArray())
                .filter(x -> !Double.isNaN(x))
                .toArray();
        if (sorted.length < 4) {
            return;
        }
        Arrays.sort(sorted);
        double low = quantile(sorted, 0.25);
        double high = quantile(sorted, 0.75);
        double reach = FAR_OUT * (high - low);
        long count = Arrays.stream(sorted)
                .filter(x -> x < low - reach || x > high + reach)
                .count();
        if (reach > 0 && count > 0) {
            double first = sorted[0];
            double last = sorted[sorted.length - 1];
            double furthest = low - first > last - high ? first : last;
            add(
                    Kind.OUTLIERS,
                    column.name(),
                    "%d of %d numbers lie more than %.0f interquartile ranges beyond the quartiles %s and %s, the furthest is %s",
                    count,
                    sorted.length,
                    FAR_OUT,
                    low,
                    high,
                    furthest);
        }
    }

    private static double quantile(double[] sorted, double p) {
        double position = p * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private void imbalance(Column<?> column) {
        if (!isClass(column)) {
            return;
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                counts.merge(column.getString(i), 1, Integer::sum);
            }
        }
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.forEach((label, count) -> {
            if (count < RARE * total) {
                add(
                        Kind.IMBALANCE,
                        column.name(),
                        "class %s has %d of %d rows (%.1f%%)",
                        label,
                        count,
                        total,
                        100.0 * count / total);
            }
        });
    }

    private static boolean isClass(Column<?> column) {
        return !(column instanceof NumericColumn)
                || column instanceof IntColumn && column.countUnique() <= MOST_CLASSES;
    }

    /** Learns the target from this column alone on about half of the rows, and sees how it does on the others. */
    private void leakage(Column<?> column) {
        Column<?> wanted = table.column(target.orElseThrow());
        List<Integer> learned = new ArrayList<>();
        List<Integer> unseen = new ArrayList<>();
        for (int i = 0; i < table.rowCount(); i++) {
            if (!column.isMissing(i) && !wanted.isMissing(i)) {
                (isLearned(i) ? learned : unseen).add(i);
            }
        }
        if (learned.size() < FEWEST_ROWS || unseen.size() < FEWEST_ROWS) {
            return;
        }
        Cells cells = new Cells(column, learned);
        double skill = isClass(wanted)
                ? classSkill(cells, wanted, learned, unseen)
                : numberSkill(cells, (NumericColumn<?>) wanted, learned, unseen);
        if (skill >= LEAKAGE) {
            add(
                    Kind.LEAKAGE,
                    column.name(),
                    "alone it predicts %s on rows it has not seen, with %.1f%% of the error of a constant removed",
                    wanted.name(),
                    100 * skill);
        }
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

    private void add(Kind kind, String column, String words, Object... values) {
        findings.add(new Finding(kind, column, String.format(Locale.ROOT, words, values)));
    }

    /** A column cut into cells: text by value, numbers into intervals that hold about equally many learned rows. */
    private static final class Cells {
        private static final int INTERVALS = 64;

        private final Column<?> column;
        private final double[] bounds;

        Cells(Column<?> column, List<Integer> learned) {
            this.column = column;
            this.bounds = column instanceof NumericColumn<?> numbers ? bounds(numbers, learned) : null;
        }

        Object of(int row) {
            if (bounds == null) {
                return column.getString(row);
            }
            int found = Arrays.binarySearch(bounds, ((NumericColumn<?>) column).getDouble(row));
            return found >= 0 ? found + 1 : -found - 1; // a bound belongs to the interval above it
        }

        private static double[] bounds(NumericColumn<?> column, List<Integer> learned) {
            double[] sorted =
                    learned.stream().mapToDouble(column::getDouble).sorted().toArray();
            int intervals = Math.max(2, Math.min(INTERVALS, sorted.length / 4));
            double[] bounds = new double[intervals - 1];
            for (int k = 1; k < intervals; k++) {
                bounds[k - 1] = sorted[(int) ((long) k * sorted.length / intervals)];
            }
            return Arrays.stream(bounds).distinct().toArray();
        }
    }
}
