package gradus.workbook.classicalml.linearregression;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The volume of a cylinder grows with its height and the square of its girth: six volumes instead of seven lengths. */
public final class WeightFromTape {
    public static final List<String> MEASUREMENTS = List.of(
            "height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth", "forearm_girth");

    private WeightFromTape() {}

    public static ToDoubleFunction<double[]> train(Matrix X, double[] weights) {
        double[][] volumes =
                Arrays.stream(X.toArray()).map(WeightFromTape::volumes).toArray(double[][]::new);
        LinearModel model = new LinearRegression().fit(Matrix.of(volumes), weights);
        return person -> model.predict(volumes(person));
    }

    private static double[] volumes(double[] person) {
        double[] volumes = new double[person.length - 1];
        for (int j = 0; j < volumes.length; j++) {
            volumes[j] = person[0] * person[j + 1] * person[j + 1];
        }
        return volumes;
    }
}
