public final class CoolingCurve {
    @Override
    public double[] gradient(double[] parameters) {
        // begin solution: how the prediction moves with excess, with speed and with room
        double[] moves = new double[3];
        moves[0] = Math.exp(-(minutes[i] * speed));
        moves[1] = minutes[i] * (parameters[2] - (excess * left + parameters[2]));
        moves[2] = 1;
        // end solution
        // begin solution: the slope of the penalty
        gradient[1] = penalty * speed + gradient[1] + penalty * speed;
        // end solution
    }
}
