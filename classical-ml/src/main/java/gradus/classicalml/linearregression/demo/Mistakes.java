package gradus.classicalml.linearregression.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.BodyMeasurements;
import gradus.classicalml.linearregression.Diagnostics;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A typing error, features that tell the same story, and a shortcut that costs digits. */
final class Mistakes {
    private final Plane plane;

    Mistakes(Plane plane) {
        this.plane = plane;
    }

    /** One height in metres among 380 in centimetres. */
    void typo(Lines lines) {
        Cases training = plane.training;
        double[][] rows = training.features().toArray();
        rows[0][0] /= 100;
        Matrix X = Matrix.of(rows);
        LinearModel spoilt = new LinearRegression().fit(X, training.targets());
        Diagnostics found = Diagnostics.of(spoilt, X, training.targets());
        lines.print("%.1f cm, entered as %.3f", training.features().get(0, 0), X.get(0, 0));
        lines.print(
                "kg per cm of height  %.3f, was %.3f",
                spoilt.weights()[0], plane.model.weights()[0]);
        lines.print(
                "held-out error       %.2f kg, was %.2f kg",
                Plane.error(spoilt, plane.heldOut), Plane.error(plane.model, plane.heldOut));
        lines.print(
                "leverage of that row %.3f, the next is %.3f", found.leverages()[0], secondLargest(found.leverages()));
        lines.print(
                "its Cook's distance  %.2f, the next is %.2f",
                found.cooksDistances()[0], secondLargest(found.cooksDistances()));
    }

    void collinear(Lines lines) {
        String[] girths = {"bicep_girth", "forearm_girth"};
        LinearModel together = fitted(girths[0], girths[1], "height_cm");
        lines.print("%-27s %12s %12s", "kg per cm beside the height", "alone", "together");
        for (int j = 0; j < girths.length; j++) {
            lines.print(
                    "%-27s %12s %12s", girths[j], withError(fitted(girths[j], "height_cm"), 0), withError(together, j));
        }
        List<String> everything = new ArrayList<>(DataSets.BODY_DIMS.table().columnNames());
        everything.remove("weight_kg");
        lines.print("all 24 measurements: held-out error %.2f kg", Plane.heldOutError(everything));
    }

    private static LinearModel fitted(String... columns) {
        return Plane.fit(BodyMeasurements.training(List.of(columns)));
    }

    private static String withError(LinearModel fitted, int feature) {
        return Lines.text("%.2f ± %.2f", fitted.weights()[feature], fitted.standardErrors()[feature + 1]);
    }

    /** Polynomials through points that lie on them exactly, with every coefficient 1; the first is Wampler's first problem. */
    static void normalEquations(Lines lines) {
        lines.print("largest error of a coefficient        QR of X   Cholesky of XᵀX");
        polynomial(lines, "1 + x + … + x⁵ at 0, 1, …, 20", 0, 5);
        polynomial(lines, "1 + x + x² at 1950, …, 1970", 1950, 2);
    }

    private static void polynomial(Lines lines, String name, int from, int degree) {
        double[][] powers = new double[21][degree + 1];
        double[] y = new double[21];
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k <= degree; k++) {
                powers[i][k] = Math.pow(from + i, k);
                y[i] += powers[i][k];
            }
        }
        Matrix X = Matrix.of(powers);
        double[] byQr = HouseholderQr.of(X).solve(y);
        double[] byCholesky = Cholesky.of(X.transpose().times(X)).solve(X.transposeTimes(y));
        lines.row("%-34s %10.0e %17.0e", name, largestErrorFromOne(byQr), largestErrorFromOne(byCholesky));
    }

    private static double largestErrorFromOne(double[] coefficients) {
        return Arrays.stream(coefficients).map(b -> Math.abs(b - 1)).max().orElseThrow();
    }

    private static double secondLargest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 2];
    }
}
