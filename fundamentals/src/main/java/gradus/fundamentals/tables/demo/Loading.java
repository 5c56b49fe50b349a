package gradus.fundamentals.tables.demo;

import gradus.datasets.table.CsvFile;
import gradus.datasets.table.CsvFormat;
import gradus.fundamentals.demo.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Small files with one fault each, and what two readers make of them. */
final class Loading {
    private Loading() {}

    static void guesses(Lines lines) throws IOException {
        lines.print("cell               Table.read()                  CsvFile                       meant");
        guess(lines, "zip\n01234\n02115\n", "a zip code of Boston");
        guess(lines, "sex\nF\nF\n", "F for female");
        guess(lines, "country\nNA\nDE\n", "NA for Namibia");
        guess(lines, "day\n01/02/2001\n03/04/2001\n", "1 February, as in Paris");
        guess(lines, "paid\n\"1,5\"\n\"2,25\"\n", "1 1/2, as in Berlin");
        guess(lines, "id\n12345678901234567890\n2\n", "an identifier");
    }

    private static void guess(Lines lines, String file, String meant) throws IOException {
        String cell = file.split("\n")[1].replace("\"", "");
        lines.print(
                "%-18s %-29s %-29s %s",
                cell.length() > 16 ? cell.substring(0, 15) + "…" : cell,
                first(Loading::byTablesaw, file),
                first(Loading::byHouse, file),
                meant);
    }

    /** The first cell of what is read, with the type of its column. */
    private static String first(Function<Path, Table> reader, String file) throws IOException {
        Column<?> column = read(reader, file).column(0);
        String value = column.isMissing(0) ? "missing" : String.valueOf(column.get(0));
        return column.type().name() + " " + value;
    }

    static void errors(Lines lines) throws IOException {
        error(lines, "id,note,paid\n1,good,12\n2,fine\n");
        error(lines, "id,note,paid\n1,good,12\n2,fine, thanks,13\n");
        error(lines, "id,note,paid\n1,\"good,12\n2,bad,13\n");
        error(lines, "id,paid\n1,12\n\n3,14\n");
        error(lines, "id,Id\n1,2\n");
        error(lines, "");
    }

    private static void error(Lines lines, String file) throws IOException {
        lines.print("%s", file.isEmpty() ? "(nothing)" : file.strip().replace("\n", " ⏎ "));
        lines.print("  Table.read()  %s", outcome(Loading::byTablesaw, file));
        lines.print("  CsvFile       %s", outcome(Loading::byHouse, file));
    }

    /** What a reader says of a file: its message, or how many rows it found. */
    static String outcome(Function<Path, Table> reader, String file) throws IOException {
        try {
            return read(reader, file).rowCount() + " rows, no error";
        } catch (RuntimeException e) {
            String message = e.getMessage();
            return message.length() > 100 ? message.substring(0, 99) + "…" : message;
        }
    }

    static Table read(Function<Path, Table> reader, String file) throws IOException {
        Path folder = Files.createTempDirectory("gradus-tables");
        Path path = folder.resolve("paid.csv");
        try {
            return reader.apply(Files.writeString(path, file));
        } finally {
            Files.delete(path);
            Files.delete(folder);
        }
    }

    static Table byTablesaw(Path path) {
        return Table.read().csv(CsvReadOptions.builder(path.toFile()));
    }

    static Table byHouse(Path path) {
        return CsvFile.of(path, CsvFormat.COMMA).table();
    }
}
