package gradus.engine.course;

import gradus.engine.exercise.Solution;
import java.util.List;

/** How a mistake differs from the solution. */
public sealed interface Change permits Patch, OtherBodies {
    /**
     * The answer with this change made in it.
     *
     * @throws IllegalArgumentException if the change does not fit the solution, naming its place
     */
    String applyTo(Solution solution);

    /** The change as lines of a diff: {@code -} is taken, {@code +} is added, {@code @@} leads to another place. */
    List<String> asDiff(Solution solution);
}
