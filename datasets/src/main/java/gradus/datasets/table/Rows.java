package gradus.datasets.table;

import java.util.List;

/** Rows of text cells, each as wide as the header; an empty cell has no value. */
interface Rows extends AutoCloseable {
    /** The names of the columns. */
    List<String> header();

    /** The next row, or null at the end. */
    List<String> next();

    /** Where the latest row is, for errors. */
    Place place();

    @Override
    void close();
}
