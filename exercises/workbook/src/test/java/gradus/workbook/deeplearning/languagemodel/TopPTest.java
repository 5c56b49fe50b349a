package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "language-model", number = 2, title = "The nucleus", kind = Kind.BUILD, points = 4, minutes = 20)
@Hint(
        "Which of the two comes first, the temperature or the cut? Try 0.5 and 2 on paper with probabilities of 0.6, 0.3 and 0.1.")
@Hint("Sort indices, not probabilities: what is kept must find its way back to its place.")
@Hint("A loop that asks \"is the sum there yet?\" before it adds the next token keeps the one that crosses the line.")
@ExplainedIn("language-model#what-to-say-next")
class TopPTest {
    /** Probabilities of 0.3, 0.5, 0.15 and 0.05. */
    private static final double[] LOGITS = {Math.log(0.3), Math.log(0.5), Math.log(0.15), Math.log(0.05)};

    private static final Inputs<List<Integer>> TOKENS =
            Inputs.listOf(Inputs.whole(-3, 3), 7).filter(logits -> !logits.isEmpty());

    private record Warm(List<Integer> logits, double temperature) {}

    private record Asked(List<Integer> logits, double temperature, double p) {}

    @Test
    void the_logits_stay_as_they_are() {
        double[] logits = LOGITS.clone();
        Untouched.of("the logits", logits).by("cutting them", () -> TopP.probabilities(logits, 0.5, 0.7));
    }

    @Test
    void the_likeliest_tokens_are_kept_and_fill_the_whole() {
        expect("the probabilities from 0.3, 0.5, 0.15, 0.05 at p = 0.7", TopP.probabilities(LOGITS, 1, 0.7))
                .ifCloseTo(
                        new double[] {0, 1, 0, 0},
                        "0.5 is less than 0.7. The token that reaches p belongs to those that are kept.")
                .ifCloseTo(
                        new double[] {0.3, 0.5, 0, 0},
                        "What was kept comes to 0.8: the kept probabilities were not divided by their sum.")
                .ifCloseTo(
                        new double[] {0.3, 0.5, 0.15, 0.05},
                        "Nothing was cut, or the least likely tokens were kept first.")
                .ifCloseTo(
                        new double[] {0.625, 0.375, 0, 0},
                        "A result must leave the kept probabilities where their tokens are: the kept probabilities stand in the order of the tokens.")
                .usually("0.5 and 0.3 come to 0.8, which is at least 0.7.")
                .toBeCloseTo(new double[] {0.375, 0.625, 0, 0}, 1e-9);
        expect("the probabilities from 0.3, 0.5, 0.15, 0.05 at p = 1e-9", TopP.probabilities(LOGITS, 1, 1e-9))
                .usually("However small p is, the likeliest token reaches it.")
                .toBeCloseTo(new double[] {0, 1, 0, 0}, 1e-9);
        expect("the probabilities from 0.3, 0.5, 0.15, 0.05 at p = 1", TopP.probabilities(LOGITS, 1, 1))
                .usually("With p = 1 nothing is cut.")
                .toBeCloseTo(new double[] {0.3, 0.5, 0.15, 0.05}, 1e-9);
        expect(
                        "the number of tokens kept of the logits 0, −50, −60, at p = 1",
                        Arrays.stream(TopP.probabilities(new double[] {0, -50, -60}, 1, 1))
                                .filter(q -> q > 0)
                                .count())
                .usually(
                        "The first probability rounds to 1, so a sum that is compared with p stops there. With p = 1 every token is kept.")
                .toEqual(3L);
    }

