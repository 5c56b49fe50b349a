package gradus.workbook.deeplearning.djl;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.NativeResource;
import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.djl.Ledger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "djl",
        number = 1,
        title = "Five tasks, no loop",
        kind = Kind.USE,
        points = 5,
        minutes = 25,
        seconds = 20)
@Hint(
        "Write the shape of each array beside it. Which axis should an operation take away, and which should stay with size 1?")
@Hint("mean takes one axis: reshape pixels to one axis first, or take two means. sum takes several.")
@Hint("For all pairs of rows: (n, 1, d) less (m, d). For squares of four: (n, h / 2, 2, w / 2, 2).")
@ExplainedIn("djl#shapes")
class NoLoopsTest {
    private static final String IN_PLACE =
            "An operation that ends in i, such as subi, writes into its array, and so into a view's original.";

    /** A small case of each task: n photos or rows, the rest in proportion. */
    private record Case(int n, int seed) {}

    @Test
    void a_normalised_photo_has_mean_0_and_spread_1_in_each_channel() {
        expectValues(
                "two channels, 1 3 5 7 and 10 10 20 20, normalised",
                m -> NoLoops.normalised(array(m, new long[] {1, 2, 2, 2}, 1, 3, 5, 7, 10, 10, 20, 20)),
                new long[] {1, 2, 2, 2},
                "Usually mean and spread are taken over all channels or photos at once, or over rows only; or the spread divides by n − 1, or something was added to it.",
                -1.3416408f,
                -0.4472136f,
                0.4472136f,
                1.3416408f,
                -1,
                -1,
                1,
                1);
        expectValues(
                "two photos, 0 0 0 4 and 1 1 1 1, normalised",
                m -> NoLoops.normalised(array(m, new long[] {2, 1, 2, 2}, 0, 0, 0, 4, 1, 1, 1, 1)),
                new long[] {2, 1, 2, 2},
                "A channel of equal pixels has spread 0, and 0 / 0 is NaN: it should become 0. Each photo counts by itself.",
                -0.57735026f,
                -0.57735026f,
                -0.57735026f,
                1.7320508f,
                0,
                0,
                0,
                0);
    }

