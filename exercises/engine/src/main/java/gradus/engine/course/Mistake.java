package gradus.engine.course;

import gradus.engine.exercise.Solution;
import java.util.List;

/**
 * An error that people really make.
 *
 * @param says words that the learner must then see
 * @param why a sentence of Markdown on why people make it, or empty
 * @param change how it differs from the solution
 */
public record Mistake(String says, String why, Change change) {
    /**
     * The answer with this mistake made in it.
     *
     * @throws IllegalArgumentException if it does not fit the solution, naming file and line of the page
     */
    public String applyTo(Solution solution) {
        String wrong = change.applyTo(solution);
        if (wrong.equals(solution.answer())) {
            throw new IllegalArgumentException("the mistake that " + says + " must differ from the solution");
        }
        return wrong;
    }

    /** How it differs from the solution, as lines of a diff. */
    public List<String> diff(Solution solution) {
        return change.asDiff(solution);
    }
}
