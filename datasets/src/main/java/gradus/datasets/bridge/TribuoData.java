package gradus.datasets.bridge;

import gradus.datasets.table.DataException;
import gradus.datasets.table.TableSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables as Tribuo data sets. A numeric column becomes a feature of the same name; a text column becomes one feature
 * {@code column=value} for each of its values, which is 1 in the rows that have it. Tribuo treats an absent feature as
 * zero, so a missing value is an error here and never a silent zero.
 *
 * <p>Each method takes the names of the feature columns; without any, all columns but the target are features. A table gives
 * a data set in memory; so do plain rows, each a number for each of the named features, for whoever has standardised, split or
 * built features already. A {@link TableSource} gives the same examples one after another, read again in each iteration; a
 * row that lacks a value, or cannot be read, ends the iteration with a {@link DataException} that names its place.
 */
public final class TribuoData {
    private TribuoData() {}

    /**
     * For classification: the target's values, as text, are the labels.
     *
     * @throws IllegalArgumentException if a column does not exist, lacks a value, or is neither numeric nor text
     */
    public static MutableDataset<Label> classification(Table table, String target, String... features) {
        Column<?> labels = target(table, target);
        return dataset(
                table, new LabelFactory(), i -> new Label(labels.getString(i)), features(table, target, features));
    }

    /**
     * For classification, from rows of numbers.
     *
     * @param features a different name for each number of a row
     * @param rows one row per example, finite (n × d)
     * @param classes the class of each row (n)
     * @throws IllegalArgumentException if the sizes do not fit, a name is repeated, or a number is not finite
     */
    public static MutableDataset<Label> classification(List<String> features, double[][] rows, Classes classes) {
        requireEqual("classes", classes.size(), rows.length);
        return dataset(features, rows, new LabelFactory(), i -> new Label(classes.name(i)));
    }

    /** For classification, row by row: as {@link #classification(Table, String, String...)}. */
    public static TribuoSource<Label> classification(TableSource source, String target, String... features) {
        return source(source, target, new LabelFactory(), table -> classification(table, target, features), features);
    }

    /**
     * For regression: the target's numbers are the outputs, in one dimension of the target's name.
     *
     * @throws IllegalArgumentException if a column does not exist, lacks a value, or is neither numeric nor text
     */
    public static MutableDataset<Regressor> regression(Table table, String target, String... features) {
        double[] targets = Numbers.vector(table, target);
        return dataset(
                table,
                new RegressionFactory(),
                i -> new Regressor(target, targets[i]),
                features(table, target, features));
    }

    /**
     * For regression, from rows of numbers.
     *
     * @param features a different name for each number of a row
     * @param rows one row per example, finite (n × d)
     * @param target the name of what is predicted
     * @param targets a number for each row (n)
     * @throws IllegalArgumentException if the sizes do not fit, a name is repeated, or a number is not finite
     */
    public static MutableDataset<Regressor> regression(
            List<String> features, double[][] rows, String target, double[] targets) {
        requireEqual("targets", targets.length, rows.length);
        for (int i = 0; i < targets.length; i++) {
            requireFinite(targets[i], i, target);
        }
        return dataset(features, rows, new RegressionFactory(), i -> new Regressor(target, targets[i]));
    }

    /**
     * One example from plain numbers, to ask a model about.
     *
     * @param features a different name for each number, those that the model was trained with
     * @param values as many numbers, finite (d)
     * @param output what is known of it: {@link LabelFactory#UNKNOWN_LABEL} or {@link
     *     RegressionFactory#UNKNOWN_REGRESSOR} for nothing
     * @throws IllegalArgumentException if the sizes do not fit, a name is repeated, or a number is not finite
     */
    public static <T extends Output<T>> Example<T> example(List<String> features, double[] values, T output) {
        return example(names(features), values, 0, output);
    }

    /** For regression, row by row: as {@link #regression(Table, String, String...)}. */
    public static TribuoSource<Regressor> regression(TableSource source, String target, String... features) {
        return source(source, target, new RegressionFactory(), table -> regression(table, target, features), features);
    }

    /**
     * For clustering: there is no target, and every example is unassigned.
     *
     * @throws IllegalArgumentException if a column does not exist, lacks a value, or is neither numeric nor text
     */
    public static MutableDataset<ClusterID> clustering(Table table, String... features) {
        return dataset(
                table,
                new ClusteringFactory(),
                i -> ClusteringFactory.UNASSIGNED_CLUSTER_ID,
                features(table, null, features));
    }

    /** For clustering, row by row: as {@link #clustering(Table, String...)}. */
    public static TribuoSource<ClusterID> clustering(TableSource source, String... features) {
        return source(source, null, new ClusteringFactory(), table -> clustering(table, features), features);
    }

