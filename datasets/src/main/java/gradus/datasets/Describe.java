package gradus.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Sets, files and images in words and characters, for a terminal. */
public final class Describe {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final String INKS = " ░▒▓█";
    private static final int BINS = 12;
    private static final int FIRST_ROWS = 5;

    private Describe() {}

    /** All sets that come with the course: a line for each. */
    public static String catalogue() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("set", "rows", "task", "what it is"));
        for (DataSet set : DataSets.all()) {
            rows.add(
                    List.of(set.name(), Integer.toString(set.rows()), set.task().label(), set.title()));
        }
        return Layout.aligned(rows);
    }

    /**
     * All that is known of a set: what it is, where it comes from, what is odd about it; for each of its tables the columns
     * with type, unit, missing values and distribution, and the first rows.
     *
     * @throws DataException if a file of the set is missing or damaged
     */
    public static String set(DataSet set) {
        StringBuilder text = new StringBuilder(set.title())
                .append("\n\n")
                .append(Layout.wrapped(set.about(), ""))
                .append('\n');
        text.append(Layout.wrapped(
                "task      " + set.task().label()
                        + set.target().map(t -> ": predict " + t).orElse(""),
                "          "));
        text.append(Layout.wrapped("licence   " + set.licence(), "          "));
        text.append(Layout.wrapped("source    " + set.source(), "          "));
        text.append(Layout.wrapped("cite      " + set.citation(), "          "));
        set.quirks().forEach(quirk -> text.append(Layout.wrapped("beware    " + quirk, "          ")));
        for (DataFile file : set.files()) {
            text.append('\n').append(file.name()).append('\n');
            if (file instanceof TableFile table) {
                text.append(table(set.table(file.name()), table.columns()));
            } else if (file instanceof MediaFile media) {
                text.append("  ")
                        .append(media.rows())
                        .append(' ')
                        .append(media.holds())
                        .append('\n');
            }
        }
        return text.toString();
    }

    /**
     * A file of the learner's own: its columns, its first rows, and what {@link Audit} finds.
     *
     * @param target the column to be predicted, or null for none
     * @throws DataException if the file cannot be read
     * @throws IllegalArgumentException if there is no such column
     */
    public static String csv(Path file, CsvFormat format, String target) {
        CsvFile csv = CsvFile.of(file, format);
        List<ColumnSpec> columns = csv.columns();
        Table table = csv.table(columns);
        return audited(file, table, columns, target);
    }

    /**
     * A Parquet file of the learner's own, as {@link #csv}.
     *
     * @param target the column to be predicted, or null for none
     * @throws DataException if the file cannot be read
     * @throws IllegalArgumentException if there is no such column
     */
    public static String parquet(Path file, String target) {
        ParquetFile parquet = ParquetFile.of(file);
        return audited(file, parquet.table(), parquet.columns(), target);
    }

    private static String audited(Path file, Table table, List<ColumnSpec> columns, String target) {
        List<Finding> findings = target == null ? Audit.of(table) : Audit.of(table, target);
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(List.of(finding.kind().name().toLowerCase(Locale.ROOT), finding.column(), finding.says()));
        }
        String found = findings.isEmpty() ? "nothing that commonly spoils a model\n" : Layout.aligned(rows);
        return file.getFileName() + ", " + table.rowCount() + " rows\n" + table(table, columns) + "\naudit\n" + found;
    }

    /** An image in characters: the darker the character, the larger the value; for colours, their mean. */
    public static String picture(Images images, int image) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < images.height(); row++) {
            for (int column = 0; column < images.width(); column++) {
                int sum = 0;
                for (int channel = 0; channel < images.channels(); channel++) {
                    sum += images.value(image, row, column, channel);
                }
                int most = images.maximum() * images.channels();
                text.append(String.valueOf(INKS.charAt(sum * (INKS.length() - 1) / most))
                        .repeat(2));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * The distribution of a column in one line: for numbers the least, bars for intervals of equal width, and the
     * greatest; for anything else the most frequent values.
     */
    public static String distribution(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            double[] values = Arrays.stream(numbers.asDoubleArray())
                    .filter(x -> !Double.isNaN(x))
                    .toArray();
            return values.length == 0 ? "no values" : bars(values);
        }
        return frequent(column);
    }

    private static String bars(double[] values) {
        double least = Arrays.stream(values).min().orElseThrow();
        double greatest = Arrays.stream(values).max().orElseThrow();
        int[] counts = new int[BINS];
        for (double value : values) {
            counts[greatest == least ? 0 : (int) Math.min(BINS - 1, (value - least) / (greatest - least) * BINS)]++;
        }
        int most = Arrays.stream(counts).max().orElseThrow();
        StringBuilder bars = new StringBuilder(shortNumber(least)).append(' ');
        for (int count : counts) {
            int level = (int) Math.ceil((double) count * LEVELS.length() / most) - 1;
            bars.append(count == 0 ? ' ' : LEVELS.charAt(level));
        }
        return bars.append(' ').append(shortNumber(greatest)).toString();
    }

    private static String frequent(Column<?> column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                counts.merge(column.getString(i), 1, Integer::sum);
            }
        }
        if (counts.size() > 3 && counts.values().stream().allMatch(count -> count == 1)) {
            return counts.size() + " values, each once";
        }
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(e -> Layout.cut(e.getKey(), 20) + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return counts.size() > 3 ? most + ", … (" + counts.size() + " values)" : most;
    }

    private static String table(Table table, List<ColumnSpec> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  column", "type", "unit", "missing", "distribution", "meaning"));
        for (ColumnSpec column : columns) {
            rows.add(List.of(
                    "  " + column.name(),
                    column.type().label(),
                    column.unit(),
                    Integer.toString(column.missing()),
                    distribution(table.column(column.name())),
                    column.meaning()));
        }
        return Layout.aligned(rows) + "\n" + firstRows(table);
    }

    private static String firstRows(Table table) {
        List<List<String>> rows = new ArrayList<>();
        int columns = Math.min(table.columnCount(), 8);
        List<String> header = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            header.add((j == 0 ? "  " : "") + Layout.cut(table.column(j).name(), 18));
        }
        rows.add(header);
        for (int i = 0; i < Math.min(FIRST_ROWS, table.rowCount()); i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                String cell =
                        table.column(j).isMissing(i) ? "–" : table.column(j).getString(i);
                row.add((j == 0 ? "  " : "") + Layout.cut(cell.replaceAll("\\s+", " "), 18));
            }
            rows.add(row);
        }
        String more =
                table.columnCount() > columns ? "  and " + (table.columnCount() - columns) + " more columns\n" : "";
        return Layout.aligned(rows) + more;
    }

    /** At least four digits, and no zeros behind the point. */
    private static String shortNumber(double value) {
        double size = Math.abs(value);
        if (size >= 1000 && size < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains("e")
                ? text
                : text.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }
}
