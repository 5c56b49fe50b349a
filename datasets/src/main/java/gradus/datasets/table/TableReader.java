package gradus.datasets.table;

import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads rows of known columns into tables. A row that breaks the promise ends it with an error. */
public final class TableReader implements AutoCloseable {
    private final String file;
    private final CsvFormat format;
    private final List<ColumnSpec> columns;
    private final Set<String> required;
    private final Rows rows;

    /**
     * @param required names of the columns that must have a value in every row
     * @throws DataException if the header is not that of the columns; the rows are closed then
     */
    TableReader(String file, Rows rows, CsvFormat format, List<ColumnSpec> columns, Collection<String> required) {
        this.file = file;
        this.format = format;
        this.columns = columns;
        this.required = Set.copyOf(required);
        this.rows = rows;
        try {
            requireHeader();
        } catch (DataException e) {
            rows.close();
            throw e;
        }
    }

    /** Reads delimited text. */
    static TableReader csv(String file, InputStream stored, CsvFormat format, List<ColumnSpec> columns) {
        return new TableReader(file, new CsvRows(file, stored, format), format, columns, List.of());
    }

    /** The whole table, or an error. */
    public static Table readAll(String file, InputStream stored, CsvFormat format, List<ColumnSpec> columns) {
        try (TableReader reader = csv(file, stored, format, columns)) {
            return reader.next(Integer.MAX_VALUE);
        }
    }

    /** The next rows, at most so many; a table without rows at the end. */
    Table next(int most) {
        List<Column<?>> filled = new ArrayList<>();
        columns.forEach(c -> filled.add(c.type().newColumn(c.name())));
        List<String> row;
        for (int i = 0; i < most && (row = rows.next()) != null; i++) {
            for (int j = 0; j < row.size(); j++) {
                append(filled.get(j), columns.get(j), row.get(j));
            }
        }
        Table table = Table.create(file);
        filled.forEach(
                table::internalAddWithoutValidation); // the names are known to differ; to ask again costs their square
        return table;
    }

    @Override
    public void close() {
        rows.close();
    }

    private void requireHeader() {
        List<String> names = columns.stream().map(ColumnSpec::name).toList();
        List<String> header = rows.header();
        for (int i = 0; i < Math.max(names.size(), header.size()); i++) {
            String expected = i < names.size() ? "column " + names.get(i) : "the end of the header";
            String found = i < header.size() ? "column " + header.get(i) : "the end of the header";
            if (!expected.equals(found)) {
                throw new DataException(Place.of(file).line(1), expected + " at position " + (i + 1), found);
            }
        }
    }

    private void append(Column<?> column, ColumnSpec spec, String cell) {
        if (format.isMissing(cell)) {
            if (required.contains(spec.name())) {
                throw new DataException(rows.place().column(spec.name()), "a value", DataException.quote(cell));
            }
            column.appendMissing();
            return;
        }
        try {
            spec.type().append(column, spec.type().isNumeric() ? format.numeral(cell) : cell);
        } catch (IllegalArgumentException | DateTimeException e) {
            boolean comma = spec.type() == ColumnType.NUMBER && format.decimal() == ',';
            String expected = spec.type().requirement() + (comma ? " with a decimal comma" : "");
            throw new DataException(rows.place().column(spec.name()), expected, DataException.quote(cell), e);
        }
    }
}
