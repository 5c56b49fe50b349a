package gradus.classicalml.linearregression.demo;

import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.linearregression.TribuoLeastSquares;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;

/** The same plane by Tribuo. */
final class Library {
    private final Plane plane;
    private final Model<Regressor> fitted;

    Library(Plane plane) {
        this.plane = plane;
        this.fitted = TribuoLeastSquares.train(plane.training);
    }

    void tribuo(Lines lines) {
        RegressionEvaluation evaluation = TribuoLeastSquares.evaluate(fitted, plane.heldOut);
        Dataset<Regressor> unknown = TribuoCases.regression(plane.heldOut);
        double[] ours = plane.model.predict(plane.heldOut.features());
        double[] actual = plane.heldOut.targets();
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            double theirs = fitted.predict(unknown.getExample(i)).getOutput().getValues()[0];
            largest = Math.max(largest, Math.abs(theirs - ours[i]));
        }
        lines.print("%-16s %8s %8s", "held out", "Tribuo", "ours");
        lines.row(
                "%-16s %5.3f kg %5.3f kg", "RMSE", evaluation.averageRMSE(), Scores.rootMeanSquaredError(ours, actual));
        lines.row("%-16s %8.4f %8.4f", "R²", evaluation.averageR2(), Scores.rSquared(ours, actual));
        lines.print("no two predictions differ by more than 0.000000001 kg: %b", largest < 1e-9);
    }

    /** The tallest person, and the same one without a height. */
    void missing(Lines lines) {
        int[] byHeight = Vectors.order(plane.heldOut.features().column(0));
        int tallest = byHeight[byHeight.length - 1];
        double[] person = plane.heldOut.features().row(tallest);
        List<String> names = plane.training.featureNames();
        lines.print("a person of %.0f cm and %.1f kg", person[0], plane.heldOut.targets()[tallest]);
        lines.print("all six measurements  %.1f kg", predict(names, person));
        lines.print(
                "the height left out   %.1f kg",
                predict(names.subList(1, names.size()), Arrays.copyOfRange(person, 1, person.length)));
    }

    private double predict(List<String> names, double[] values) {
        return fitted.predict(TribuoData.example(names, values, RegressionFactory.UNKNOWN_REGRESSOR))
                .getOutput()
                .getValues()[0];
    }
}
