package gradus.datasets.audit;

import gradus.datasets.audit.Finding.Kind;
import gradus.datasets.bridge.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Looks through a table for what commonly spoils a model: missing values and marks in their place, numbers that are text, copied rows, constants, identifiers, outliers,
 * columns that give the target away, rare classes. It finds suspects; whether they are guilty, only someone who knows how
 * the data came about can tell.
 */
public final class Audit {
    /** A number further than this many interquartile ranges beyond a quartile is an outlier (Tukey 1977, "far out"). */
    public static final double FAR_OUT = 3;
    /** A single column that removes this share of the error of the best constant is suspected of leakage. */
    public static final double LEAKAGE = 0.95;
    /** A class with a smaller share of the rows than this, and less than a quarter of an equal share, is called rare. */
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
        int filled = emptyRows();
        duplicates(filled);
        for (Column<?> column : table.columns()) {
            missing(column);
            boolean numerals = text(column);
            boolean informative = spread(column, numerals);
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

    /**
     * Rows of delimiters only, as a spreadsheet leaves them below its table.
     *
     * @return the number of rows without those at the end
     */
    private int emptyRows() {
        if (table.columnCount() < 2) {
            return table.rowCount(); // there, a row without a value is a missing value like any other
        }
        int[] empty = IntStream.range(0, table.rowCount())
                .filter(row -> table.columns().stream().allMatch(column -> column.isMissing(row)))
                .toArray();
        int atEnd = 0;
        while (atEnd < empty.length && empty[empty.length - 1 - atEnd] == table.rowCount() - 1 - atEnd) {
            atEnd++;
        }
        if (atEnd > 0) {
            add(
                    Kind.EMPTY,
                    "",
                    "%d empty %s at the end: leave %s out",
                    atEnd,
                    atEnd == 1 ? "row" : "rows",
                    atEnd == 1 ? "it" : "them");
        }
        if (empty.length > atEnd) {
            add(Kind.EMPTY, "", "%d of %d rows have no value at all", empty.length - atEnd, table.rowCount());
        }
        return table.rowCount() - atEnd;
    }

    private void duplicates(int rows) {
        Set<List<Object>> seen = new HashSet<>();
        List<Column<?>> columns = table.columns();
        int copies = 0;
        for (int i = 0; i < rows; i++) {
            int row = i;
            copies += seen.add(columns.stream()
                            .<Object>map(column -> column.get(row))
                            .toList())
                    ? 0
                    : 1;
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

    /** Whether the column is text that would be numbers. */
    private boolean text(Column<?> column) {
        if (!(column instanceof StringColumn words)) {
            return false;
        }
        Optional<Finding> found = new TextColumn(words).finding();
        found.ifPresent(findings::add);
        return found.filter(finding -> finding.kind() == Kind.NUMERALS).isPresent();
    }

    /** Whether the column is worth comparing with the target: it says different things, if only by having no value. */
    private boolean spread(Column<?> column, boolean numerals) {
        int present = column.size() - column.countMissing();
        int distinct = column.removeMissing().countUnique();
        if (present > 0 && distinct == 1) {
            add(
                    Kind.CONSTANT,
                    column.name(),
                    "every value is %s",
                    column.removeMissing().getString(0));
        }
        boolean names = !numerals && present >= FEWEST_ROWS && distinct == present && !(column instanceof DoubleColumn);
        if (names) {
            add(
                    Kind.IDENTIFIER,
                    column.name(),
                    "each of its %d values occurs once: a name of the row, not a property",
                    present);
        }
        return distinct > 1 || distinct == 1 && present < column.size();
    }

    private void outliers(NumericColumn<?> column) {
        double[] sorted = Arrays.stream(column.asDoubleArray())
                .filter(x -> !Double.isNaN(x))
                .toArray();
        if (sorted.length < 4) {
            return;
        }
        Arrays.sort(sorted);
        Percentile quantile = new Percentile().withEstimationType(EstimationType.R_7);
        quantile.setData(sorted);
        double low = quantile.evaluate(25);
        double high = quantile.evaluate(75);
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
        double rare = Math.min(RARE * total, 0.25 * total / counts.size());
        counts.forEach((label, count) -> {
            if (count < rare) {
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

    private void leakage(Column<?> column) {
        Column<?> wanted = table.column(target.orElseThrow());
        double byGaps = Leakage.skillOfGaps(column, wanted, isClass(wanted));
        double skill = Math.max(byGaps, Leakage.skill(column, wanted, isClass(wanted)));
        if (skill >= LEAKAGE) {
            add(
                    Kind.LEAKAGE,
                    column.name(),
                    "%s predicts %s on rows it has not seen, with %.1f%% of the error of a constant removed",
                    byGaps >= LEAKAGE ? "whether it has a value" : "alone it",
                    wanted.name(),
                    100 * skill);
        }
    }

    private void add(Kind kind, String column, String words, Object... values) {
        findings.add(new Finding(kind, column, String.format(Locale.ROOT, words, values)));
    }
}
