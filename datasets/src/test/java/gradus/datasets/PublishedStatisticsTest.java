package gradus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Do the data say what others have published about them? The list with its sources is published-statistics.txt. */
class PublishedStatisticsTest {
    private static final Map<String, Table> TABLES = new HashMap<>();

    /** One line of the list. */
    record Published(String where, String statistic, double value, double tolerance, String source) {
        static Published of(String line) {
            String[] cells = line.split(" \\| ");
            return new Published(
                    cells[0], cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), cells[4]);
        }
    }

    static List<Published> list() throws IOException {
        try (InputStream in = PublishedStatisticsTest.class.getResourceAsStream("published-statistics.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Published::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("list")
    void the_data_say_what_was_published(Published published) {
        assertThat(compute(table(published.where()), published.statistic()))
                .as(published.source())
                .isEqualTo(published.value(), within(published.tolerance()));
    }

    @Test
    void every_set_with_a_table_has_at_least_three() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        list().forEach(p -> counts.merge(p.where().split("/")[0], 1, Integer::sum));
        for (DataSet set : DataSets.all()) {
            boolean hasTable = set.files().stream().anyMatch(TableFile.class::isInstance);
            assertThat(counts.getOrDefault(set.name(), 0)).as(set.name()).isGreaterThanOrEqualTo(hasTable ? 3 : 0);
        }
    }

    private static Table table(String where) {
        return TABLES.computeIfAbsent(where, key -> {
            String[] parts = key.split("/");
            DataSet set = DataSets.named(parts[0]);
            return parts.length == 1 ? set.table() : set.table(parts[1]);
        });
    }

    private static double compute(Table table, String statistic) {
        String[] parts = statistic.split(" where ");
        int[] rows = parts.length == 1 ? IntStream.range(0, table.rowCount()).toArray() : rows(table, parts[1]);
        String what = parts[0].substring(0, parts[0].indexOf(' '));
        String of = parts[0].substring(what.length() + 1);
        return switch (what) {
            case "count" -> Arrays.stream(rows).filter(i -> holds(table, of, i)).count();
            case "missing" -> table.column(of).countMissing();
            case "mean" -> mean(numbers(table, of, rows));
            case "median" -> median(numbers(table, of, rows));
            case "sd" -> Math.sqrt(covariance(numbers(table, of, rows), numbers(table, of, rows)));
            case "sum" -> Arrays.stream(numbers(table, of, rows)).sum();
            case "min" -> Arrays.stream(numbers(table, of, rows)).min().orElseThrow();
            case "max" -> Arrays.stream(numbers(table, of, rows)).max().orElseThrow();
            case "cor" -> correlation(numbers(table, of.split(" ")[0], rows), numbers(table, of.split(" ")[1], rows));
            case "slope" -> slope(numbers(table, of.split(" ")[0], rows), numbers(table, of.split(" ")[1], rows));
            default -> throw new IllegalArgumentException("no statistic " + what);
        };
    }

    private static int[] rows(Table table, String condition) {
        return IntStream.range(0, table.rowCount())
                .filter(i -> holds(table, condition, i))
                .toArray();
    }

    private static boolean holds(Table table, String condition, int row) {
        String[] more = condition.split(">");
        if (more.length == 2) {
            return ((NumericColumn<?>) table.column(more[0])).getDouble(row) > Double.parseDouble(more[1]);
        }
        String[] equal = condition.split("=");
        Column<?> column = table.column(equal[0]);
        return column.getString(row).equals(equal[1]);
    }

    private static double[] numbers(Table table, String column, int[] rows) {
        NumericColumn<?> numbers = (NumericColumn<?>) table.column(column);
        return Arrays.stream(rows)
                .filter(i -> !numbers.isMissing(i))
                .mapToDouble(numbers::getDouble)
                .toArray();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double median(double[] x) {
        double[] sorted = Arrays.stream(x).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        return IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                        .sum()
                / (x.length - 1);
    }

    private static double correlation(double[] x, double[] y) {
        return covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
    }

    private static double slope(double[] y, double[] x) {
        return covariance(x, y) / covariance(x, x);
    }
}
