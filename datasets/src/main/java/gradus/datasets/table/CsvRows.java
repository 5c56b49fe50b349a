package gradus.datasets.table;

import java.io.InputStream;
import java.util.List;

/** The header of a delimited file and its rows, each as wide as the header. */
final class CsvRows implements Rows {
    private final Place file;
    private final CsvReader reader;
    private final List<String> header;
    private long line;
    private long rows;

    /** @throws DataException if there is no header, or it has an empty or repeated name */
    CsvRows(String file, InputStream stored, CsvFormat format) {
        this.file = Place.of(file);
        this.reader = new CsvReader(file, stored, format);
        try {
            List<String> first = reader.next();
            if (first == null) {
                throw new DataException(this.file, "a header line", "an empty file");
            }
            this.header = ColumnNames.of(this.file.line(1), first);
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
     * The next row, or null at the end. Empty lines may stand only at the end of the file, except in a file of one
     * column, where an empty line is a missing value.
     */
    @Override
    public List<String> next() {
        List<String> row = reader.next();
        line = reader.line();
        rows++;
        if (row == null || row.size() == header.size() && !isEmptyLine(row)) {
            return row;
        }
        if (isEmptyLine(row) && onlyEmptyLinesFollow()) {
            return null;
        }
        String found = isEmptyLine(row) ? "an empty line" : row.size() + wayOut(row);
        throw new DataException(
                place(), header.size() + (header.size() == 1 ? " cell" : " cells") + ", as in the header", found);
    }

    @Override
    public Place place() {
        return file.line(line);
    }

    @Override
    public void close() {
        reader.close();
    }

    /** What usually makes a row wider than the header, and what to do about it. */
    private String wayOut(List<String> row) {
        if (row.size() < header.size()) {
            return "";
        }
        if (header.size() == 1) {
            return " (the first line is " + DataException.quote(header.get(0))
                    + ": leave out a remark or title above the header; if it is the header, say --delimiter)";
        }
        if (row.size() == header.size() + 1 && row.get(row.size() - 1).isBlank()) {
            return " (leave out the delimiter at the end of the line, or name a last column)";
        }
        return row.size() == header.size() + 1 && rows == 1
                ? " (names of rows, as R writes them? Name their column in the header, or write with row.names=FALSE)"
                : " (a cell that holds the delimiter must stand in quotes)";
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
}
