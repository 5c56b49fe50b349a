package gradus.datasets.table;

import java.util.Collection;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Rows of known columns that come in tables of bounded size, from the first row at each opening, so that they may be more
 * than memory holds. {@link CsvFile#source(List)} and {@link ParquetFile#source()} are such; the room {@code bridge}
 * hands their rows on to Tribuo and DJL.
 */
public interface TableSource {
    /** What the source is called, such as the file's name. */
    String name();

    /** The columns of every table; how many values are missing need not be known. */
    List<ColumnSpec> columns();

    /**
     * Begins at the first row.
     *
     * @param rows the most rows of one table, at least 1; every table but the last has as many
     * @param required names of the columns that must have a value in every row
     * @throws DataException from here or from the iterator, if the rows cannot be read, break the promise of the columns
     *     or lack a required value; the tables before have been handed on already
     */
    CloseableIterator<Table> open(int rows, Collection<String> required);

    /** A table of these columns without rows. */
    default Table noRows() {
        return Table.create(
                name(),
                columns().stream()
                        .<Column<?>>map(column -> column.type().newColumn(column.name()))
                        .toList());
    }
}
