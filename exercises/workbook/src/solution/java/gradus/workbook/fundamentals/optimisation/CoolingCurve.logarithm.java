import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Objective;

public final class CoolingCurve implements Objective {
    /** Its derivatives by excess, speed, room, in a new array. */
    @Override
    public double[] gradient(double[] parameters) {
        double[] gradient = new double[3];
        double excess = parameters[0];
        double speed = parameters[1];
        for (int i = 0; i < minutes.length; i++) {
            double left = Math.exp(-speed * minutes[i]);
            // begin solution: how the prediction moves with excess, with speed and with room
            double[] moves = new double[3];
            moves[2] = 1;
            moves[0] = left;
            moves[1] = minutes[i] * (parameters[2] - (excess * left + parameters[2]));
            // end solution
            Vectors.addScaled(gradient, 2 * error(parameters, i) / minutes.length, moves);
        }
        // begin solution: the slope of the penalty
        gradient[1] = penalty * speed + gradient[1] + penalty * speed;
        // end solution
        return gradient;
    }
}
