package gradus.workbook.fundamentals.optimisation;

import static gradus.engine.exercise.Todo.todo;

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
    @SuppressWarnings("unused") // until your code uses it
    private final double rate;
    @SuppressWarnings("unused") // until your code uses it
    private final double momentum;
    @SuppressWarnings("unused") // until your code uses it
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
        todo("refuse what does not fit, before anything moves; then the velocity, then the parameters");
    }

    /** Forgets the velocity. */
    public void stop() {
        todo("lie still, and keep what the first step decided");
    }
}
