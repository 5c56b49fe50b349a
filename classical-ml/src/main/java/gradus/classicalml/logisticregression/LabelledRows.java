package gradus.classicalml.logisticregression;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Rows ready for training: a matrix of features, and for each row its class as a number from 0. Immutable. */
public final class LabelledRows {
    private final Matrix X;
    private final int[] labels;
    private final List<String> features;
    private final List<String> classes;

    private LabelledRows(Matrix X, int[] labels, List<String> features, List<String> classes) {
        this.X = X;
        this.labels = labels;
        this.features = features;
        this.classes = classes;
    }

    /**
     * Takes columns out of a table. Class 0 is the first of the target's values in alphabetical order.
     *
     * @param table at least one row, nothing missing in the columns taken: decide first what to do with gaps
     * @param target a text column
     * @param features number columns, at least one
     * @throws IllegalArgumentException if a value is missing, with its row and column
     */
    public static LabelledRows of(Table table, String target, List<String> features) {
        StringColumn species = table.stringColumn(target);
        List<String> classes = species.unique().asList().stream().sorted().toList();
        double[][] rows = new double[table.rowCount()][features.size()];
        int[] labels = new int[table.rowCount()];
        for (int i = 0; i < rows.length; i++) {
            requirePresent(species.isMissing(i), i, target);
            labels[i] = classes.indexOf(species.get(i));
            for (int j = 0; j < features.size(); j++) {
                String feature = features.get(j);
                requirePresent(table.column(feature).isMissing(i), i, feature);
                rows[i][j] = table.numberColumn(feature).getDouble(i);
            }
        }
        return new LabelledRows(Matrix.of(rows), labels, List.copyOf(features), classes);
    }

    /** The features, n × d. */
    public Matrix X() {
        return X;
    }

    /** The class of each row, a copy. */
    public int[] labels() {
        return labels.clone();
    }

    /** The names of the features: the columns of X. */
    public List<String> features() {
        return features;
    }

    /** The names of the classes: what label c stands for is element c. */
    public List<String> classes() {
        return classes;
    }

    /** The rows of the given indices, in that order. */
    public LabelledRows rowsAt(int... indices) {
        int[] chosen = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = labels[indices[i]];
        }
        return new LabelledRows(X.rowsAt(indices), chosen, features, classes);
    }

    /** The same rows with other numbers for the features, such as standardised ones. */
    public LabelledRows with(Matrix features) {
        if (features.rows() != X.rows() || features.columns() != X.columns()) {
            throw new IllegalArgumentException("features must be a " + X + ", but were a " + features);
        }
        return new LabelledRows(features, labels, this.features, classes);
    }

    private static void requirePresent(boolean missing, int row, String column) {
        if (missing) {
            throw new IllegalArgumentException("table must have no gap in the columns taken, but row " + row
                    + " has no value in " + column + ": leave such rows out or fill them, and say so");
        }
    }
}
