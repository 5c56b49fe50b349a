package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;

/** A point with the objective's value and gradient there. */
final class Place {
    private final double[] parameters;
    private final double value;
    private final double[] gradient;

    Place(double[] parameters, double value, double[] gradient) {
        this.parameters = parameters;
        this.value = value;
        this.gradient = gradient;
    }

    /** Where a walk begins; value and gradient must be finite there. */
    static Place start(Objective objective, double[] start) {
        double[] parameters = requireStart(objective, start).clone();
        Place place = new Place(parameters, objective.value(parameters), objective.gradient(parameters));
        if (!Double.isFinite(place.value) || !Double.isFinite(place.steepest())) {
            throw new ArithmeticException("the value and gradient at the start must be finite, but were " + place.value
                    + " and " + place.steepest());
        }
        return place;
    }

    static double[] requireStart(Objective objective, double[] start) {
        Require.given("objective", objective);
        Require.finite("start", start);
        Require.size("start", start.length, objective.size(), "the number of parameters");
        return start;
    }

    /** Refuses what is not finite: at the start by saying so, later by naming the learning rate. */
    static double finite(String what, double value, String unit, int made, double learningRate) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(
                    made == 0
                            ? what + " must be finite at the start, but was " + value
                            : what + " was " + value + " after " + unit + " " + made + ": the learning rate "
                                    + learningRate
                                    + " is too large for these features; standardise them, or lower it");
        }
        return value;
    }

    /** Not a copy. */
    double[] parameters() {
        return parameters;
    }

    double value() {
        return value;
    }

    /** Not a copy. */
    double[] gradient() {
        return gradient;
    }

    double steepest() {
        return Vectors.largestSize(gradient);
    }

    /** The point that lies a length along a direction from here. */
    double[] along(double length, double[] direction) {
        double[] moved = parameters.clone();
        Vectors.addScaled(moved, length, direction);
        return moved;
    }
}