    @Test
    @Needs("the_likeliest_tokens_are_kept_and_fill_the_whole")
    void temperature_comes_first() {
        double[] cold = TopP.probabilities(LOGITS, 0.5, 0.6); // the squares are 0.09, 0.25, 0.0225, 0.0025 of 0.365
        expect("the probabilities from 0.3, 0.5, 0.15, 0.05 at temperature 0.5 and p = 0.6", cold)
                .ifCloseTo(
                        new double[] {0.09 / 0.34, 0.25 / 0.34, 0, 0},
                        "The temperature divides the logits before anything is cut.")
                .when(
                        p -> p[0] > 0 && p[1] < 0.6,
                        "At 0.5 the likely become likelier. Was the logit multiplied by the temperature?")
                .usually("At temperature 0.5 each probability is squared: 0.25 of 0.365 are 0.68, and that is enough.")
                .toBeCloseTo(new double[] {0, 1, 0, 0}, 1e-9);
    }

    @Test
    void equally_likely_tokens() {
        expect("the probabilities of four tokens alike, at p = 0.6", TopP.probabilities(new double[4], 1, 0.6))
                .ifCloseTo(
                        new double[] {0, 1 / 3.0, 1 / 3.0, 1 / 3.0},
                        "Of equally likely tokens the one with the smaller index is kept.")
                .usually("Three quarters are at least 0.6. Of equally likely tokens the smaller index is kept.")
                .toBeCloseTo(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 0}, 1e-9);
        expect("the probabilities of two tokens alike, at p = 0.5", TopP.probabilities(new double[2], 1, 0.5))
                .ifCloseTo(
                        new double[] {0.5, 0.5},
                        "0.5 is at least 0.5: the first token reaches p, and no more are kept.")
                .usually("The first of the two reaches p, and of equally likely tokens the smaller index is kept.")
                .toBeCloseTo(new double[] {1, 0}, 1e-9);
    }

    @Test
    void large_logits() {
        expect(
                        "the probabilities of the logits 1e6, 1e6 − 1, at p = 1",
                        TopP.probabilities(new double[] {1e6, 1e6 - 1}, 1, 1))
                .ifNaN("e to the power of a large logit is infinite: take the largest logit from all of them first.")
                .usually("Softmax sees differences only.")
                .toBeCloseTo(new double[] {1 / (1 + Math.exp(-1)), 1 / (1 + Math.E)}, 1e-9);
        expect(
                        "the probabilities of the logits −1e6, −1e6 − 1, at p = 1",
                        TopP.probabilities(new double[] {-1e6, -1e6 - 1}, 1, 1))
                .ifNaN("All weights became 0: the largest logit may be far below 0, and it is the one to take away.")
                .usually("Softmax sees differences only.")
                .toBeCloseTo(new double[] {1 / (1 + Math.exp(-1)), 1 / (1 + Math.E)}, 1e-9);
    }

    @Test
    void what_is_out_of_range_is_refused() {
        for (double temperature : new double[] {0, -1, Double.NaN}) {
            expectRefusal(
                    "a temperature of " + temperature,
                    IllegalArgumentException.class,
                    "A temperature must be above 0, and NaN is not.",
                    () -> TopP.probabilities(LOGITS, temperature, 0.5),
                    "temperature");
        }
        for (double p : new double[] {0, -0.1, 1.1, Double.NaN}) {
            expectRefusal(
                    "a p of " + p,
                    IllegalArgumentException.class,
                    "A p must be above 0 and at most 1, and NaN is neither: every comparison with NaN is false.",
                    () -> TopP.probabilities(LOGITS, 1, p),
                    "p");
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(TOKENS.and(Inputs.choice(0.25, 0.5, 1.0, 2.0, 40.0), Warm::new)
                        .and(
                                Inputs.choice(1e-12, 0.137, 0.333, 0.613, 0.871, 0.9713, 1.0),
                                (warm, p) -> new Asked(warm.logits(), warm.temperature(), p)))
                .ask(
                        "the probabilities of {logits} at temperature {temperature} and p = {p}",
                        asked -> TopP.probabilities(
                                asked.logits().stream().mapToDouble(i -> i).toArray(), asked.temperature(), asked.p()))
                .within(1e-9)
                .holds();
    }
}
