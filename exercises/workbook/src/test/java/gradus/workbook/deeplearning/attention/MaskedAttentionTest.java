package gradus.workbook.deeplearning.attention;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

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
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "attention", number = 1, title = "Who may look at whom", kind = Kind.BUILD, points = 5, minutes = 15)
@Hint("A softmax over a part of a row: which numbers may enter its sum?")
@Hint("e^(logit − top) is safe if top is the largest of the logits that take part. Which take part?")
@Hint("A query that may look at nothing has the sum 0. Decide what a row is before you divide by it.")
@ExplainedIn("attention#one-head")
class MaskedAttentionTest {
    private static final boolean[][] BOTH = {{true, true}};
    private static final double[][] ONE = {{1}};

    private record Case(double[][] queries, double[][] keys, boolean[][] mayLook) {}

    @Test
    void arguments_stay_as_they_are() {
        double[][] queries = {{1, 2}};
        double[][] keys = {{0, 1}, {3, -1}};
        boolean[][] mayLook = {{true, false}};
        Untouched.of("the queries", queries)
                .and("the keys", keys)
                .and("the mask", mayLook)
                .by("the weights", () -> MaskedAttention.weights(queries, keys, mayLook));
        double[][] weights = {{0.25, 0.75}};
        double[][] values = {{4, 0}, {0, 8}};
        Untouched.of("the weights as they were", weights)
                .and("the values", values)
                .by("the output", () -> MaskedAttention.output(weights, values));
    }

    @Test
    void a_query_shares_itself_out_by_how_well_keys_match() {
        double[] weights = MaskedAttention.weights(new double[][] {{Math.log(2)}}, new double[][] {{0}, {1}}, BOTH)[0];
        expect("the weights of the query ln 2 for the keys 0 and 1", weights)
                .when(
                        MaskedAttentionTest::allOnes,
                        "The columns add up to 1. The softmax runs over the keys of one query.")
                .when(
                        w -> near(w, 0, 0),
                        "Nothing is looked at. Perhaps the mask was read the other way round: true means may look.")
                .usually("The dot products are 0 and ln 2; e to their power is 1 and 2.")
                .toBeCloseTo(new double[] {1 / 3.0, 2 / 3.0}, 1e-12);
    }

    private static boolean allOnes(double[] weights) {
        return Arrays.stream(weights).allMatch(w -> w == 1);
    }

