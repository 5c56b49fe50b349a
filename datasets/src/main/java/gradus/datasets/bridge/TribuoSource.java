package gradus.datasets.bridge;

import gradus.datasets.table.CloseableIterator;
import gradus.datasets.table.DataException;
import gradus.datasets.table.TableSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import tech.tablesaw.api.Table;

/**
 * Examples for Tribuo that are read row by row, from the first row in each iteration, with no more than {@value #ROWS} rows
 * in memory. {@link TribuoData} makes them.
 *
 * <p>Tribuo's trainers want a {@link Dataset}, and that holds its examples. A source is for what does not: predicting,
 * counting, and taking a sample small enough to train on.
 */
public final class TribuoSource<T extends Output<T>> implements DataSource<T> {
    /** Rows that are read at a time. */
    static final int ROWS = 1024;

    private final TableSource rows;
    private final List<String> required;
    private final OutputFactory<T> factory;
    private final Function<Table, ? extends Dataset<T>> adapter;

    TribuoSource(
            TableSource rows,
            List<String> required,
            OutputFactory<T> factory,
            Function<Table, ? extends Dataset<T>> adapter) {
        this.rows = rows;
        this.required = required;
        this.factory = factory;
        this.adapter = adapter;
    }

    /**
     * The examples from the first row on.
     *
     * @throws DataException from here or from the iterator, if a row cannot be read or lacks a value
     */
    @Override
    public CloseableIterator<Example<T>> iterator() {
        return new Examples<>(rows.open(ROWS, required), adapter);
    }

    @Override
    public OutputFactory<T> getOutputFactory() {
        return factory;
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return new SimpleDataSourceProvenance(rows.name(), factory);
    }

    @Override
    public String toString() {
        return rows.name();
    }

    private static final class Examples<T extends Output<T>> implements CloseableIterator<Example<T>> {
        private final CloseableIterator<Table> tables;
        private final Function<Table, ? extends Dataset<T>> adapter;
        private Iterator<Example<T>> examples = Collections.emptyIterator();

        Examples(CloseableIterator<Table> tables, Function<Table, ? extends Dataset<T>> adapter) {
            this.tables = tables;
            this.adapter = adapter;
        }

        @Override
        public boolean hasNext() {
            return examples.hasNext() || tables.hasNext();
        }

        @Override
        public Example<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more examples");
            }
            if (!examples.hasNext()) {
                examples = adapter.apply(tables.next()).iterator();
            }
            return examples.next();
        }

        @Override
        public void close() {
            examples = Collections.emptyIterator();
            tables.close();
        }
    }
}
