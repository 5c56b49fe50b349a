package gradus.datasets;

/** Where in the data something was found: a file, then a line (0 for none) and a column (null for none). */
record Place(String file, long line, String column) {
    static Place of(String file) {
        return new Place(file, 0, null);
    }

    Place line(long line) {
        return new Place(file, line, column);
    }

    Place column(String column) {
        return new Place(file, line, column);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (column == null ? "" : ", column " + column);
    }
}
