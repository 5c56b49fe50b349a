package gradus.fundamentals.sql;

import gradus.datasets.DataSet;
import gradus.datasets.card.TableFile;
import gradus.datasets.table.ColumnSpec;
import gradus.fundamentals.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data sets of the course where a database can reach them. */
public final class Shipped {
    private Shipped() {}

    /**
     * Copies a file of a set, verified, to a folder, where DuckDB reads it in place.
     *
     * @return the file's path
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path file(DataSet set, String file, Path folder) {
        try {
            return Files.write(folder.resolve(file), set.bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + " to " + folder.toAbsolutePath(), e);
        }
    }

    /**
     * Makes a table of a file of a set, with the types that its card names.
     *
     * @param duckdb has no table of that name yet
     * @param table the name of the new table
     * @throws DatabaseException if there is such a table
     * @throws IllegalArgumentException if the set has no such file, or it holds no table
     */
    public static void load(Database duckdb, String table, DataSet set, String file) {
        Require.that(set.file(file) instanceof TableFile, "file must hold a table, but was " + file);
        TableFile card = (TableFile) set.file(file);
        try {
            Path folder = Files.createTempDirectory("gradus-sql");
            Path copy = file(set, file, folder);
            try {
                duckdb.update(
                        "CREATE TABLE " + table + " AS FROM read_csv(?, header = true, nullstr = " + missing(card)
                                + ", columns = " + columns(card) + ")",
                        copy.toString());
            } finally {
                Files.delete(copy);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for " + file, e);
        }
    }

    private static String missing(TableFile card) {
        return Stream.concat(Stream.of(""), card.missingMarks().stream().sorted())
                .map(mark -> "'" + mark + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String columns(TableFile card) {
        return card.columns().stream()
                .map(column -> "'" + column.name() + "': '" + type(column) + "'")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String type(ColumnSpec column) {
        return switch (column.type()) {
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            default -> "VARCHAR";
        };
    }
}
