package gradus.datasets.show;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.audit.Audit;
import gradus.datasets.audit.Finding;
import gradus.datasets.card.DataFile;
import gradus.datasets.card.MediaFile;
import gradus.datasets.card.TableFile;
import gradus.datasets.media.Images;
import gradus.datasets.media.Recording;
import gradus.datasets.table.ColumnSpec;
import gradus.datasets.table.CsvFile;
import gradus.datasets.table.CsvFormat;
import gradus.datasets.table.DataException;
import gradus.datasets.table.ParquetFile;
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
    private static final int SLICES = 60;
    private static final int SMALL = 16;

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
     * with type, unit, missing values and distribution, and the first rows; the first image or sound of each class.
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
        return text.append(examples(Preview.of(set))).toString();
    }

    private static String examples(List<Preview> previews) {
        if (previews.isEmpty()) {
            return "";
        }
        List<List<String>> blocks = new ArrayList<>();
        for (Preview preview : previews) {
            if (preview instanceof Preview.Picture picture) {
                List<String> lines = new ArrayList<>(List.of("  " + picture.label()));
                picture(picture.images(), picture.index()).lines().forEach(line -> lines.add("  " + line));
                blocks.add(lines);
            } else if (preview instanceof Preview.Sound sound) {
                String length = String.format(
                        Locale.ROOT,
                        "  %.2f s at %d Hz",
                        sound.recording().seconds(),
                        sound.recording().sampleRate());
                blocks.add(List.of("  " + sound.label() + "  " + loudness(sound.recording()) + length));
            }
        }
        return "\nthe first of each class\n" + Layout.besideEachOther(blocks);
    }

    /** A recording in one line of characters: the higher the character, the louder that sixtieth of it. */
    public static String loudness(Recording recording) {
        double[] samples = recording.samples();
        double[] loudness = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            int from = (int) ((long) samples.length * i / SLICES);
            int to = (int) ((long) samples.length * (i + 1) / SLICES);
            double squares = Arrays.stream(samples, from, to).map(x -> x * x).sum();
            loudness[i] = to > from ? Math.sqrt(squares / (to - from)) : 0;
        }
        return levels(loudness);
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
            rows.add(List.of(
                    finding.kind().name().toLowerCase(Locale.ROOT),
                    Layout.plain(finding.column()),
                    Layout.plain(finding.says())));
        }
        String found = findings.isEmpty() ? "nothing that commonly spoils a model\n" : Layout.aligned(rows);
        return file.getFileName() + ", " + table.rowCount() + " rows\n" + table(table, columns) + "\naudit\n" + found;
    }

    /**
     * An image in characters, as ink on paper: the larger a grey value, or the darker a colour, the darker the character.
     * A pixel is two characters wide; in an image of more than 16 pixels a row, it is one wide and shares it with the pixel below.
     */
    public static String picture(Images images, int image) {
        boolean small = images.width() <= SMALL;
        int high = small ? 1 : 2;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < images.height(); row += high) {
            for (int column = 0; column < images.width(); column++) {
                int sum = value(images, image, row, column);
                if (!small && row + 1 < images.height()) {
                    sum += value(images, image, row + 1, column);
                }
                int most = images.maximum() * images.channels() * high;
                text.append(String.valueOf(INKS.charAt(sum * (INKS.length() - 1) / most))
                        .repeat(small ? 2 : 1));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int value(Images images, int image, int row, int column) {
        int sum = 0;
        for (int channel = 0; channel < images.channels(); channel++) {
            sum += images.value(image, row, column, channel);
        }
        return images.channels() == 1 ? sum : images.channels() * images.maximum() - sum;
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
        return number(least) + " "
                + levels(Arrays.stream(counts(values, BINS)).asDoubleStream().toArray()) + " " + number(greatest);
    }

    /**
     * How many values lie in each of a number of intervals of equal width, from the least to the greatest; of whole numbers
     * so close that they are fewer than that, how many there are of each.
     *
     * @param values finite numbers
     * @param most how many intervals, at least 1
     */
    public static int[] counts(double[] values, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, but was " + most);
        }
        double least = Arrays.stream(values).min().orElse(0);
        double range = Arrays.stream(values).max().orElse(0) - least;
        boolean each = range == 0 || range < most && Arrays.stream(values).allMatch(value -> value == Math.rint(value));
        int[] counts = new int[each ? (int) range + 1 : most];
        for (double value : values) {
            counts[each ? (int) (value - least) : (int) Math.min(most - 1, (value - least) / range * most)]++;
        }
        return counts;
    }

    /** Heights of 0 or more as characters, the greatest as a whole one, none as a blank. */
    private static String levels(double[] heights) {
        double most = Arrays.stream(heights).max().orElseThrow();
        StringBuilder levels = new StringBuilder();
        for (double height : heights) {
            levels.append(height == 0 ? ' ' : LEVELS.charAt((int) Math.ceil(height * LEVELS.length() / most) - 1));
        }
        return levels.toString();
    }

    private static String frequent(Column<?> column) {
        List<Map.Entry<String, Integer>> counts = frequencies(column);
        if (counts.size() > 3 && counts.get(0).getValue() == 1) {
            return counts.size() + " values, each once";
        }
        String most = counts.stream()
                .limit(3)
                .map(e -> Layout.cut(e.getKey(), 20) + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return counts.size() > 3 ? most + ", … (" + counts.size() + " values)" : most;
    }

    /** The values of a column and how often each comes, the most frequent first, equally frequent ones in their order. */
    public static List<Map.Entry<String, Integer>> frequencies(Column<?> column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                counts.merge(column.getString(i), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
    }

    private static String table(Table table, List<ColumnSpec> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  column", "type", "unit", "missing", "distribution", "meaning"));
        for (ColumnRun run : ColumnRun.of(columns)) {
            rows.add(List.of(
                    "  " + Layout.cut(run.name(), 60),
                    run.type().label(),
                    run.unit(),
                    Integer.toString(run.missing()),
                    distribution(run.values(table)),
                    run.meaning()));
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

    /** A number with at least four digits before the point, or four digits that say something. */
    public static String number(double value) {
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
