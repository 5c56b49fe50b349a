package gradus.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A number that sums up the rows of a table, or those where all conditions hold: {@code mean len where supp=OJ & dose>1}.
 *
 * @param kind such as mean
 * @param of a column, two columns or a condition; empty for {@code rows} and {@code columns}
 * @param conditions on the rows
 */
record Statistic(String kind, String of, List<String> conditions) {
    private static final Pattern CONDITION = Pattern.compile("(\\w+)([=>~])(.*)");
    private static final Pattern WORDS = Pattern.compile("words\\((\\w+)\\)");

    static Statistic of(String text) {
        String[] parts = text.split(" where ", 2);
        String[] words = parts[0].split(" ", 2);
        return new Statistic(
                words[0],
                words.length == 1 ? "" : words[1],
                parts.length == 1 ? List.of() : List.of(parts[1].split(" & ")));
    }

    double compute(Table table) {
        int[] rows = IntStream.range(0, table.rowCount())
                .filter(conditions.stream()
                        .map(condition -> holds(table, condition))
                        .reduce(row -> true, IntPredicate::and))
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException(
                    "no row of " + table.name() + " where " + String.join(" & ", conditions));
        }
        return switch (kind) {
            case "rows" -> rows.length;
            case "columns" -> table.columnCount();
            case "count" -> count(table, rows);
            case "share" -> (double) count(table, rows) / rows.length;
            case "missing" ->
                Arrays.stream(rows).filter(table.column(of)::isMissing).count();
            case "distinct" ->
                Arrays.stream(rows)
                        .mapToObj(table.column(of)::getString)
                        .distinct()
                        .count();
            case "sum" -> Arrays.stream(numbers(table, of, rows)).sum();
            case "mean" -> mean(numbers(table, of, rows));
            case "median" -> median(numbers(table, of, rows));
            case "sd" -> sd(numbers(table, of, rows));
            case "min" -> Arrays.stream(numbers(table, of, rows)).min().orElseThrow();
            case "max" -> Arrays.stream(numbers(table, of, rows)).max().orElseThrow();
            case "cor" -> {
                double[][] pair = pair(table, rows);
                yield covariance(pair[0], pair[1]) / (sd(pair[0]) * sd(pair[1]));
            }
            case "slope" -> {
                double[][] pair = pair(table, rows);
                yield covariance(pair[0], pair[1]) / covariance(pair[1], pair[1]);
            }
            default ->
                throw new IllegalArgumentException("no statistic \"" + kind + " " + of
                        + "\"; there are rows, columns, count, share, missing, distinct, sum, mean, median, sd, min, max,"
                        + " cor and slope");
        };
    }

    private long count(Table table, int[] rows) {
        return Arrays.stream(rows).filter(holds(table, of)).count();
    }

    private static IntPredicate holds(Table table, String condition) {
        Matcher parts = CONDITION.matcher(condition);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no condition \"" + condition
                    + "\"; a condition is column=value, column>number or column~regular expression");
        }
        Column<?> column = table.column(parts.group(1));
        String operand = parts.group(3);
        return switch (parts.group(2)) {
            case "=" -> row -> column.getString(row).equals(operand);
            case ">" -> {
                double bound = Double.parseDouble(operand);
                yield row -> ((NumericColumn<?>) column).getDouble(row) > bound;
            }
            default -> {
                Predicate<String> pattern =
                        Pattern.compile(operand, Pattern.DOTALL).asMatchPredicate();
                yield row -> pattern.test(column.getString(row));
            }
        };
    }

    private double[][] pair(Table table, int[] rows) {
        String[] names = of.split(" ");
        return new double[][] {numbers(table, names[0], rows), numbers(table, names[1], rows)};
    }

    private static double[] numbers(Table table, String name, int[] rows) {
        Matcher words = WORDS.matcher(name);
        if (words.matches()) {
            Column<?> text = table.column(words.group(1));
            return Arrays.stream(rows)
                    .mapToDouble(row -> text.getString(row).split("\\s+").length)
                    .toArray();
        }
        NumericColumn<?> numbers = (NumericColumn<?>) table.column(name);
        return Arrays.stream(rows)
                .filter(row -> !numbers.isMissing(row))
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

    private static double sd(double[] x) {
        return Math.sqrt(covariance(x, x));
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        return IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                        .sum()
                / (x.length - 1);
    }
}
