package gradus.workbook.fundamentals.optimisation;

/**
 * A ball that rolls down a loss and keeps some of its speed. Each call of {@link #step} is told the slope where the ball lies, and
 * moves it: the velocity becomes {@code momentum · velocity − rate · gradient}, and then the velocity is added to the parameters.
 *
 * <ul>
 *   <li>A new ball lies still: its velocity is 0. {@link #stop} makes it lie still again.
 *   <li>The first step decides how many parameters there are; a later one with more or fewer is refused, also after {@link #stop}.
 *   <li>A step is refused with an {@code IllegalArgumentException} if gradient and parameters differ in length, or if a number of the gradient is
 *       NaN or infinite. After a refusal everything is as it was: the parameters, the velocity, and whether the number of parameters is decided.
 *   <li>The parameters are changed in place, and kept by the caller: the ball may be handed other parameters each time. The gradient is only
 *       read, and its array may be used for something else after the call.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/optimisation.md">fundamentals/docs/optimisation.md</a>
 */
public final class HeavyBall {
    private final double rate;
    private final double momentum;
    private double[] velocity; // null until the first step

    /**
     * A ball that lies still.
     *
     * @param rate how much of a slope goes into the velocity, above 0
     * @param momentum how much of the velocity is left after a step, from 0 to below 1
     */
    public HeavyBall(double rate, double momentum) {
        this.rate = rate;
        this.momentum = momentum;
    }

    /**
     * Moves the parameters.
     *
     * @param parameters changed in place
     * @param gradient the derivative by each parameter, where they are now
     */
    public void step(double[] parameters, double[] gradient) {
        // begin solution: refuse what does not fit, before anything moves; then the velocity, then the parameters
        if (gradient.length != parameters.length) {
            throw new IllegalArgumentException("gradient must hold " + parameters.length
                    + " numbers (one per parameter), but held " + gradient.length);
        }
        if (velocity != null && velocity.length != gradient.length) {
            throw new IllegalArgumentException("gradient must hold " + velocity.length
                    + " numbers (as in the first step), but held " + gradient.length);
        }
        for (double slope : gradient) {
            if (!Double.isFinite(slope)) {
                throw new IllegalArgumentException("gradient must be finite, but held " + slope);
            }
        }
        if (velocity == null) {
            velocity = new double[gradient.length];
        }
        for (int j = 0; j < gradient.length; j++) {
            velocity[j] = momentum * velocity[j] - rate * gradient[j];
            parameters[j] += velocity[j];
        }
        // end solution
    }

    /** Forgets the velocity. */
    public void stop() {
        // begin solution: lie still, and keep what the first step decided
        if (velocity != null) {
            velocity = new double[velocity.length];
        }
        // end solution
    }
}
