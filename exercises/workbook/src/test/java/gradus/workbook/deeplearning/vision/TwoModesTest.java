package gradus.workbook.deeplearning.vision;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers from PyTorch 1.13.1 in float64: deep-learning/src/test/peers/peer_vision.py. */
@Exercise(
        lesson = "vision",
        number = 2,
        title = "The layer with two modes",
        kind = Kind.BUILD,
        points = 5,
        minutes = 20)
@ExplainedIn("vision#batch-normalisation-has-two-modes")
@Hint("Compute the first batch by hand: its means are 2 and 12. How far did the running mean move, and from where?")
@Hint("The running variance went from 1 to 1.1 and 1.7. Which variances of 1, 3 and of 10, 14 explain that?")
@Hint(
        "The outputs of the first batch are a hair inside of ±2. Which variance of 1, 3 gives them, and what was added to it?")
class TwoModesTest {

    /** What a layer with given batches behind it says, all from a seed. */
    private record Story(int features, int batches, int rows, int momentum, int seed) {}

    private record Told(List<double[][]> trained, double[] mean, double[] variance, double[][] evaluated) {}

    @Test
    void a_layer_that_has_seen_nothing_has_mean_0_and_variance_1() {
        TwoModes layer = layer();
        expect("the running mean before any batch", layer.runningMean()).toEqual(new double[2]);
        expect("the running variance before any batch", layer.runningVariance())
                .usually("It begins at 1, so that an untrained layer changes next to nothing.")
                .toEqual(new double[] {1, 1});
    }

    @Test
    void a_batch_is_normalised_by_its_own_mean_and_variance() {
        double[][] out = layer().train(firstBatch());
        expect("the first batch, normalised,", out)
                .when(any -> near(out[1][0], Math.sqrt(2), 1e-3), """
                        Such values come where the squares are divided by one less than the number of rows. Among the numbers below the \
                        script are outputs near ±2.""")
                .when(
                        any -> out[0][0] == -2,
                        "That is exactly ±2, so without ε: PyTorch adds something small to the variance.")
                .when(
                        any -> near(out[1][0], 2 / (1 + 1e-5), 1e-9),
                        "ε was added to the standard deviation, outside the root.")
                .when(
                        any -> near(out[1][0], 2 / Math.sqrt(1 + 1e-8), 1e-10),
                        "ε seems to be 10⁻⁸; PyTorch's default is larger.")
                .when(
                        any -> near(out[1][0], 5.3567, 0.01) || near(out[1][0], 5.4, 0.3),
                        "It was normalised by the running mean and variance: in training a batch has its own.")
                .when(
                        any -> near(out[0][0], -2, 1e-3) && near(out[0][1], 1.5, 1e-3),
                        "That is the mean of each row: each feature is normalised over the rows.")
                .usually("2 · (1 − 2) / √(1 + ε), and 0.5 · (10 − 12) / √(4 + ε) + 1.")
                .toBeCloseTo(
                        new double[][] {
                            {-1.9999900000749995, 0.5000006249988281}, {1.9999900000749995, 1.4999993750011718}
                        },
                        1e-12);
    }

    @Test
    @Needs("a_batch_is_normalised_by_its_own_mean_and_variance")
    void large_numbers_keep_their_spread() {
        TwoModes layer = new TwoModes(new double[] {1}, new double[1], 0.1);
        double[][] out = layer.train(new double[][] {{1e8 - 1}, {1e8}, {1e8 + 1}});
        expect("the batch 99999999, 100000000, 100000001, normalised,", new double[] {out[0][0], out[1][0], out[2][0]})
                .usually("""
                        The mean of the squares less the square of the mean is a difference of two numbers near 10¹⁶, which a double knows to within \
                        2: subtract the mean first, and square then.""")
                .toBeCloseTo(new double[] {-1.2247356859083902, 0, 1.2247356859083902}, 1e-6);
    }