    /**
     * For anomaly detection: rows whose target has the given value are anomalous, all others expected.
     *
     * @param anomalous the value of an anomaly, as text
     * @throws IllegalArgumentException if a column does not exist, lacks a value, or is neither numeric nor text
     */
    public static MutableDataset<Event> anomalies(Table table, String target, String anomalous, String... features) {
        Column<?> labels = target(table, target);
        return dataset(
                table,
                new AnomalyFactory(),
                i -> labels.getString(i).equals(anomalous)
                        ? AnomalyFactory.ANOMALOUS_EVENT
                        : AnomalyFactory.EXPECTED_EVENT,
                features(table, target, features));
    }

    /** For anomaly detection, row by row: as {@link #anomalies(Table, String, String, String...)}. */
    public static TribuoSource<Event> anomalies(
            TableSource source, String target, String anomalous, String... features) {
        return source(
                source, target, new AnomalyFactory(), table -> anomalies(table, target, anomalous, features), features);
    }

    /** Tries the adapter on no rows at all, so that a column that cannot be used is refused at once. */
    private static <T extends Output<T>> TribuoSource<T> source(
            TableSource source,
            String target,
            OutputFactory<T> factory,
            Function<Table, MutableDataset<T>> adapter,
            String... features) {
        Table none = source.noRows();
        adapter.apply(none);
        List<String> required = new ArrayList<>(
                features(none, target, features).stream().map(Column::name).toList());
        if (target != null) {
            required.add(target);
        }
        return new TribuoSource<>(source, required, factory, adapter);
    }

    private static Column<?> target(Table table, String target) {
        Column<?> column = Numbers.column(table, target);
        Numbers.requireComplete(column);
        return column;
    }

    private static List<Column<?>> features(Table table, String target, String... names) {
        if (names.length == 0) {
            return table.columns().stream()
                    .filter(c -> !c.name().equals(target))
                    .<Column<?>>map(TribuoData::usable)
                    .toList();
        }
        if (Arrays.asList(names).contains(target)) {
            throw new IllegalArgumentException(
                    "features must not contain the target " + target + ", but were " + Arrays.toString(names));
        }
        return Arrays.stream(names)
                .<Column<?>>map(name -> usable(Numbers.column(table, name)))
                .toList();
    }

    private static Column<?> usable(Column<?> column) {
        if (!(column instanceof NumericColumn || column instanceof StringColumn)) {
            throw new IllegalArgumentException("column " + column.name()
                    + " must hold numbers or text to be a feature, but holds " + Numbers.kind(column));
        }
        Numbers.requireComplete(column);
        return column;
    }

    private static <T extends Output<T>> MutableDataset<T> dataset(
            List<String> features, double[][] rows, OutputFactory<T> factory, IntFunction<T> output) {
        String[] names = names(features);
        MutableDataset<T> dataset = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (int i = 0; i < rows.length; i++) {
            dataset.add(example(names, rows[i], i, output.apply(i)));
        }
        return dataset;
    }

    private static <T extends Output<T>> Example<T> example(String[] names, double[] values, int row, T output) {
        if (values.length != names.length) {
            throw new IllegalArgumentException("row " + row + " must have " + names.length
                    + " numbers, one for each of " + Arrays.toString(names) + ", but has " + values.length);
        }
        for (int j = 0; j < names.length; j++) {
            requireFinite(values[j], row, names[j]);
        }
        return new ArrayExample<>(output, names, values);
    }

    private static String[] names(List<String> features) {
        if (features.isEmpty() || Set.copyOf(features).size() != features.size()) {
            throw new IllegalArgumentException("features must be at least one, each once, but were " + features);
        }
        return features.toArray(String[]::new);
    }

    private static void requireEqual(String what, int size, int rows) {
        if (size != rows) {
            throw new IllegalArgumentException(what + " must be as many as the rows, " + rows + ", but were " + size);
        }
    }

    private static void requireFinite(double value, int row, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    name + " must be finite in every row, but was " + value + " in row " + row);
        }
    }

    private static <T extends Output<T>> MutableDataset<T> dataset(
            Table table, OutputFactory<T> factory, IntFunction<T> output, List<Column<?>> features) {
        MutableDataset<T> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(table.name(), factory), factory);
        for (int i = 0; i < table.rowCount(); i++) {
            dataset.add(example(i, output.apply(i), features));
        }
        return dataset;
    }

    private static <T extends Output<T>> Example<T> example(int row, T output, List<Column<?>> features) {
        String[] names = new String[features.size()];
        double[] values = new double[features.size()];
        for (int j = 0; j < names.length; j++) {
            Column<?> column = features.get(j);
            boolean number = column instanceof NumericColumn;
            names[j] = number ? column.name() : column.name() + "=" + column.getString(row);
            values[j] = number ? ((NumericColumn<?>) column).getDouble(row) : 1;
        }
        return new ArrayExample<>(output, names, values);
    }
}
