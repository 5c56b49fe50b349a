package gradus.classicalml.linearregression.demo;

import gradus.classicalml.linearregression.MeanSquaredError;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientDescent;

/** The same plane in small steps: on standardised features, and in centimetres. */
final class Walk {
    private static final int STEPS = 100_000;

    private final Plane plane;

    Walk(Plane plane) {
        this.plane = plane;
    }

    void descent(Lines lines) {
        Standardiser standard = Standardiser.fit(plane.training.features());
        MeanSquaredError inCentimetres = new MeanSquaredError(plane.training.features(), plane.training.targets());
        MeanSquaredError standardised =
                new MeanSquaredError(standard.transform(plane.training.features()), plane.training.targets());
        double rate = 1 / inCentimetres.curvature();
        double rateOfZ = 1 / standardised.curvature();
        Descent slow = new GradientDescent(rate, STEPS, 0).minimise(inCentimetres);
        Descent path = new GradientDescent(rateOfZ, STEPS, 0).minimise(standardised);
        lines.print("%-33s %12s %14s", "", "standardised", "in centimetres");
        lines.print("%-33s %12.2f %14.8f", "learning rate", rateOfZ, rate);
        lines.print("%-33s %12.2f %14.8f", "its limit", 2 * rateOfZ, 2 * rate);
        for (int step : new int[] {20, 1_000, STEPS}) {
            lines.print(
                    "training error after %,7d steps  %7.3f kg %11.3f kg",
                    step, Math.sqrt(path.losses()[step]), Math.sqrt(slow.losses()[step]));
        }
        lines.print("%-33s %12.0e %14.0e", "steepest slope left", path.gradientNorm(), slow.gradientNorm());
        lines.print(
                "%-33s %9.3f kg; no weight differs by more than 0.0000001: %b",
                "QR",
                Math.sqrt(inCentimetres.value(plane.model.coefficients())),
                furthestWeight(path, standard) < 1e-7);
    }

    /** How far the weights per centimetre are from those of QR. */
    private double furthestWeight(Descent path, Standardiser standard) {
        double furthest = 0;
        for (int j = 0; j < plane.model.features(); j++) {
            double weight = path.parameters()[j + 1] / standard.deviations()[j];
            furthest = Math.max(furthest, Math.abs(weight - plane.model.weights()[j]));
        }
        return furthest;
    }
}
