package gradus.engine.course;

/**
 * A known mistake, as a change of the solution.
 *
 * @param replace text that occurs exactly once in the answer
 * @param with what stands there instead
 * @param says words that the learner must then see
 */
public record Patch(String replace, String with, String says) {
    /**
     * The answer with this mistake made in it.
     *
     * @throws IllegalArgumentException if the text to replace does not occur exactly once
     */
    public String applyTo(String answer) {
        int first = answer.indexOf(replace);
        if (first < 0 || answer.indexOf(replace, first + 1) >= 0) {
            throw new IllegalArgumentException(
                    "the text to replace must occur exactly once in the solution, but occurs "
                            + (first < 0 ? "nowhere" : "more than once") + ": " + replace);
        }
        return answer.substring(0, first) + with + answer.substring(first + replace.length());
    }
}
