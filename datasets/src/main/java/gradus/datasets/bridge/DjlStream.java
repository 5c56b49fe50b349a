package gradus.datasets.bridge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.translate.Batchifier;
import ai.djl.util.Progress;
import gradus.datasets.table.CloseableIterator;
import gradus.datasets.table.DataException;
import gradus.datasets.table.TableSource;
import java.util.List;
import java.util.function.BiFunction;
import tech.tablesaw.api.Table;

/**
 * Mini-batches for DJL that are read from the first row in each epoch, one at a time and in the order of the rows: to
 * shuffle, all rows would have to be at hand. {@link DjlData} makes them.
 *
 * <p>Each batch has a manager of its own below the one that is passed in, and its arrays are freed when it is closed. How
 * many batches will come is not known: their total is given as −1, and DJL shows no progress bar then.
 */
public final class DjlStream implements Dataset {
    private static final long UNKNOWN = -1;

    private final TableSource rows;
    private final List<String> required;
    private final int batchSize;
    private final BiFunction<NDManager, Table, NDArray> features;
    private final BiFunction<NDManager, Table, NDArray> labels;

    DjlStream(
            TableSource rows,
            List<String> required,
            int batchSize,
            BiFunction<NDManager, Table, NDArray> features,
            BiFunction<NDManager, Table, NDArray> labels) {
        this.rows = rows;
        this.required = required;
        this.batchSize = batchSize;
        this.features = features;
        this.labels = labels;
    }

    /**
     * The mini-batches from the first row on, to be closed if you may stop before the end.
     *
     * @throws DataException from here or from the iterator, if a row cannot be read or lacks a value
     */
    public CloseableIterator<Batch> batches(NDManager manager) {
        return new Batches(manager, rows.open(batchSize, required));
    }

    /** The mini-batches from the first row on, each time that it is iterated; otherwise as {@link #batches}. */
    @Override
    public Iterable<Batch> getData(NDManager manager) {
        return () -> batches(manager);
    }

    /** There is nothing to prepare. */
    @Override
    public void prepare(Progress progress) {}

    private final class Batches implements CloseableIterator<Batch> {
        private final NDManager manager;
        private final CloseableIterator<Table> tables;
        private long count;

        Batches(NDManager manager, CloseableIterator<Table> tables) {
            this.manager = manager;
            this.tables = tables;
        }

        @Override
        public boolean hasNext() {
            return tables.hasNext();
        }

        @Override
        public Batch next() {
            Table table = tables.next();
            NDManager own = manager.newSubManager();
            try {
                NDList data = new NDList(features.apply(own, table));
                NDList targets = new NDList(labels.apply(own, table));
                int size = table.rowCount();
                return new Batch(own, data, targets, size, Batchifier.STACK, Batchifier.STACK, count++, UNKNOWN);
            } catch (RuntimeException e) {
                own.close();
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            tables.close();
        }
    }
}
