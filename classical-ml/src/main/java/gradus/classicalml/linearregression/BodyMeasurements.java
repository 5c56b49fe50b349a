package gradus.classicalml.linearregression;

import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tech.tablesaw.api.Table;

/** The lesson's rows: some body measurements of 507 adults, and what each of them weighs. Immutable. */
public final class BodyMeasurements {
    /** What a tape measure finds on somebody who is lying down, in centimetres. */
    public static final List<String> TAPE =
            List.of("height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth");

    private static final String TARGET = "weight_kg";
    private static final long SEED = 1;

    private final List<String> columns;
    private final Matrix features;
    private final double[] kilograms;

    private BodyMeasurements(List<String> columns, Matrix features, double[] kilograms) {
        this.columns = columns;
        this.features = features;
        this.kilograms = kilograms;
    }

    /**
     * Everybody, in one fixed random order (the file lists the men before the women).
     *
     * @param columns names of columns of the data set, other than {@code weight_kg}
     */
    public static BodyMeasurements of(List<String> columns) {
        Table table = DataSets.BODY_DIMS.table();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < table.rowCount(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        double[][] rows = new double[order.size()][columns.size()];
        double[] kilograms = new double[order.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                rows[i][j] = table.numberColumn(columns.get(j)).getDouble(order.get(i));
            }
            kilograms[i] = table.numberColumn(TARGET).getDouble(order.get(i));
        }
        return new BodyMeasurements(List.copyOf(columns), Matrix.of(rows), kilograms);
    }

    /** The first three quarters: 380 people to learn from. */
    public BodyMeasurements training() {
        return between(0, kilograms.length * 3 / 4);
    }

    /** The last quarter: 127 people whom no model has seen. */
    public BodyMeasurements heldOut() {
        return between(kilograms.length * 3 / 4, kilograms.length);
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

    private BodyMeasurements between(int from, int to) {
        int[] rows = new int[to - from];
        double[] targets = new double[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
            targets[i] = kilograms[from + i];
        }
        return new BodyMeasurements(columns, features.rowsAt(rows), targets);
    }
}
