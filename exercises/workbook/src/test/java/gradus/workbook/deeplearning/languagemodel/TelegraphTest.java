package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.expect.Expect.expect;

import ai.djl.ndarray.NDManager;
import gradus.datasets.media.Text;
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.languagemodel.Checkpoint;
import gradus.deeplearning.languagemodel.Gpt;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "language-model",
        number = 4,
        title = "The telegraph office",
        kind = Kind.REACH,
        points = 5,
        minutes = 25,
        seconds = 30)
@Hint(
        "Windows.of, Schooling and GptTrainer are all you need. Which of their numbers decides how far thirty steps lead?")
@Hint("Hold out a few telegrams, and try rates a factor of three apart. The checkpoint was trained at up to 0.004.")
@ExplainedIn("language-model#a-network-that-reads-96-tokens")
class TelegraphTest {
    private static final double REACHED = 8.5;
    private static final double STRANGE = 10;

    /** More than is ever asked about, line ends included. */
    private static final int BEGINNING = 3000;

    /** How the chapters of Pride and Prejudice begin; every tenth is one that the checkpoint was not trained on. */
    private static final List<String> CHAPTERS = Arrays.stream(
                    Text.novels().get(0).text().split("(?m)^Chapter \\d+$"))
            .skip(1)
            .map(String::strip)
            .map(chapter -> chapter.substring(0, Math.min(BEGINNING, chapter.length())))
            .map(beginning -> beginning.replaceAll("\\s+", " "))
            .toList();

    private static final List<String> OTHERS =
            IntStream.of(9, 19, 29, 39).mapToObj(CHAPTERS::get).toList();

    /** The checkpoint's perplexity per byte of the telegrams, to a whole number. */
    private static final int BEFORE = 15;

    /**
     * What is known of the one training that all checks share, after the network was closed.
     *
     * @param ordinary the perplexity per byte of ordinary pages, if telegrams are read hardly better than before
     */
    private record Tuned(double after, double ordinary, boolean moved, int leftAlive) {
        static Tuned once(List<String> telegrams) {
            try (NDManager manager = NDManager.newBaseManager()) {
                NDManager everything = manager.getParentManager();
                int alive = LiveArrays.count(everything);
                Tuned open = open(telegrams);
                int more = LiveArrays.count(everything) - alive; // below 0 if what an earlier try left was collected
                return new Tuned(open.after(), open.ordinary(), open.moved(), Math.max(0, more));
            }
        }

        private static Tuned open(List<String> telegrams) {
            try (Gpt gpt = Checkpoint.shipped()) {
                double[] logits = gpt.next(1, 2, 3);
                Telegraph.tune(gpt, telegrams);
                if (Arrays.equals(logits, gpt.next(1, 2, 3))) {
                    return new Tuned(BEFORE, 0, false, 0);
                }
                double after = perByte(gpt, unseen());
                return new Tuned(after, after > 0.8 * BEFORE ? perByte(gpt, ordinaryPages()) : 0, true, 0);
            }
        }
    }

    private static Tuned tuned;

    private static Tuned tuned() {
        if (tuned == null) {
            List<String> telegrams = new ArrayList<>(CHAPTERS.subList(10, 29).stream()
                    .filter(text -> !OTHERS.contains(text))
                    .map(text -> telegram(text, 1500))
                    .toList());
            Untouched.of("the list of telegrams", telegrams).by("tuning", () -> tuned = Tuned.once(telegrams));
        }
        return tuned;
    }

    /** The perplexity per byte of telegrams after a tuning that was given ordinary pages; 0 if the network did not even move. */
    private static double afterOrdinaryPages() {
        List<String> pages = CHAPTERS.subList(10, 28).stream()
                .map(text -> text.substring(0, 1500).toLowerCase(Locale.ROOT))
                .toList();
        try (Gpt gpt = Checkpoint.shipped()) {
            double[] logits = gpt.next(1, 2, 3);
            Telegraph.tune(gpt, new ArrayList<>(pages));
            return Arrays.equals(logits, gpt.next(1, 2, 3)) ? 0 : perByte(gpt, unseen().subList(0, 1));
        }
    }

    private static List<String> ordinaryPages() {
        return OTHERS.stream().map(text -> text.substring(0, 400)).toList();
    }

    private static List<String> unseen() {
        return OTHERS.stream().map(text -> telegram(text, 800)).toList();
    }

    private static String telegram(String text, int letters) {
        return text.substring(0, letters)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[.;!?]", " STOP")
                .replaceAll("[^A-Z \n]", "");
    }

    private static double perByte(Gpt gpt, List<String> texts) {
        double nats = 0;
        int bytes = 0;
        for (String text : texts) {
            int[] tokens = gpt.encoding().encode(text);
            nats -= Arrays.stream(gpt.logLikelihoods(tokens)).sum();
            bytes += text.length(); // telegrams are ASCII
        }
        return Double.isNaN(nats) ? Double.POSITIVE_INFINITY : Math.exp(nats / bytes);
    }

    @Test
    void the_network_that_was_given_is_the_one_that_learns() {
        expect("a change of the network's logits after tuning", tuned().moved())
                .usually(
                        "The weights are those of the checkpoint: no step was made. Or: A copy was trained, and the network that was given was not.")
                .toEqual(true);
    }

    @Test
    void nothing_is_left_in_native_memory() {
        expect(
                        "the number of arrays alive after tuning, when the network was closed, beyond those before",
                        tuned().leftAlive())
                .usually(
                        "Beside the network, there is a manager that nobody closed: a trainer and every manager of your own belong in try-with-resources.")
                .toEqual(0);
    }

    @Test
    @Needs({"the_network_that_was_given_is_the_one_that_learns", "nothing_is_left_in_native_memory"})
    void telegrams_that_it_has_not_seen_are_read() {
        Tuned result = tuned();
        expect(
                        "perplexity per byte of four telegrams never seen, which before was " + BEFORE + ",",
                        rounded(result.after()))
                .when(
                        after -> !(after < 30),
                        "Worse than before. The steps were far too large, or each token was its own target.")
                .when(
                        after -> result.after() > 0.8 * BEFORE && result.ordinary() < 4,
                        "It still reads ordinary pages as before and telegrams hardly better. Not there yet: the steps were too few or too small. Or: Other texts than the telegrams were learned from.")
                .usually("Not there yet. The rate, then the number of steps: try them on telegrams that you hold out.")
                .toBeAtMost(REACHED);
    }

    @Test
    @Needs("telegrams_that_it_has_not_seen_are_read")
    void what_it_is_given_is_all_that_teaches() {
        expect(
                        "perplexity per byte of telegrams, for a second network that was given ordinary pages,",
                        rounded(afterOrdinaryPages()))
                .ifEqual(0.0, "The second network did not move: the code keeps something between two calls.")
                .usually(
                        "Nobody gave it a telegram, and yet it reads them: it learned from texts of your own. Only those that tune is given may teach.")
                .toBeAtLeast(STRANGE);
    }

    private static double rounded(double perplexity) {
        return Math.round(10 * perplexity) / 10.0;
    }
}