    @Test
    @Needs("a_query_shares_itself_out_by_how_well_keys_match")
    void dot_products_are_divided_by_the_root_of_the_width() {
        double[][] query = {{1, 1, 1, 1}};
        double[][] keys = {{0, 0, 0, 0}, {1, 1, 0, 0}};
        expect(
                        "the weight of the key 1, 1, 0, 0 for the query 1, 1, 1, 1, beside a key of zeros,",
                        MaskedAttention.weights(query, keys, BOTH)[0][1])
                .ifCloseTo(sigmoid(2), "The division by √d is missing.")
                .ifCloseTo(sigmoid(0.5), "The dot products were divided by d. It is its root, 2.")
                .ifCloseTo(sigmoid(4), "The dot products were multiplied by √d.")
                .usually("The dot products are 0 and 2, and √4 is 2.")
                .toBeCloseTo(sigmoid(1), 1e-12);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    @Needs("a_query_shares_itself_out_by_how_well_keys_match")
    void what_is_forbidden_takes_no_part_in_the_softmax() {
        double[][] keys = {{0}, {0}, {Math.log(2)}};
        double[] weights = MaskedAttention.weights(ONE, keys, new boolean[][] {{true, true, false}})[0];
        expect("the weights of three keys with dot products 0, 0 and ln 2, the third forbidden,", weights)
                .when(
                        w -> near(w, 0.25, 0.25, 0),
                        "The forbidden keys are still in the sum: they were set to 0 after the softmax.")
                .when(w -> near(w, 0.25, 0.25, 0.5), "The mask was left out.")
                .when(w -> near(w, 0, 0, 1), "Seemingly the mask was read the other way round: true means may look.")
                .toBeCloseTo(new double[] {0.5, 0.5, 0}, 1e-12);
    }

    private static boolean near(double[] actual, double... wrong) {
        return actual.length == wrong.length
                && IntStream.range(0, wrong.length).allMatch(j -> Math.abs(actual[j] - wrong[j]) < 1e-9);
    }

    @Test
    @Needs("what_is_forbidden_takes_no_part_in_the_softmax")
    void a_forbidden_key_changes_nothing_however_large_it_is() {
        double[][] keys = {{0}, {0}, {1e6}};
        expect(
                        "the weights of keys with dot products 0, 0 and 1000000, the third forbidden,",
                        MaskedAttention.weights(ONE, keys, new boolean[][] {{true, true, false}})[0])
                .usually("Seemingly a key that it must not look at was the largest, and the others vanished beside it.")
                .toBeCloseTo(new double[] {0.5, 0.5, 0}, 1e-12);
    }

    @Test
    @Needs("what_is_forbidden_takes_no_part_in_the_softmax")
    void a_query_that_may_look_at_nothing_gets_zeros() {
        double[][] weights = MaskedAttention.weights(
                new double[][] {{1}, {1}}, new double[][] {{1}, {2}}, new boolean[][] {{false, false}, {true, false}});
        for (double w : weights[0]) {
            expect("a weight of a query that may look at nothing", w)
                    .ifNaN("Its sum is 0, and 0/0 is NaN.")
                    .toEqual(0.0);
        }
        expect("the weights of the query after it, which may look at the first key,", weights[1])
                .toBeCloseTo(new double[] {1, 0}, 1e-12);
    }

    @Test
    @Needs("a_query_shares_itself_out_by_how_well_keys_match")
    void large_dot_products_never_end_in_nan() {
        expect(
                        "the weights for dot products of 1000 and 1000 + ln 2",
                        MaskedAttention.weights(ONE, new double[][] {{1000}, {1000 + Math.log(2)}}, BOTH)[0])
                .usually("Probably e to a large power is infinite: subtract the largest logit that takes part.")
                .toBeCloseTo(new double[] {1 / 3.0, 2 / 3.0}, 1e-9);
        expect(
                        "the weights for dot products of −1000 and −1000 + ln 2",
                        MaskedAttention.weights(ONE, new double[][] {{-1000}, {-1000 + Math.log(2)}}, BOTH)[0])
                .usually("Probably both powers of e were 0. The largest logit was sought from 0 on, or not subtracted.")
                .toBeCloseTo(new double[] {1 / 3.0, 2 / 3.0}, 1e-9);
        expect(
                        "the weights for dot products of 1e300 and −1e300",
                        MaskedAttention.weights(new double[][] {{1e150}}, new double[][] {{1e150}, {-1e150}}, BOTH)[0])
                .toBeCloseTo(new double[] {1, 0}, 1e-12);
        expect(
                        "the weights for two dot products of −1e300",
                        MaskedAttention.weights(new double[][] {{1e150}}, new double[][] {{-1e150}, {-1e150}}, BOTH)[0])
                .usually("The search for the largest logit must start below every double, at −∞ or at the first logit.")
                .toBeCloseTo(new double[] {0.5, 0.5}, 1e-12);
    }

    @Test
    void the_output_is_the_weighted_sum_of_the_values() {
        expect(
                        "the output of the weights ¼, ¾ for the values (4, 0, 1) and (0, 8, 1)",
                        MaskedAttention.output(new double[][] {{0.25, 0.75}}, new double[][] {{4, 0, 1}, {0, 8, 1}})[0])
                .usually("Each column of the values is averaged by itself.")
                .toBeCloseTo(new double[] {1, 6, 1}, 1e-12);
        expect(
                        "the output of the weights 2 and 3 for the values 3 and 6",
                        MaskedAttention.output(new double[][] {{2, 3}}, new double[][] {{3}, {6}})[0][0])
                .ifCloseTo(4.8, "It was divided by the sum of the weights, which are to be used as they are.")
                .toBeCloseTo(24.0, 1e-12);
    }

    @Test
    @Needs("the_output_is_the_weighted_sum_of_the_values")
    void the_output_shares_no_row_with_the_values() {
        double[][] values = {{3, 5}, {7, 9}};
        double[] row = MaskedAttention.output(new double[][] {{1, 0}}, values)[0];
        law("the output should be a new row, even where one weight is 1", row != values[0])
                .but("it is the row of the values itself")
                .because("Whoever writes into the output would change the values.")
                .toHold();
    }

    @Test
    void what_does_not_fit_is_refused() {
        String cause = "The sizes must be compared before anything is computed.";
        refused("keys that are not as wide as the queries", "keys", cause, ONE, new double[][] {{1, 2}, {3, 4}}, BOTH);
        refused("a second key that is wider than the query", "keys", cause, ONE, new double[][] {{1}, {3, 4}}, BOTH);
        refused("a mask with a row too many", "mayLook", cause, ONE, new double[][] {{1}, {2}}, new boolean[][] {
            {true, true}, {true, true}
        });
        refused("a mask with an entry too many", "mayLook", cause, ONE, ONE, BOTH);
        double[][] two = {{1}, {2}};
        refused("a mask whose second row lacks an entry", "mayLook", cause, two, two, new boolean[][] {
            {true, true}, {true}
        });
        expectRefusal(
                "one value too many",
                IllegalArgumentException.class,
                cause,
                () -> MaskedAttention.output(ONE, new double[][] {{1}, {2}}),
                "values");
    }

    private static void refused(
            String what, String name, String cause, double[][] queries, double[][] keys, boolean[][] mayLook) {
        expectRefusal(
                what,
                IllegalArgumentException.class,
                cause,
                () -> MaskedAttention.weights(queries, keys, mayLook),
                name);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.<Case>from(List.of(), MaskedAttentionTest::draw, any -> Stream.of()))
                .ask(
                        "the weights of {queries} for {keys} under {mayLook}",
                        c -> MaskedAttention.weights(c.queries(), c.keys(), c.mayLook()))
                .within(1e-9)
                .ask(
                        "what {queries} gets of {keys} under {mayLook}",
                        c -> MaskedAttention.output(
                                MaskedAttention.weights(c.queries(), c.keys(), c.mayLook()), c.keys()))
                .within(1e-9)
                .questions(300)
                .holds();
    }

    private static Case draw(RandomGenerator random) {
        int d = random.nextInt(1, 4);
        int n = random.nextInt(1, 5);
        int m = random.nextInt(1, 5);
        boolean[][] mayLook = new boolean[m][n];
        for (boolean[] row : mayLook) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextInt(3) > 0;
            }
        }
        return new Case(rows(m, d, random), rows(n, d, random), mayLook);
    }

    private static double[][] rows(int rows, int columns, RandomGenerator random) {
        double[][] x = new double[rows][];
        for (int i = 0; i < rows; i++) {
            x[i] = random.doubles(columns, -2, 2).toArray();
        }
        return x;
    }
}
