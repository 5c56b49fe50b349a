package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.expect.Expect.expect;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import gradus.deeplearning.djl.LiveArrays;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "language-model",
        number = 3,
        title = "The loss that falls too fast",
        kind = Kind.FIX,
        points = 4,
        minutes = 15,
        seconds = 20)
@Hint(
        "A model that only has to repeat what it has just been shown needs no memory and no grammar. Which token do the logits at place t speak of?")
@Hint("Three tokens give two questions. So ids lose their first column, and logits their last place.")
@Hint("A sum over the places that count, divided by how many they are: ids that are not padding, as ones and zeros.")
@ExplainedIn("language-model#what-goes-wrong")
class PaddedLossTest {
    private static final int VOCABULARY = 5;
    private static final int PADDING = 4;

    /** Sentences without padding. */
    private record Batch(List<List<Integer>> sentences, int seed) {}

    private static final Inputs<Batch> BATCHES = Inputs.listOf(Inputs.listOf(Inputs.whole(0, 3), 6), 4)
            .filter(sentences -> sentences.stream().anyMatch(sentence -> sentence.size() > 1))
            .and(Inputs.whole(1, 99), Batch::new);

    private static double loss(Batch batch) {
        int time = batch.sentences().stream().mapToInt(List::size).max().orElseThrow();
        return loss(batch, time);
    }

