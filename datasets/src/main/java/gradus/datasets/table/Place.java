package gradus.datasets.table;

/** Where in the data something was found: a file, then a line (0 for none) and a column (null for none). */
public record Place(String file, long line, String column) {
    /** In the file of that name. */
    public static Place of(String file) {
        return new Place(file, 0, null);
    }

    /** On that line, counting from 1. */
    public Place line(long line) {
        return new Place(file, line, column);
    }

    /** In the column of that name. */
    public Place column(String column) {
        return new Place(file, line, column);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (column == null ? "" : ", column " + column);
    }
}
