package gradus.datasets.table;

import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header of a delimited file and its rows, each as wide as the header. */
final class CsvRows implements Rows {
    private final Place file;
    private final CsvReader reader;
    private final List<String> header;
    private long line;

    /** @throws DataException if there is no header, or it has an empty or repeated name */
    CsvRows(String file, InputStream stored, CsvFormat format) {
        this.file = Place.of(file);
        this.reader = new CsvReader(file, stored, format);
        try {
            this.header = reader.next();
            requireNames();
        } catch (DataException e) {
            reader.close();
            throw e;
        }
    }

    /** The names in the first line. */
    @Override
    public List<String> header() {
        return header;
    }

    /**
     * The next row, or null at the end. Empty lines may stand at the end of the file alone, except in a file of one
     * column, where an empty line is a missing value.
     */
    @Override
    public List<String> next() {
        List<String> row = reader.next();
        line = reader.line();
        if (row == null || row.size() == header.size() && !isEmptyLine(row)) {
            return row;
        }
        if (isEmptyLine(row) && onlyEmptyLinesFollow()) {
            return null;
        }
        String found = isEmptyLine(row) ? "an empty line" : Integer.toString(row.size());
        throw new DataException(place(), header.size() + " cells, as in the header", found);
    }

    @Override
    public Place place() {
        return file.line(line);
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean isEmptyLine(List<String> row) {
        return header.size() > 1 && row.size() == 1 && row.get(0).isEmpty();
    }

    private boolean onlyEmptyLinesFollow() {
        List<String> row;
        do {
            row = reader.next();
        } while (row != null && isEmptyLine(row));
        return row == null;
    }

    private void requireNames() {
        if (header == null) {
            throw new DataException(file, "a header line", "an empty file");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isBlank()) {
                throw new DataException(file.line(1), "a name for column " + (i + 1), "an empty cell");
            }
            if (!seen.add(name.strip().toLowerCase(Locale.ROOT))) { // Tablesaw does not tell case apart
                throw new DataException(file.line(1), "a name of its own for column " + (i + 1), name + " again");
            }
        }
    }
}