    /** The loss of a batch filled up to some length; what the logits are depends on place and seed only. */
    private static double loss(Batch batch, int time) {
        int rows = batch.sentences().size();
        long[] ids = new long[rows * time];
        float[] logits = new float[rows * time * VOCABULARY];
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < time; t++) {
                List<Integer> sentence = batch.sentences().get(row);
                ids[row * time + t] = t < sentence.size() ? sentence.get(t) : PADDING;
                for (int k = 0; k < VOCABULARY; k++) {
                    logits[(row * time + t) * VOCABULARY + k] =
                            (float) (3 * Math.sin(batch.seed() + 7.3 * row + 2.1 * t * (k + 1) + 1.7 * k));
                }
            }
        }
        return loss(ids, logits, rows, time);
    }

    private static double loss(long[] ids, float[] logits, int rows, int time) {
        return loss(PADDING, ids, logits, rows, time);
    }

    private static double loss(int padding, long[] ids, float[] logits, int rows, int time) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray labels = manager.create(ids, new Shape(rows, time));
            NDArray predictions = manager.create(logits, new Shape(rows, time, VOCABULARY));
            return new PaddedLoss(padding)
                    .evaluate(new NDList(labels), new NDList(predictions))
                    .toType(ai.djl.ndarray.types.DataType.FLOAT64, true)
                    .getDouble();
        }
    }

    /** Logits that give token k at place t the weight weights[t][k]. */
    private static float[] weights(double[]... weights) {
        float[] logits = new float[weights.length * VOCABULARY];
        for (int t = 0; t < weights.length; t++) {
            for (int k = 0; k < VOCABULARY; k++) {
                logits[t * VOCABULARY + k] = (float) Math.log(weights[t][k]);
            }
        }
        return logits;
    }

    @Test
    void each_place_speaks_of_the_next_token() {
        // p of tokens 0 to 4 at each of three places, in sixteenths
        float[] logits =
                weights(new double[] {1, 8, 4, 2, 1}, new double[] {4, 1, 2, 8, 1}, new double[] {8, 2, 2, 2, 2});
        double right = (Math.log(16 / 4.0) + Math.log(16 / 8.0)) / 2;
        expect("the loss of the sentence 0, 2, 3", loss(new long[] {0, 2, 3}, logits, 1, 3))
                .ifCloseTo(
                        (Math.log(16) + Math.log(8) + Math.log(8)) / 3,
                        "Each token was its own target: the logits at place t speak of token t + 1.")
                .ifCloseTo(
                        (Math.log(4) + Math.log(8)) / 2,
                        "The logits were shifted, not the tokens: place 1 was asked about token 0.")
                .ifCloseTo(-right, "ln p is negative, a loss is positive.")
                .when(loss -> Double.isNaN(loss), "Is nothing 0 / 0?")
                .usually(
                        "At place 0 the next token is 2 (4/16), at place 1 it is 3 (8/16). Softmax goes over the vocabulary, the last axis.")
                .toBeCloseTo(right, 1e-5);
    }

    @Test
    @Needs("each_place_speaks_of_the_next_token")
    void padding_plays_no_part() {
        Batch batch = new Batch(List.of(List.of(0, 2, 3, 1)), 5);
        double right = loss(batch, 4);
        expect("the loss of a sentence of 4 tokens, filled up to 7,", loss(batch, 7))
                .ifCloseTo(right * 3 / 6, "The sum was divided by all places: of six next tokens three are padding.")
                .usually("Padding was counted as a target, and a model soon knows that padding follows padding.")
                .toBeCloseTo(right, 1e-5);
    }

    @Test
    @Needs("padding_plays_no_part")
    void a_long_sentence_counts_more_than_a_short_one() {
        Batch both = new Batch(List.of(List.of(0, 2, 3, 1, 0), List.of(1, 2)), 5);
        double first = loss(new Batch(both.sentences().subList(0, 1), 5), 5);
        double second = 5 * loss(both, 5) - 4 * first;
        double mean = loss(new Batch(List.of(List.of(0, 2, 3, 1, 0), List.of(1)), 5), 5);
        expect("the loss of five tokens beside a sentence of one token, which asks nothing,", mean)
                .usually(
                        "Each place counts as much as any other, and the second sentence has no place with a next token.")
                .toBeCloseTo(first, 1e-5);
        expect("the loss of the second of two sentences, worked out from that of both,", second)
                .usually("Each place counts as much as any other: four of the first sentence, one of the second.")
                .to("be at least 0", loss -> loss >= 0);
    }

    @Test
    @Needs("padding_plays_no_part")
    void the_padding_token_may_be_any_id() {
        float[] logits =
                weights(new double[] {1, 8, 4, 2, 1}, new double[] {4, 1, 2, 8, 1}, new double[] {8, 2, 2, 2, 2});
        expect("the loss of the sentence 0, 2 when 1 is padding", loss(1, new long[] {0, 2, 1}, logits, 1, 3))
                .usually("Padding is the id that the constructor was given, and tokens may be below and above it.")
                .toBeCloseTo(Math.log(16 / 4.0), 1e-5);
    }

    @Test
    @Needs("each_place_speaks_of_the_next_token")
    void logits_that_are_far_apart() {
        float[] logits = {200, 0, 0, 0, 0, 0, 0, 200, 0, 0, 0, 0, 0, 0, 0};
        expect(
                        "the loss of the sentence 0, 1, 2 where the logits say first that 1 is 200 below another, then that 2 is 200 above the rest,",
                        loss(new long[] {0, 1, 2}, logits, 1, 3))
                .ifInfinite(
                        "e to the power of −200 is 0 in FLOAT32, and its logarithm is infinite: logSoftmax takes both at once.")
                .usually("The first costs 200 and the second nothing, and both count: 100.")
                .toBeCloseTo(100, 1e-5);
    }

    /** The loss's derivative by each logit of a single sentence. */
    private static double[] gradient(long[] ids, float[] logits) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray labels = manager.create(ids, new Shape(1, ids.length));
            NDArray predictions = manager.create(logits, new Shape(1, ids.length, VOCABULARY));
            predictions.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = new PaddedLoss(PADDING).evaluate(new NDList(labels), new NDList(predictions));
                collector.backward(loss.add(predictions.sum().mul(0))); // a loss made without the logits is refused
            }
            float[] gradient = predictions.getGradient().toFloatArray();
            return IntStream.range(0, gradient.length)
                    .mapToDouble(k -> gradient[k])
                    .toArray();
        }
    }

    @Test
    @Needs("padding_plays_no_part")
    void a_model_can_learn_from_it() {
        float[] logits =
                weights(new double[] {1, 8, 4, 2, 1}, new double[] {4, 1, 2, 8, 1}, new double[] {8, 2, 2, 2, 2});
        double[] right = new double[3 * VOCABULARY];
        System.arraycopy(new double[] {1 / 16.0, 8 / 16.0, -12 / 16.0, 2 / 16.0, 1 / 16.0}, 0, right, 0, VOCABULARY);
        expect(
                        "the gradient of the loss of 0, 2 and padding by its logits",
                        gradient(new long[] {0, 2, PADDING}, logits))
                .ifCloseTo(
                        new double[3 * VOCABULARY],
                        "Nothing would be learned: the loss has to be made from the logits by operations on arrays, without stopGradient and without numbers in Java.")
                .usually("At place 0 it is p, less 1 at the token that came; at the other places nothing.")
                .toBeCloseTo(right, 1e-5);
    }

    @Test
    void no_array_stays_alive() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDManager everything = manager.getParentManager();
            int before = LiveArrays.count(everything);
            loss(new Batch(List.of(List.of(0, 2, 3, 1)), 5));
            expect(
                            "the number of arrays alive after the loss was read, beyond those before",
                            LiveArrays.count(everything) - before)
                    .usually(
                            "All that is made from the labels and the predictions goes with their manager; a manager of your own must be closed.")
                    .toEqual(0);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(BATCHES)
                .ask("the loss of {sentences} (padded)", PaddedLossTest::loss)
                .within(1e-4)
                .usually("Each place counts as much as any other, if it has a next token that is not padding.")
                .questions(60)
                .holds();
    }
}
