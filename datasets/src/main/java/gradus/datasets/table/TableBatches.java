package gradus.datasets.table;

import java.util.NoSuchElementException;
import tech.tablesaw.api.Table;

/** What a reader still has, in tables of bounded size. */
final class TableBatches implements CloseableIterator<Table> {
    private final TableReader reader;
    private final int rows;
    private Table next;
    private boolean closed;

    TableBatches(TableReader reader, int rows) {
        this.reader = reader;
        this.rows = rows;
    }

    static void requireRows(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, but was " + rows);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null && !closed) {
            read();
        }
        return next != null;
    }

    @Override
    public Table next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more rows");
        }
        Table table = next;
        next = null;
        return table;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            next = null;
            reader.close();
        }
    }

    private void read() {
        try {
            Table table = reader.next(rows);
            if (table.isEmpty()) {
                close();
            } else {
                next = table;
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }
}
