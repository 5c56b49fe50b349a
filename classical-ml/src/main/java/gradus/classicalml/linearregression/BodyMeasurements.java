package gradus.classicalml.linearregression;

import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import tech.tablesaw.api.Table;

/** The lesson's rows: some body measurements of 507 adults, and what each of them weighs. Immutable. */
public final class BodyMeasurements {
    /** What a tape measure finds on somebody who is lying down, in centimetres. */
    public static final List<String> TAPE =
            List.of("height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth");

    private static final Split SPLIT = Splits.random(DataSets.BODY_DIMS.rows(), 0.25, 3);

    private final List<String> columns;
    private final Matrix features;
    private final double[] kilograms;

    private BodyMeasurements(List<String> columns, Matrix features, double[] kilograms) {
        this.columns = columns;
        this.features = features;
        this.kilograms = kilograms;
    }

    /**
     * All 507 people, in the order of the file: the men before the women.
     *
     * @param columns names of columns of the data set, other than {@code weight_kg}
     */
    public static BodyMeasurements everybody(List<String> columns) {
        Table table = DataSets.BODY_DIMS.table();
        double[][] values = new double[columns.size()][];
        for (int j = 0; j < values.length; j++) {
            values[j] = table.numberColumn(columns.get(j)).asDoubleArray();
        }
        double[] kilograms = table.numberColumn("weight_kg").asDoubleArray();
        return new BodyMeasurements(List.copyOf(columns), Matrix.of(values).transpose(), kilograms);
    }

    /** 380 people to learn from, chosen at random once and for all. */
    public static BodyMeasurements training(List<String> columns) {
        return everybody(columns).rowsAt(SPLIT.train());
    }

    /** The other 127, whom no model has seen. */
    public static BodyMeasurements heldOut(List<String> columns) {
        return everybody(columns).rowsAt(SPLIT.test());
    }

    /** The names of the features, in the order of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** One row a person, one column a measurement. */
    public Matrix features() {
        return features;
    }

    /** A copy of each person's weight, in kilograms. */
    public double[] kilograms() {
        return kilograms.clone();
    }

    /** Some of these people, in the given order. */
    public BodyMeasurements rowsAt(int... rows) {
        double[] chosen = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = kilograms[rows[i]];
        }
        return new BodyMeasurements(columns, features.rowsAt(rows), chosen);
    }
}