    @Test
    @Needs("a_normalised_photo_has_mean_0_and_spread_1_in_each_channel")
    void little_contrast_and_none_are_normalised_as_well() {
        expectValues(
                "a dark channel, 0 0.001 0 0.001, and a bright one, 5000 5001 5000 5001, normalised",
                m -> NoLoops.normalised(
                        array(m, new long[] {1, 2, 1, 4}, 0, 0.001f, 0, 0.001f, 5000, 5001, 5000, 5001)),
                new long[] {1, 2, 1, 4},
                "Something was added to the spread, or it was kept above a bound, and the dark channel falls short of spread 1; or the spread is the"
                        + " mean of the squares less the square of the mean, and the bright channel loses its digits.",
                -1,
                1,
                -1,
                1,
                -1,
                1,
                -1,
                1);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray equal = manager.create(new float[] {0.1f, 0.3f, 0.7f, 1e6f + 0.3f}, new Shape(1, 4, 1, 1))
                    .broadcast(new Shape(1, 4, 50, 63));
            expect(
                            "the largest number of four channels of 50 × 63 equal pixels, normalised,",
                            NoLoops.normalised(equal.duplicate()).abs().max().getFloat())
                    .usually(
                            "The pixels are equal, but their mean is rounded: less it, they are tiny instead of 0, and so is the spread by which they"
                                    + " are divided. Are the largest and the smallest pixel equal?")
                    .toEqual(0f);
        }
    }

    @Test
    void distances_are_those_of_each_row_from_each_row() {
        expectValues(
                "the distances of (0, 0), (3, 4), (1, 1) from (0, 0), (1, 0)",
                m -> NoLoops.distances(
                        array(m, new long[] {3, 2}, 0, 0, 3, 4, 1, 1), array(m, new long[] {2, 2}, 0, 0, 1, 0)),
                new long[] {3, 2},
                "Squares are added along the last axis and no root is taken; row i of the result belongs to row i of a.",
                0,
                1,
                25,
                20,
                2,
                1);
        expectValues(
                "the distance of (10000, 10000) from (10001, 9999)",
                m -> NoLoops.distances(
                        array(m, new long[] {1, 2}, 10000, 10000), array(m, new long[] {1, 2}, 10001, 9999)),
                new long[] {1, 1},
                "Usually a² + b² − 2ab: huge numbers are subtracted, and a FLOAT32 has seven digits.",
                2);
        expectValues(
                "the distances of (0), (10000) from (10001), (1)",
                m -> NoLoops.distances(array(m, new long[] {2, 1}, 0, 10000), array(m, new long[] {2, 1}, 10001, 1)),
                new long[] {2, 2},
                "Usually a² + b² − 2ab: huge numbers are subtracted, and a FLOAT32 has seven digits, wherever the origin lies.",
                100_020_001,
                1,
                1,
                99_980_001);
    }

    @Test
    void accuracy_is_the_share_of_rows_whose_largest_logit_is_at_the_label() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = array(manager, new long[] {4, 3}, 1, 2, 0, 5, 1, 5, 0, 0, 9, 3, 2, 1);
            float accuracy = NoLoops.accuracy(logits, manager.create(new long[] {1, 2, 2, 0}));
            expect("the accuracy of logits 1 2 0, 5 1 5, 0 0 9, 3 2 1 for labels 1, 2, 2, 0", accuracy)
                    .ifCloseTo(1, "Of the equal logits 5 and 5, the first counts, so the second row is wrong.")
                    .ifCloseTo(3, "That is how many are right. Their share was asked.")
                    .ifCloseTo(
                            5 / 16.0,
                            "A column of places, (4, 1), met a row of labels, (4): sixteen were compared, in a table of 4 × 4.")
                    .ifCloseTo(0, "Three of four are right: usually a division of whole numbers, which cuts off.")
                    .usually("Along which axis is the largest looked for?")
                    .toBeCloseTo(0.75, 1e-6);
            NDArray close = array(manager, new long[] {1, 2}, 0, 1e-9f);
            expect("the accuracy of logits 0 and 1e-9 for label 1", NoLoops.accuracy(close, manager.create(new long[] {1
                    })))
                    .usually(
                            "The second logit is larger, if only just: softmax rounds both to 0.5. Logits can be compared as they are.")
                    .toBeCloseTo(1, 1e-6);
        }
    }

    @Test
    void bright_shares_count_pixels_above_the_threshold() {
        expectValues(
                "the shares above 0.5 in 0.5 0.6 0.9 0.1 0.2 0.7 and in six pixels of 1",
                m -> NoLoops.brightShares(
                        array(m, new long[] {2, 2, 3}, 0.5f, 0.6f, 0.9f, 0.1f, 0.2f, 0.7f, 1, 1, 1, 1, 1, 1), 0.5f),
                new long[] {2},
                "One share for each photo, between 0 and 1; a pixel of 0.5 is not above 0.5.",
                0.5f,
                1);
        float above = Math.nextUp(0.5f);
        for (float threshold : new float[] {0.5f, 1.5f, -0.5f}) {
            int brighter = threshold > 1 ? 1 : threshold > 0 ? 3 : 5;
            expectValues(
                    "the shares above " + threshold + " in 2, -1, 0.5, the next larger float, 1.2 and 0",
                    m -> NoLoops.brightShares(array(m, new long[] {1, 2, 3}, 2, -1, 0.5f, above, 1.2f, 0), threshold),
                    new long[] {1},
                    "Each pixel is compared as it is: no rounding, no bounds, no mean taken before.",
                    brighter / 6f);
        }
    }

    @Test
    void halved_photos_hold_the_means_of_squares() {
        expectValues(
                "the photo 1 2 3 4 / 5 6 7 8, halved",
                m -> NoLoops.halved(array(m, new long[] {1, 2, 4}, 1, 2, 3, 4, 5, 6, 7, 8)),
                new long[] {1, 1, 2},
                "Each new pixel is the mean of 2 × 2 neighbours: 1, 2, 5, 6 and 3, 4, 7, 8. Which numbers fall on one axis after the reshape?",
                3.5f,
                5.5f);
    }

    @Test
    void the_arguments_keep_their_values_and_own_the_results() {
        try (NDManager mine = NDManager.newBaseManager();
                NDManager other = NDManager.newBaseManager()) {
            tasks(mine, other, new Case(3, 1)).forEach((name, task) -> {
                float[] before = task.first.toFloatArray();
                NDArray result = task.run();
                law(
                                "the first argument of " + name + " should stay as it is",
                                Arrays.equals(before, task.first.toFloatArray()))
                        .because(IN_PLACE)
                        .toHold();
                if (task.second != null) {
                    law(
                                    "the second argument of " + name + " should stay open, with its values",
                                    !released(task.second) && task.second.contentEquals(task.copy))
                            .because(
                                    "What is passed in stays with the caller: close only what you made, and write into nothing else.")
                            .toHold();
                }
                if (result != null) {
                    law(
                                    "the result of " + name + " should belong to the manager of its first argument",
                                    result.getManager() == mine)
                            .usually(
                                    "The owner is that of the array on which a method is called: call it on what was made from the first argument.")
                            .toHold();
                    expect(
                                    "the type of the result of " + name,
                                    result.getDataType().name())
                            .usually(
                                    "A comparison gives BOOLEAN, a sum of those INT64, and FLOAT64 comes from doubles.")
                            .toEqual("FLOAT32");
                }
            });
        }
    }

    @Test
    @Needs
    void a_large_input_makes_no_more_arrays_than_a_small_one() {
        for (String name : tasks(null, null, null).keySet()) {
            int small = made(name, 2);
            int large = made(name, 12);
            expect(
                            "the number of arrays made by " + name + " for 12 photos or rows, beyond those for 2,",
                            large - small)
                    .because("It grows with the input: somewhere a loop runs, a call for each photo, row or pixel.")
                    .toEqual(0);
            expect("the number of arrays made by " + name, large)
                    .because("Each task needs a dozen operations at most.")
                    .toBeAtMost(25);
        }
    }

    @Test
    @Needs
    void a_large_input_takes_no_more_of_javas_heap_than_a_small_one() {
        for (String name : tasks(null, null, null).keySet()) {
            try (NDManager manager = NDManager.newBaseManager()) {
                Growth.ofMemory(name + " of n photos or rows, on Java's heap,", n -> {
                            Task task = tasks(manager, manager, new Case(n, 1)).get(name);
                            return task::run;
                        })
                        .from(16)
                        .because("The values were copied out, by toFloatArray or the like, and looped over in Java.")
                        .toBeAtMost(Growth.Order.CONSTANT);
            }
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(1, 6).and(Inputs.whole(1, 99), Case::new))
                .questions(25)
                .ask(
                        "what normalised gives for {n} photos drawn from seed {seed}",
                        given -> values(given, "normalised"))
                .within(1e-4)
                .ask("what distances gives for {n} rows drawn from seed {seed}", given -> values(given, "distances"))
                .within(1e-4)
                .ask("what accuracy gives for {n} rows drawn from seed {seed}", NoLoopsTest::accuracy)
                .within(1e-6)
                .ask(
                        "what brightShares gives for {n} photos drawn from seed {seed}",
                        given -> values(given, "brightShares"))
                .within(1e-6)
                .ask("what halved gives for {n} photos drawn from seed {seed}", given -> values(given, "halved"))
                .within(1e-5)
                .holds();
    }

    private static float[] values(Case given, String name) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return tasks(manager, manager, given).get(name).run().toFloatArray();
        }
    }

    private static float accuracy(Case given) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Engine.getInstance().setRandomSeed(given.seed());
            NDArray labels = manager.randomUniform(0, 4, new Shape(given.n())).toType(DataType.INT64, false);
            return NoLoops.accuracy(manager.randomNormal(new Shape(given.n(), 4)), labels);
        }
    }

    private static int made(String name, int n) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Task task = tasks(manager, manager, new Case(n, 1)).get(name);
            return Ledger.of(task::run).made();
        }
    }

    private static boolean released(NDArray array) {
        return ((NativeResource<?>) array).isReleased();
    }

    /** A call with its arguments; the second may be null, and copy holds its values. */
    private record Task(NDArray first, NDArray second, NDArray copy, Function<NDArray, NDArray> call) {
        NDArray run() {
            return call.apply(first);
        }
    }

    /** The five tasks by name; without a case, only their names. */
    private static Map<String, Task> tasks(NDManager mine, NDManager other, Case given) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        long n = given == null ? 0 : given.n();
        if (given != null) {
            Engine.getInstance().setRandomSeed(given.seed());
        }
        tasks.put("normalised", task(mine, given, new long[] {n, 3, 4, 6}, null, NoLoops::normalised));
        NDArray b = given == null ? null : other.randomNormal(new Shape(n, 20));
        tasks.put("distances", task(mine, given, new long[] {n, 20}, b, a -> NoLoops.distances(a, b)));
        NDArray labels = given == null ? null : other.zeros(new Shape(n), DataType.INT64);
        tasks.put("accuracy", task(mine, given, new long[] {n, 40}, labels, logits -> {
            NoLoops.accuracy(logits, labels);
            return null;
        }));
        tasks.put("brightShares", task(mine, given, new long[] {n, 4, 10}, null, x -> NoLoops.brightShares(x, 0.1f)));
        tasks.put("halved", task(mine, given, new long[] {n, 4, 10}, null, NoLoops::halved));
        return tasks;
    }

    private static Task task(
            NDManager mine, Case given, long[] sizes, NDArray second, Function<NDArray, NDArray> call) {
        NDArray copy = second == null ? null : second.duplicate();
        return new Task(given == null ? null : mine.randomNormal(new Shape(sizes)), second, copy, call);
    }

    private static NDArray array(NDManager manager, long[] sizes, float... values) {
        return manager.create(values, new Shape(sizes));
    }

    private static void expectValues(
            String subject, Function<NDManager, NDArray> call, long[] sizes, String usually, float... right) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray result = call.apply(manager);
            expect("the shape of " + subject + ",", result.getShape().toString())
                    .usually(
                            "Which axes should the result have? An operation along an axis takes it away, unless it is kept with size 1.")
                    .toEqual(new Shape(sizes).toString());
            float[] values = result.toType(DataType.FLOAT32, false).toFloatArray();
            IntStream.range(0, right.length)
                    .forEach(i -> expect("number " + i + " of " + subject + ",", values[i])
                            .usually(usually)
                            .toBeCloseTo(right[i], 1e-5));
        }
    }
}
