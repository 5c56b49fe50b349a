package gradus.workbook.classicalml.features;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * A pipeline whose steps fit once.
 *
 * <p>A step learns from training rows and hands out what it has learned: what the training rows became, and a way to treat other rows. A chain
 * of steps is a step again. When it is fitted,
 *
 * <ul>
 *   <li>every step is fitted exactly once, in order, with the targets;
 *   <li>the first learns from the training rows, each later one from what the <em>training</em> rows became in the step before. That is
 *       {@link Fitted#training()}, which may differ from applying the step to them: a target encoder describes its training rows out of
 *       fold, and all others by what it knows;
 *   <li>no step is applied to anything.
 * </ul>
 *
 * <p>When the fitted chain is applied, rows pass through the fitted steps in order, each once, and nothing is fitted. A chain of no steps gives
 * back the rows it was given. A chain can be fitted again; what was fitted before stays as it was. What the caller does to its list of steps
 * after it made the chain has no bearing.
 *
 * <p>You may want to import {@link java.util.ArrayList}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/features.md">classical-ml/docs/features.md</a>
 */
public final class StepChain {
    private StepChain() {}

    /** Something that learns from training rows. */
    public interface Step {
        /**
         * Learns.
         *
         * @param rows the training rows
         * @param targets one for each
         */
        Fitted fit(double[][] rows, double[] targets);
    }

    /** Something that has learned. */
    public interface Fitted {
        /** What the training rows became. */
        double[][] training();

        /** What other rows become. */
        double[][] apply(double[][] rows);
    }

    /**
     * A chain of steps, which is a step again.
     *
     * @param steps in order; may be none
     * @throws IllegalArgumentException that names {@code steps} if the list is null or holds null
     */
    public static Step of(List<Step> steps) {
        return todo("a step that fits each of the steps once, on what the training rows became before it");
    }
}
