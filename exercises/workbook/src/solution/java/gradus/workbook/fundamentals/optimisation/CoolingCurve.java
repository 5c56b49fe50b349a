package gradus.workbook.fundamentals.optimisation;

import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Objective;

/**
 * Tea cools towards the temperature of the room: after t minutes it is at {@code excess · e^(−speed · t) + room} degrees. The three parameters are to
 * be found from readings, by walking down
 *
 * <pre>mean of (predicted − read)² + penalty · speed²</pre>
 *
 * <p>On seven readings of a cup at 80 degrees in a room at 20, with a penalty of 1, the lesson's {@code LBfgs} begins at 50, 0.2 and 25, and gives
 * up after two steps: it finds no lower point along its direction. The curve is still about three degrees off. The value is right; the
 * gradient has <em>three</em> slips. Ask {@code GradientCheck} (of the lesson) at a few points which derivatives are wrong, and correct them.
 * Derive them: a measured gradient has some ten digits, costs six values, and does not pass.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/optimisation.md">fundamentals/docs/optimisation.md</a>
 */
public final class CoolingCurve implements Objective {
    private final double[] minutes;
    private final double[] degrees;
    private final double penalty;

    /**
     * The readings.
     *
     * @param minutes when each was taken; at least one
     * @param degrees what it said; as many
     * @param penalty how much a high speed costs, at least 0
     */
    public CoolingCurve(double[] minutes, double[] degrees, double penalty) {
        this.minutes = minutes.clone();
        this.degrees = degrees.clone();
        this.penalty = penalty;
    }

    /** Excess, speed, room. */
    @Override
    public int size() {
        return 3;
    }

    /** The loss at excess, speed, room. This one is right. */
    @Override
    public double value(double[] parameters) {
        double squares = 0;
        for (int i = 0; i < minutes.length; i++) {
            double error = error(parameters, i);
            squares += error * error;
        }
        return squares / minutes.length + penalty * parameters[1] * parameters[1];
    }

    /** Its derivatives by excess, speed, room, in a new array. */
    @Override
    public double[] gradient(double[] parameters) {
        double[] gradient = new double[3];
        double excess = parameters[0];
        double speed = parameters[1];
        for (int i = 0; i < minutes.length; i++) {
            double left = Math.exp(-speed * minutes[i]);
            // begin solution: how the prediction moves with excess, with speed and with room
            double[] moves = {left, -minutes[i] * excess * left, 1};
            // instead of
            // double[] moves = {excess * left, -excess * left, 1};
            // end solution
            Vectors.addScaled(gradient, 2 * error(parameters, i) / minutes.length, moves);
        }
        // begin solution: the slope of the penalty
        gradient[1] += 2 * penalty * speed;
        // instead of
        // gradient[1] += penalty * speed;
        // end solution
        return gradient;
    }

    /** By how much the prediction is above the i-th reading. */
    private double error(double[] parameters, int i) {
        return parameters[0] * Math.exp(-parameters[1] * minutes[i]) + parameters[2] - degrees[i];
    }
}