    @Test
    @Needs("a_layer_that_has_seen_nothing_has_mean_0_and_variance_1")
    void the_running_ones_move_towards_the_batch() {
        TwoModes layer = layer();
        layer.train(firstBatch());
        expect("the running mean after the first batch", layer.runningMean())
                .ifCloseTo(new double[] {1.8, 10.8}, "0.1 is the share that the new batch gets; here it got 0.9.")
                .ifCloseTo(
                        new double[] {2, 12}, "That is the batch's mean itself: the first batch counts like any other.")
                .usually("0 + 0.1 · (2 − 0), and 0 + 0.1 · (12 − 0).")
                .toBeCloseTo(new double[] {0.2, 1.2}, 1e-12);
        expect("the running variance after the first batch", layer.runningVariance())
                .ifCloseTo(new double[] {1, 1.3}, """
                        The batch's variance was divided by the number of rows. For the running one, which is to speak of all data, PyTorch divides \
                        by another number.""")
                .usually("0.9 · 1 + 0.1 · 2, and 0.9 · 1 + 0.1 · 8.")
                .toBeCloseTo(new double[] {1.1, 1.7}, 1e-12);
    }

    @Test
    @Needs("the_running_ones_move_towards_the_batch")
    void later_batches_count_as_the_first() {
        TwoModes layer = layer();
        layer.train(firstBatch());
        expect("the last row of the second batch", layer.train(secondBatch())[2])
                .usually(
                        "It has the batch's own mean and variance, 4 and 8 in the first feature, whatever came before.")
                .toBeCloseTo(new double[] {2.8284253569808944, 1.7071066707011389}, 1e-12);
        expect("the running mean after both", layer.runningMean()).toBeCloseTo(new double[] {0.58, 2.28}, 1e-12);
        expect("the running variance after both", layer.runningVariance())
                .toBeCloseTo(new double[] {2.19, 6.33}, 1e-12);
        TwoModes quick = new TwoModes(new double[] {1, 1}, new double[2], 0.75);
        quick.train(firstBatch());
        expect("the running mean after the first batch, with a momentum of 0.75,", quick.runningMean())
                .usually("Momentum is an argument: a quarter of the old stays, three quarters are new.")
                .toBeCloseTo(new double[] {1.5, 9}, 1e-12);
    }

    @Test
    @Needs("later_batches_count_as_the_first")
    void evaluation_normalises_by_the_running_ones() {
        TwoModes layer = layer();
        layer.train(firstBatch());
        layer.train(secondBatch());
        expect("the row 2, 8, evaluated,", layer.evaluate(new double[][] {{2, 8}})[0])
                .usually("2 · (2 − 0.58) / √(2.19 + ε), and 0.5 · (8 − 2.28) / √(6.33 + ε) + 1.")
                .toBeCloseTo(new double[] {1.919089773176041, 2.136747048025438}, 1e-12);
        expect("the row 2, 8, evaluated beside two others,", layer.evaluate(new double[][] {{9, 9}, {2, 8}, {0, 1}})[1])
                .usually("In evaluation it must not matter what stands beside a row.")
                .toBeCloseTo(new double[] {1.919089773176041, 2.136747048025438}, 1e-12);
        expect("the running mean after two evaluations", layer.runningMean())
                .usually("The rows that were asked about have moved it: evaluation moves nothing.")
                .toBeCloseTo(new double[] {0.58, 2.28}, 1e-12);
        expect("the number of rows that come from an evaluation of none", layer.evaluate(new double[0][]).length)
                .toEqual(0);
    }

    @Test
    @Needs("the_running_ones_move_towards_the_batch")
    void a_batch_needs_two_rows() {
        for (double[][] batch : new double[][][] {{}, {{4, 5}}}) {
            TwoModes layer = layer();
            expectRefusal(
                    "training on a batch of " + batch.length + " rows",
                    IllegalArgumentException.class,
                    "One row has no spread, and none has no mean: a batch has at least two rows.",
                    () -> layer.train(batch),
                    "batch");
            expect("the running mean after a batch that was refused", layer.runningMean())
                    .usually("Refuse before anything moves.")
                    .toEqual(new double[2]);
        }
    }

