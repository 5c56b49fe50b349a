package gradus.workbook.deeplearning.attention;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.deeplearning.attention.Attention;
import gradus.deeplearning.djl.LiveArrays;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.kit.djl.InWords;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is expected was printed by {@code deep-learning/src/test/peers/peer_same_as_python.py} (Debian's PyTorch 1.13.1, float64). */
@Exercise(
        lesson = "attention",
        number = 5,
        title = "Twenty lines of PyTorch",
        kind = Kind.USE,
        points = 5,
        minutes = 25,
        seconds = 30)
@Hint("x has the sizes 4, 4, 8, so no error says which 4 is which. What does batch_first=False say?")
@Hint("Write down, for word 0 and for word 3, which columns of the mask are True, and what True means.")
@Hint("An NDScope frees what was made inside it, but for what NDScope.unregister takes out.")
@ExplainedIn("attention#how-professionals-do-it")
class SameAsPythonTest {
    private static final double[] Y = {
        0.6575862980592753,
        -0.34499776205447186,
        -0.37016043302313417,
        -0.10848279759652552,
        -0.36212317891190154,
        -0.027369303554264035,
        0.8948827808306454,
        0.5639476931218204
    };
    private static final double[] MAP = {
        0.004028358683044283, 0.005327512558452521, 0.9881722542293891, 0.0024718745291141264,
        0.0, 0.004533853843444118, 0.005957429020441399, 0.9895087171361144,
        0.0, 0.0, 0.6260508350960446, 0.37394916490395536,
        0.0, 0.0, 0.0, 1.0
    };
    private static final BiPredicate<Integer, Integer> LATER = (i, j) -> j >= i;
    private static final InWords IN_WORDS = new InWords(
            SameAsPython.class,
            "Usually y or maps was closed before anyone could read it, with the scope or manager that it was made in.",
            "A manager was closed that was still needed: usually that of x, which belongs to the caller.");

    private record Sizes(int a, int b, int width) {}

    private record Answer(String shapes, double[] y, double[] maps) {}

    @Test
    void y_and_maps_have_the_shapes_of_python() {
        String four = answer(new Sizes(4, 4, 8)).shapes();
        expect("the shapes of y and maps for x of (4, 4, 8)", four)
                .ifEqual("(4, 4, 8) (4, 2, 4, 4)", "That is a map for each head: average_attn_weights=True.")
                .toEqual("(4, 4, 8) (4, 4, 4)");
    }

    @Test
    @Needs("y_and_maps_have_the_shapes_of_python")
    void the_maps_are_those_that_python_prints() {
        double[] map = Arrays.copyOfRange(answer(new Sizes(4, 4, 8)).maps(), 32, 48);
        expect("maps[2]", map)
                .when(
                        nan(),
                        "A row of the maps is NaN: it forbids everything. In PyTorch, True forbids; the diagonal of the mask is False.")
                .when(
                        close(map(false, LATER, 2, 2)),
                        "The first axis was taken for the texts. With batch_first=False it is time.")
                .when(
                        close(map(true, (i, j) -> j <= i, 2, 2)),
                        "The mask was read as its name reads: True says where a word may not look.")
                .when(close(map(true, (i, j) -> true, 2, 2)), "There is no mask here.")
                .when(close(times(MAP, 2)), "The maps of the heads were added, not averaged.")
                .when(close(map(true, LATER, 1, 2)), "That is the map of one head: average_attn_weights=True.")
                .when(
                        close(map(true, LATER, 2, Math.sqrt(8))),
                        "The dot products were divided by the root of the whole width, not of a head's.")
                .when(close(map(true, LATER, 2, 1)), "The dot products were not divided by the root of a head's width.")
                .usually("""
                        maps[2] is a map of the third text: row i says how much word i takes from each word, as a mean \
                        of both heads. Each head uses its own 4 of the 8 numbers of query and key.""")
                .toBeCloseTo(MAP, 1e-10);
    }

    @Test
    @Needs("the_maps_are_those_that_python_prints")
    void y_is_what_python_prints() {
        double[] y = answer(new Sizes(4, 4, 8)).y();
        expect("y[1, 2]", Arrays.copyOfRange(y, 48, 56))
                .when(close(Arrays.copyOfRange(y, 72, 80)), "Axes were exchanged on the way out.")
                .usually("The heads' outputs are joined by head for each word, then go through out_proj.")
                .toBeCloseTo(Y, 1e-10);
    }

    @Test
    void nothing_is_left_but_what_comes_back() {
        try (NDManager manager = NDManager.newBaseManager();
                NDManager own = manager.newSubManager()) {
            NDArray[] weights = weights(manager, 8);
            NDArray x = waves(own, 0.3, 1, 4, 4, 8);
            int before = LiveArrays.count(manager.getParentManager());
            NDList both = call(x, weights);
            int more = LiveArrays.count(manager.getParentManager()) - before;
            expect("the number of arrays that a call leaves", more)
                    .when(n -> n < 2, "An array was closed that must stay: y, maps or an argument.")
                    .usually(
                            "Nothing but y and maps may stay: every product and transpose on the way is an array, too.")
                    .toEqual(2);
            law("y and maps should be in the manager of x", both.stream().allMatch(array -> array.getManager() == own))
                    .but("one is elsewhere")
                    .usually("attach(x.getManager()) hands an array over.")
                    .toHold();
        }
    }

    @Test
    void arguments_stay_as_they_are() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray[] weights = weights(manager, 8);
            NDArray x = waves(manager, 0.3, 1, 4, 4, 8);
            double[][] before = numbers(x, weights);
            call(x, weights);
            double[][] after = IN_WORDS.call("reading the arguments after a call", () -> numbers(x, weights));
            law("the arguments should hold the same numbers after a call", Arrays.deepEquals(after, before))
                    .but("they do not")
                    .usually("Methods that end in i (addi, muli, divi) write into their array.")
                    .toHold();
        }
    }

    private static double[][] numbers(NDArray x, NDArray[] weights) {
        return Stream.concat(Stream.of(x), Arrays.stream(weights))
                .map(NDArray::toDoubleArray)
                .toArray(double[][]::new);
    }

    @Test
    void other_sizes_get_a_mask_of_their_own() {
        expect(
                        "the shapes of y and maps for x of (3, 2, 4)",
                        answer(new Sizes(3, 2, 4)).shapes())
                .usually("The mask was made for texts of four words: it is as large as time.")
                .toEqual("(3, 2, 4) (2, 3, 3)");
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(1, 5)
                        .and(Inputs.whole(1, 4), (a, b) -> new Sizes(a, b, 2 * (1 + (a + b) % 3)))
                        .first(new Sizes(1, 1, 2)))
                .questions(8)
                .ask("shapes, y and maps for x of sizes {}", SameAsPythonTest::answer)
                .within(1e-9)
                .holds();
    }

    private static NDList call(NDArray x, NDArray[] weights) {
        return IN_WORDS.call(
                "a call with x of " + x.getShape(),
                () -> SameAsPython.attend(x, weights[0], weights[1], weights[2], weights[3]));
    }

    private static Answer answer(Sizes sizes) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList both =
                    call(waves(manager, 0.3, 1, sizes.a(), sizes.b(), sizes.width()), weights(manager, sizes.width()));
            return IN_WORDS.call(
                    "reading y and maps",
                    () -> new Answer(
                            both.get(0).getShape() + " " + both.get(1).getShape(),
                            both.get(0).toDoubleArray(),
                            both.get(1).toDoubleArray()));
        }
    }

    private static NDArray[] weights(NDManager manager, int width) {
        return new NDArray[] {
            waves(manager, 0, 0.5, 3 * width, width),
            waves(manager, 1, 0.5, 3 * width),
            waves(manager, 2, 0.5, width, width),
            waves(manager, 3, 0.5, width)
        };
    }

    private static NDArray waves(NDManager manager, double phase, double size, long... shape) {
        Shape all = new Shape(shape);
        return manager.create(waves((int) all.size(), phase, size), all);
    }

    private static double[] waves(int count, double phase, double size) {
        return IntStream.range(0, count)
                .mapToDouble(i -> size * Math.sin(phase + 1.7 * i))
                .toArray();
    }

    /** The mean of the first maps (one or both heads) of text or word 2, in plain Java. */
    private static double[] map(boolean timeFirst, BiPredicate<Integer, Integer> mayLook, int heads, double divisor) {
        double[] x = waves(128, 0.3, 1);
        double[] w = waves(192, 0, 0.5);
        double[] b = waves(24, 1, 0.5);
        BiFunction<Integer, Integer, double[]> rows = (from, t) -> IntStream.range(from, from + 4)
                .mapToDouble(o -> b[o]
                        + IntStream.range(0, 8)
                                .mapToDouble(c -> w[o * 8 + c] * x[(timeFirst ? t * 4 + 2 : 8 + t) * 8 + c])
                                .sum())
                .toArray();
        boolean[][] mask = new boolean[4][4];
        for (int i = 0; i < 16; i++) {
            mask[i / 4][i % 4] = mayLook.test(i / 4, i % 4);
        }
        double[] mean = new double[16];
        for (int head = 0; head < heads; head++) {
            int from = 4 * head;
            Matrix queries = matrix(t -> times(rows.apply(from, t), 2 / divisor)); // Attention divides by 2
            Matrix keys = matrix(t -> rows.apply(8 + from, t));
            double[] map = Attention.of(queries, keys, keys, mask).weights().elements();
            for (int i = 0; i < 16; i++) {
                mean[i] += map[i] / heads;
            }
        }
        return mean;
    }

    private static Matrix matrix(IntFunction<double[]> row) {
        return Matrix.of(IntStream.range(0, 4).mapToObj(row).toArray(double[][]::new));
    }

    private static double[] times(double[] numbers, double factor) {
        return Arrays.stream(numbers).map(x -> x * factor).toArray();
    }

    private static Predicate<double[]> nan() {
        return actual -> Arrays.stream(actual).anyMatch(Double::isNaN);
    }

    private static Predicate<double[]> close(double[] wrong) {
        return actual -> actual.length == wrong.length
                && IntStream.range(0, wrong.length).allMatch(i -> Math.abs(actual[i] - wrong[i]) < 1e-9);
    }
}
