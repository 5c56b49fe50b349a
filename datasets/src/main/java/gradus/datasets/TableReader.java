package gradus.datasets;

import java.io.InputStream;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads delimited text of known columns into a table. Either the whole table comes out, or an error. */
final class TableReader {
    private final String file;
    private final CsvFormat format;
    private final List<ColumnSpec> columns;

    TableReader(String file, CsvFormat format, List<ColumnSpec> columns) {
        this.file = file;
        this.format = format;
        this.columns = columns;
    }

    Table read(InputStream stored) {
        try (CsvReader reader = new CsvReader(file, stored, format)) {
            requireHeader(reader.next());
            List<Column<?>> filled = List.copyOf(emptyColumns());
            long emptyLine = 0;
            List<String> record;
            while ((record = reader.next()) != null) {
                if (emptyLine > 0) {
                    throw new DataException(Place.of(file).line(emptyLine), columns.size() + " cells", "an empty line");
                }
                if (columns.size() > 1 && record.equals(List.of(""))) {
                    emptyLine = reader.line(); // allowed at the end alone
                } else {
                    append(filled, record, Place.of(file).line(reader.line()));
                }
            }
            return Table.create(file, filled);
        }
    }

    private List<? extends Column<?>> emptyColumns() {
        return columns.stream().map(c -> c.type().newColumn(c.name())).toList();
    }

    private void requireHeader(List<String> header) {
        if (header == null) {
            throw new DataException(Place.of(file), "a header line", "an empty file");
        }
        List<String> names = columns.stream().map(ColumnSpec::name).toList();
        for (int i = 0; i < Math.max(names.size(), header.size()); i++) {
            String expected = i < names.size() ? "column " + names.get(i) : "the end of the header";
            String found = i < header.size() ? "column " + header.get(i) : "the end of the header";
            if (!expected.equals(found)) {
                throw new DataException(Place.of(file).line(1), expected + " at position " + (i + 1), found);
            }
        }
    }

    private void append(List<Column<?>> filled, List<String> record, Place place) {
        if (record.size() != columns.size()) {
            throw new DataException(place, columns.size() + " cells", Integer.toString(record.size()));
        }
        for (int i = 0; i < record.size(); i++) {
            append(filled.get(i), columns.get(i), record.get(i), place);
        }
    }

    private void append(Column<?> column, ColumnSpec spec, String cell, Place place) {
        if (format.isMissing(cell)) {
            column.appendMissing();
            return;
        }
        try {
            spec.type().append(column, cell);
        } catch (IllegalArgumentException e) {
            String expected = spec.type().requirement();
            throw new DataException(place.column(spec.name()), expected, DataException.quote(cell), e);
        }
    }
}