    @Test
    void what_belongs_to_the_caller_stays_the_callers() {
        double[] scale = {2, 0.5};
        double[] shift = {0, 1};
        double[][] batch = {{1, 10}, {3, 14}};
        TwoModes layer = new TwoModes(scale, shift, 0.1);
        Untouched.of("the scale", scale)
                .and("the shift", shift)
                .and("the batch", batch)
                .usually("Write into new rows.")
                .by("training and an evaluation", () -> {
                    layer.train(batch);
                    layer.evaluate(batch);
                });
    }

    @Test
    @Needs("evaluation_normalises_by_the_running_ones")
    void what_belongs_to_the_layer_stays_the_layers() {
        double[] scale = {2, 0.5};
        double[] shift = {0, 1};
        TwoModes layer = new TwoModes(scale, shift, 0.1);
        layer.train(firstBatch());
        double[] before = evaluated(layer);
        scale[0] = 50;
        shift[1] = 50;
        expect("the row 2, 8, evaluated after the caller has changed the arrays of scale and shift,", evaluated(layer))
                .usually("The layer keeps the caller's own arrays: copy them.")
                .toBeCloseTo(before, 1e-12);
        layer.runningMean()[0] = 50;
        layer.runningVariance()[1] = 50;
        expect(
                        "the row 2, 8, evaluated after the caller has changed the running mean that was returned,",
                        evaluated(layer))
                .usually("The layer gave away its own arrays: return copies.")
                .toBeCloseTo(before, 1e-12);
    }

    private static double[] evaluated(TwoModes layer) {
        return layer.evaluate(new double[][] {{2, 8}})[0];
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(1, 3)
                        .and(Inputs.whole(0, 4), (features, batches) -> new int[] {features, batches})
                        .and(Inputs.whole(2, 6), (s, rows) -> new int[] {s[0], s[1], rows})
                        .and(Inputs.whole(0, 4), (s, momentum) -> new int[] {s[0], s[1], s[2], momentum})
                        .and(Inputs.whole(1, 1000), (s, seed) -> new Story(s[0], s[1], s[2], s[3], seed)))
                .questions(300)
                .ask(
                        "a layer of {features} features after {batches} batches of {rows} rows, with a momentum of {momentum} / 4,",
                        TwoModesTest::told)
                .within(1e-9)
                .holds();
    }

    /** Whole numbers; the first feature of every third batch does not vary. */
    private static Told told(Story story) {
        Random random = new Random(story.seed());
        double[] scale = random.doubles(story.features(), -2, 2).toArray();
        double[] shift = random.doubles(story.features(), -2, 2).toArray();
        TwoModes layer = new TwoModes(scale, shift, story.momentum() / 4.0);
        List<double[][]> trained = new ArrayList<>();
        for (int b = 0; b < story.batches(); b++) {
            trained.add(layer.train(rows(random, story, b % 3 == 2)));
        }
        double[][] evaluated = layer.evaluate(rows(random, story, false));
        return new Told(trained, layer.runningMean(), layer.runningVariance(), evaluated);
    }

    private static double[][] rows(Random random, Story story, boolean level) {
        double[][] rows = new double[story.rows()][story.features()];
        for (double[] row : rows) {
            for (int k = 0; k < row.length; k++) {
                row[k] = level && k == 0 ? 3 : random.nextInt(21) - 5;
            }
        }
        return rows;
    }

    private static double[][] firstBatch() {
        return new double[][] {{1, 10}, {3, 14}};
    }

    private static double[][] secondBatch() {
        return new double[][] {{2, 8}, {2, 8}, {8, 20}};
    }

    private static TwoModes layer() {
        return new TwoModes(new double[] {2, 0.5}, new double[] {0, 1}, 0.1);
    }

    private static boolean near(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance;
    }
}
