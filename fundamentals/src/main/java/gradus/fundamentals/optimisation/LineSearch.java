package gradus.fundamentals.optimisation;

import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How far to go along a direction: to a point that is lower by enough and less steep by enough, the weak Wolfe conditions (Nocedal
 * and Wright 2006, <em>Numerical Optimization</em>, 2nd edition, section 3.1), by doubling and halving. And the walk that is made of
 * such searches.
 */
final class LineSearch {
    /** Of the fall that the slope promises, at least this part must come. */
    private static final double LOWER = 1e-4;

    /** Of the slope, at most this part may be left. */
    private static final double FLATTER = 0.9;

    private static final int TRIALS = 60;

    /** Which way to go, and what to remember of a move. */
    interface Compass {
        /** A direction that leads down. */
        double[] direction(Place at);

        /** Called after each move. */
        default void moved(Place from, Place to) {}
    }

    private LineSearch() {}

    static Descent walk(Objective objective, double[] start, int maxSteps, double tolerance, Compass compass) {
        Place at = Place.start(objective, start);
        DoubleStream.Builder losses = DoubleStream.builder().add(at.value());
        Optional<Stop> stop = reason(at, 0, maxSteps, tolerance);
        for (int step = 1; stop.isEmpty(); step++) {
            Optional<Place> next = along(objective, at, compass.direction(at));
            if (next.isEmpty()) {
                stop = Optional.of(Stop.NO_LOWER_POINT);
            } else {
                compass.moved(at, next.get());
                at = next.get();
                losses.add(at.value());
                stop = reason(at, step, maxSteps, tolerance);
            }
        }
        return new Descent(at.parameters(), losses.build().toArray(), at.steepest(), stop.orElseThrow());
    }

    private static Optional<Stop> reason(Place at, int steps, int maxSteps, double tolerance) {
        if (at.steepest() <= tolerance) {
            return Optional.of(Stop.CONVERGED);
        }
        return steps == maxSteps ? Optional.of(Stop.OUT_OF_STEPS) : Optional.empty();
    }

    /**
     * The first trial that meets both conditions. None if the direction does not lead down as far as doubles can tell (two units in the last
     * place are forgiven, or rounding would end a walk near its bottom), or if the loss falls along it for ever.
     */
    static Optional<Place> along(Objective objective, Place from, double[] direction) {
        double slope = Vectors.dot(from.gradient(), direction);
        double near = 0;
        double far = Double.POSITIVE_INFINITY;
        double length = 1;
        for (int trial = 0; trial < TRIALS && slope < 0; trial++) {
            double[] parameters = from.along(length, direction);
            double value = objective.value(parameters);
            if (!Double.isFinite(value) || value > from.value() + LOWER * length * slope + 2 * Math.ulp(from.value())) {
                far = length;
            } else {
                double[] gradient = objective.gradient(parameters);
                if (Vectors.dot(gradient, direction) >= FLATTER * slope) {
                    return Optional.of(new Place(parameters, value, gradient));
                }
                near = length;
            }
            length = Double.isInfinite(far) ? 2 * near : (near + far) / 2;
        }
        return Optional.empty();
    }
}
