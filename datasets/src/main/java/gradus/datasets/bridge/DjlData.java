package gradus.datasets.bridge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import gradus.datasets.table.CloseableIterator;
import gradus.datasets.table.DataException;
import gradus.datasets.table.TableSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Data as DJL arrays of 32-bit floats, in data sets that hand out mini-batches. Arrays belong to the manager that is
 * passed in, and are freed when it is closed. What is larger than memory comes from a {@link TableSource}, batch by batch.
 */
public final class DjlData {
    /** Rows that are read at a time in search of classes. */
    private static final int SCANNED = 1024;

    private DjlData() {}

    /**
     * For classification: features n × d, labels n (64-bit codes, as {@link Numbers#classes} numbers them).
     *
     * @param batchSize rows of a mini-batch, at least 1; the last may be smaller
     * @param shuffle whether rows come in a new order in each epoch, from the engine's random numbers
     * @param features names of numeric columns without missing values, at least one
     */
    public static ArrayDataset classification(
            NDManager manager, Table table, String target, int batchSize, boolean shuffle, String... features) {
        NDArray labels = labels(manager, Numbers.classes(table, target));
        return dataset(matrix(manager, Numbers.matrix(table, features)), labels, batchSize, shuffle);
    }

    /** For regression: features n × d, targets n × 1; otherwise as {@link #classification}. */
    public static ArrayDataset regression(
            NDManager manager, Table table, String target, int batchSize, boolean shuffle, String... features) {
        NDArray targets = column(manager, Numbers.vector(table, target));
        return dataset(matrix(manager, Numbers.matrix(table, features)), targets, batchSize, shuffle);
    }

    /**
     * For classification, batch by batch: the mini-batches of {@link #classification(NDManager, Table, String, int,
     * boolean, String...)} without shuffling, read again in each epoch. The source is read once here, for the names of its
     * classes; one that appears only later is an error.
     *
     * @param batchSize rows of a mini-batch, at least 1; the last may be smaller
     * @param features names of numeric columns, at least one; a row that lacks a value in them or in the target is a
     *     {@link DataException} that names its place
     */
    public static DjlStream classification(TableSource source, String target, int batchSize, String... features) {
        requireBatchSize(batchSize);
        Numbers.matrix(source.noRows(), features);
        Classes classes = classes(source, target);
        return new DjlStream(
                source,
                required(target, features),
                batchSize,
                (manager, table) -> matrix(manager, Numbers.matrix(table, features)),
                (manager, table) -> labels(manager, classes.encode(Numbers.texts(table, target))));
    }

    /** For regression, batch by batch: targets n × 1, and nothing is read yet; otherwise as for classification. */
    public static DjlStream regression(TableSource source, String target, int batchSize, String... features) {
        requireBatchSize(batchSize);
        Table none = source.noRows();
        Numbers.matrix(none, features);
        Numbers.vector(none, target);
        return new DjlStream(
                source,
                required(target, features),
                batchSize,
                (manager, table) -> matrix(manager, Numbers.matrix(table, features)),
                (manager, table) -> column(manager, Numbers.vector(table, target)));
    }

    /** Rows of numbers as one array, n × d. */
    public static NDArray matrix(NDManager manager, double[][] rows) {
        return manager.create(floats(rows), new Shape(rows.length, rows.length == 0 ? 0 : rows[0].length));
    }

    /** Numbers as one column, n × 1: the targets of a regression. */
    public static NDArray column(NDManager manager, double[] values) {
        return manager.create(floats(new double[][] {values}), new Shape(values.length, 1));
    }

    private static List<String> required(String target, String... features) {
        return Stream.concat(Stream.of(target), Stream.of(features)).toList();
    }

    private static Classes classes(TableSource source, String target) {
        Numbers.column(source.noRows(), target);
        Set<String> names = new TreeSet<>();
        try (CloseableIterator<Table> tables = source.open(SCANNED, List.of(target))) {
            tables.forEachRemaining(table -> names.addAll(Numbers.texts(table, target)));
        }
        return Classes.of(List.copyOf(names));
    }

    /** Codes of classes as one array of 64-bit numbers (n). */
    public static NDArray labels(NDManager manager, Classes classes) {
        return labels(manager, classes.codes());
    }

    /** Codes of classes as one array of 64-bit numbers (n), as DJL's losses and accuracies want them. */
    public static NDArray labels(NDManager manager, int[] codes) {
        long[] labels = new long[codes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = codes[i];
        }
        return manager.create(labels);
    }

    /**
     * Arrays as a data set that hands out mini-batches.
     *
     * @param batchSize rows of a mini-batch, at least 1; the last may be smaller
     * @param shuffle whether rows come in a new order in each epoch, from the engine's random numbers
     */
    public static ArrayDataset dataset(NDArray features, NDArray labels, int batchSize, boolean shuffle) {
        requireBatchSize(batchSize);
        return new ArrayDataset.Builder()
                .setData(features)
                .optLabels(labels)
                .setSampling(batchSize, shuffle)
                .build();
    }

    private static void requireBatchSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but was " + batchSize);
        }
    }

    private static float[] floats(double[][] rows) {
        float[] floats = new float[rows.length == 0 ? 0 : rows.length * rows[0].length];
        int next = 0;
        for (double[] row : rows) {
            for (double value : row) {
                floats[next++] = (float) value;
            }
        }
        return floats;
    }
}
