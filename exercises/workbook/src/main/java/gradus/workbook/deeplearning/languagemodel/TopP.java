package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.exercise.Todo.todo;

/**
 * Nucleus sampling, up to the draw: from which tokens is the next one drawn, and how likely is each?
 *
 * <p>You may want to import {@link java.util.Arrays}, {@link java.util.Comparator}, {@link java.util.stream.IntStream}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/language-model.md">deep-learning/docs/language-model.md</a>
 */
public final class TopP {
    private TopP() {}

    /**
     * The probabilities from which the next token is drawn.
     *
     * <p>First each logit is divided by the temperature and softmax makes probabilities of them. Then tokens are kept, the likeliest first and of equally likely
     * ones the one with the smaller index, until the kept probabilities come to at least {@code p}: the token that reaches p still belongs to them. All other tokens
     * get 0, and the kept ones are divided by their sum. With {@code p} = 1 every token is kept. Logits may be as large as 1e6 or as small as −1e6.
     *
     * @param logits at least one finite number; stays as it is
     * @param temperature above 0, not infinite
     * @param p in (0, 1]
     * @return as many numbers, which add up to 1
     * @throws IllegalArgumentException that names the argument, if temperature or p is out of its range, or NaN
     */
    public static double[] probabilities(double[] logits, double temperature, double p) {
        return todo("temperature, softmax, cut, and again to a sum of 1");
    }
}
