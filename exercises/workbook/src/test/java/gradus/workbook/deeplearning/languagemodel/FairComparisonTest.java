package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deeplearning.languagemodel.FairComparison.Report;
import gradus.workbook.deeplearning.languagemodel.FairComparison.Verdict;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "language-model",
        number = 5,
        title = "Two papers, two vocabularies",
        kind = Kind.JUDGE,
        points = 4,
        minutes = 15)
@Hint("What does a perplexity of 8 per token cost in bits? And a whole text of 100 such tokens?")
@Hint("Ask first whether the two may be compared at all; the numbers come second.")
@ExplainedIn("language-model#counting-is-the-baseline")
class FairComparisonTest {
    private static final Report WORDS = new Report("Emma", 1000, 200, 64, false); // 6 bits · 200 / 1000 = 1.2
    private static final Report BYTES = new Report("Emma", 1000, 1000, 4, false); // 2 bits · 1000 / 1000 = 2

    private record Size(long bytes, long tokens) {}

    private record Score(Size size, double perplexity) {}

    private record Both(Report first, Report second) {}

    private static final Inputs<Report> REPORTS = Inputs.choice(1L, 999L, 1000L, 5_000_000_000L)
            .and(Inputs.choice(1L, 300L, 301L, 1000L, 2_000_000_000L), Size::new)
            .filter(size -> size.tokens() <= size.bytes())
            .and(Inputs.choice(1.0, 2.0, 2.02, 4.0, 18.5, 19.0, 64.0, 50_000.0), Score::new)
            .and(
                    Inputs.choice("Emma/", "Emma/", "Emma/", "Sanditon/", "Love/", "Emma/known"),
                    (score, text) -> new Report(
                            text.split("/")[0],
                            score.size().bytes(),
                            score.size().tokens(),
                            score.perplexity(),
                            text.endsWith("known")));

    @Test
    void bits_per_byte() {
        expect("the bits per byte of 1000 bytes in 200 tokens at a perplexity of 64", FairComparison.bitsPerByte(WORDS))
                .ifCloseTo(1.2 * Math.log(2), "These are nats, not bits: divide by ln 2.")
                .ifCloseTo(12.8, "A perplexity cannot be shared out among bytes: its logarithm can.")
                .ifCloseTo(0, "Whole numbers were divided: 200 / 1000 is 0 for Java.")
                .ifCloseTo(6, "That is per token, not per byte.")
                .usually("64 per token are 6 bits, 200 times 6 bits are 1200, and that for 1000 bytes.")
                .toBeCloseTo(1.2, 1e-9);
    }

    @Test
    @Needs("bits_per_byte")
    void other_tokens() {
        expect(
                        "the verdict on 64 per token (200 tokens) and 4 per token (1000 tokens) on the same 1000 bytes",
                        FairComparison.better(WORDS, BYTES))
                .ifEqual(
                        Verdict.SECOND,
                        "Either they were compared per token, not per byte, or the verdict is turned round. Fewer bits are better: 1.2 against 2.")
                .usually("1.2 bits per byte against 2: the first.")
                .toEqual(Verdict.FIRST);
        expect("the verdict on the same two in the other order", FairComparison.better(BYTES, WORDS))
                .usually("1.2 bits per byte against 2: now the second.")
                .toEqual(Verdict.SECOND);
    }

    @Test
    @Needs("other_tokens")
    void nearly_the_same() {
        Report near = new Report("Emma", 1000, 200, 65, false); // 1.2045
        expect("the verdict on 1.2 and 1.2045 bits per byte", FairComparison.better(WORDS, near))
                .usually("They differ by less than a hundredth of a bit.")
                .toEqual(Verdict.EVEN);
    }

    @Test
    @Needs("other_tokens")
    void other_texts() {
        expect(
                        "the verdict on Emma and Sanditon, 1000 bytes each",
                        FairComparison.better(WORDS, new Report("Sanditon", 1000, 1000, 4, false)))
                .usually("Two texts of one length are still two texts.")
                .toEqual(Verdict.NO_COMPARISON);
        expect(
                        "the verdict on two texts called Emma, of 1000 and 999 bytes",
                        FairComparison.better(WORDS, new Report("Emma", 999, 999, 4, false)))
                .usually("The names are equal, and the bytes are not: it is another edition, or a part.")
                .toEqual(Verdict.NO_COMPARISON);
    }

    @Test
    @Needs("other_tokens")
    void a_test_that_was_in_the_training() {
        Report known = new Report("Emma", 1000, 200, 2, true);
        expect("the verdict on a model and one that knows the test", FairComparison.better(BYTES, known))
                .usually("If either of the two was trained on the test, its number says nothing.")
                .toEqual(Verdict.NO_COMPARISON);
        expect("the verdict on a model that knows the test and one that does not", FairComparison.better(known, BYTES))
                .usually("If either of the two was trained on the test, its number says nothing.")
                .toEqual(Verdict.NO_COMPARISON);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(REPORTS.and(REPORTS, Both::new))
                .ask("the bits per byte of {first}", both -> FairComparison.bitsPerByte(both.first()))
                .within(1e-9)
                .ask("the verdict on {first} and {second}", both -> FairComparison.better(both.first(), both.second()))
                .holds();
    }
}
