package gradus.workbook.fundamentals.inference;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Seeds;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "inference", number = 1, title = "Dealt out again", kind = Kind.BUILD, points = 4, minutes = 10)
@ExplainedIn("inference#shuffling-in-code")
@Hint("Write distance first: two means, one distance. What sign has a distance?")
@Hint(
        "For exact, count the numbers from 0 to 2ⁿ − 1: the bits of each say which values are in the first group. Which of them have the right size?")
@Hint("For shuffled, the labels that came are one more way: where in the fraction do they count?")
class LabelShuffleTest {
    private record Groups(double[] a, double[] b) {}

    private static final double[] LOW = {1, 2};
    private static final double[] HIGH = {5, 6};
    private static final int MANY = 20_000;

    @Test
    void the_groups_stay_as_they_are() {
        double[] a = {3, 1, 2};
        double[] b = {9, 7};
        String cause = "The arrays belong to the caller: work on a copy.";
        Untouched.of("the first group", a)
                .and("the second", b)
                .usually(cause)
                .by("exact", () -> LabelShuffle.exact(a, b));
        Untouched.of("the first group", a)
                .and("the second", b)
                .usually(cause)
                .by("shuffled", () -> LabelShuffle.shuffled(a, b, 9, 1));
    }

    @Test
    void two_of_six_ways_put_1_and_2_and_5_and_6_as_far_apart() {
        for (double[][] pair : new double[][][] {{LOW, HIGH}, {HIGH, LOW}}) {
            expect(
                            "the exact p of " + told(pair[0]) + " against " + told(pair[1]),
                            LabelShuffle.exact(pair[0], pair[1]))
                    .ifCloseTo(
                            1 / 6.0,
                            "Only one tail was counted: the means are as far apart when the other group is the larger one.")
                    .ifCloseTo(1.0, "Only one tail was counted, and all ways lie on it: a distance has no sign.")
                    .ifCloseTo(0.0, "At least as far: what came is as far as itself.")
                    .ifCloseTo(3 / 7.0, "What came is already one of them: all ways were counted, none is to be added.")
                    .ifCloseTo(1 / 5.0, "What came is one of the ways: it counts above and below the line.")
                    .when(p -> p < 1 / 3.0, "Ways with groups of other sizes were counted: the sizes stay as they are.")
                    .usually("1, 2 and 5, 6 are two of the six choices of two.")
                    .toBeCloseTo(2 / 6.0, 1e-12);
        }
    }

    @Test
    void groups_of_different_size_are_compared_by_their_means() {
        expect("the exact p of 8, 9 against 1, 2, 5", LabelShuffle.exact(new double[] {8, 9}, new double[] {1, 2, 5}))
                .ifCloseTo(0.4, "Sums were compared instead of means, or both were divided by the same size.")
                .ifCloseTo(
                        0.1,
                        "Only one tail was counted, or rounding decided over a tie: 1 and 2 against 5, 8, 9 are as far apart.")
                .ifCloseTo(0.0, "At least as far: what came is as far as itself.")
                .usually("The means are 5.83 apart; of ten choices 8, 9 and 1, 2 are as far.")
                .toBeCloseTo(0.2, 1e-12);
    }

    @Test
    @Needs({
        "two_of_six_ways_put_1_and_2_and_5_and_6_as_far_apart",
        "groups_of_different_size_are_compared_by_their_means"
    })
    void ties_count_although_tenths_are_no_doubles() {
        expect(
                        "the exact p of −0.1, 5, −0.1 against 0, 5, 0, 0",
                        LabelShuffle.exact(new double[] {-0.1, 5, -0.1}, new double[] {0, 5, 0, 0}))
                .usually("On paper all 35 ways are at least as far apart: rounding decided over a tie.")
                .toBeCloseTo(1.0, 1e-12);
        expect(
                        "the exact p of 0.1, 0.2, 0.3 against 0.3, 0.1, 0.2",
                        LabelShuffle.exact(new double[] {0.1, 0.2, 0.3}, new double[] {0.3, 0.1, 0.2}))
                .usually("The means are equal on paper, so every way is as far: rounding decided over a tie.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    @Needs("groups_of_different_size_are_compared_by_their_means")
    void small_numbers_are_no_ties() {
        expect(
                        "the exact p of 0.0000003 against 0.0000001, 0.0000002,",
                        LabelShuffle.exact(new double[] {3e-7}, new double[] {1e-7, 2e-7}))
                .ifCloseTo(1.0, "Distances of 0 and 0.00000015 counted as equal: only less than a billionth does.")
                .usually("Of three choices 3 and 1 are as far from the mean of the others, and 2 is not.")
                .toBeCloseTo(2 / 3.0, 1e-12);
    }

    @Test
    @Needs("two_of_six_ways_put_1_and_2_and_5_and_6_as_far_apart")
    void p_is_never_zero() {
        double[] low = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] high = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112};
        expect("the p of 1 to 12 against 101 to 112, by 99 shuffles,", LabelShuffle.shuffled(low, high, 99, 1))
                .ifCloseTo(
                        0.0,
                        "p is 0: either a whole number divided by a whole number, or the way that came was not counted as one of them.")
                .ifCloseTo(1 / 99.0, "The way that came is one more above and below the line.")
                .usually("One in 1,352,078 shuffles is as far: of 99, none, and the way that came is the hundredth.")
                .toBeCloseTo(0.01, 1e-12);
        expect("the p of 5 against 5, by 4 shuffles,", LabelShuffle.shuffled(new double[] {5}, new double[] {5}, 4, 1))
                .when(p -> p > 1, "The way that came is one more above and below the line.")
                .usually("All are as far: at least as far, not farther.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    @Needs("p_is_never_zero")
    void the_seed_decides() {
        double[] a = {1, 4, 2, 8, 5, 7};
        double[] b = {3, 9, 6, 12, 10, 11};
        Seeds.of("the p of two groups of six by 999 shuffles", seed -> LabelShuffle.shuffled(a, b, 999, seed))
                .ifNotRepeated("The seed alone must decide, and the generator begins with it in each call.")
                .toDecide();
    }

    @Test
    @Needs({"the_seed_decides", "groups_of_different_size_are_compared_by_their_means"})
    void each_value_gets_one_label() {
        expect(
                        "the p of 0, 0, 0, 9 against 0, 0, 0, 0, by 200 shuffles,",
                        LabelShuffle.shuffled(new double[] {0, 0, 0, 9}, new double[4], 200, 3))
                .usually(
                        "The 9 is in one of the groups, always, and the distance the same: values were drawn with replacement, or lost.")
                .toBeCloseTo(1.0, 1e-12);
        expect(
                        "the p of −0.1, 5, −0.1 against 0, 5, 0, 0, by 200 shuffles,",
                        LabelShuffle.shuffled(new double[] {-0.1, 5, -0.1}, new double[] {0, 5, 0, 0}, 200, 3))
                .usually("On paper every shuffle is at least as far apart: rounding decided over a tie in a shuffle.")
                .toBeCloseTo(1.0, 1e-12);
        for (double[][] pair : new double[][][] {
            {LOW, HIGH},
            {{3}, {1, 2}},
            {{1, 4, 2, 8, 5}, {3, 9, 6, 12, 10}},
            {{7, 0}, {1, 2, 3, 4}},
            {{7, 9}, {0, 9, 8, 5}}
        }) {
            double exact = LabelShuffle.exact(pair[0], pair[1]);
            double error = Math.sqrt(exact * (1 - exact) / MANY);
            expect(
                            "the p of " + told(pair[0]) + " against " + told(pair[1]) + ", by " + MANY + " shuffles,",
                            LabelShuffle.shuffled(pair[0], pair[1], MANY, 11))
                    .usually(
                            "Your exact p is another one. Every choice of values must be equally likely: perhaps a value never stays where it is, or swaps with any other place, or every shuffle is the same.")
                    .toBeCloseTo(exact, 7 * error + 1e-4);
        }
    }

    @Test
    void what_cannot_be_tested_is_refused() {
        double[] none = {};
        String cause = "The task asks for at least one number in each group, and one shuffle.";
        expectRefusal(
                "exact of none against 1, 2",
                IllegalArgumentException.class,
                cause,
                () -> LabelShuffle.exact(none, LOW));
        expectRefusal(
                "exact of 1, 2 against none",
                IllegalArgumentException.class,
                cause,
                () -> LabelShuffle.exact(LOW, none));
        expectRefusal(
                "shuffled by 0 shuffles",
                IllegalArgumentException.class,
                cause,
                () -> LabelShuffle.shuffled(LOW, HIGH, 0, 1));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> value =
                Inputs.whole(-9, 9).map(tenths -> tenths / 10.0).or(Inputs.choice(0.0, 1.0, 5.0, -300.0));
        Agreement.on(Inputs.listOf(value, 8).and(Inputs.whole(0, 8), LabelShuffleTest::split))
                .ask("the exact p of {a} against {b}", groups -> LabelShuffle.exact(groups.a(), groups.b()))
                .within(1e-9)
                .ask("the p of {a} against {b} being at most 1 by 5 shuffles", groups -> shuffles(groups))
                .questions(300)
                .holds();
    }

    /** What no seed changes: p is a whole number of sixths, from one to six. */
    private static boolean shuffles(Groups groups) {
        double sixths = 6 * LabelShuffle.shuffled(groups.a(), groups.b(), 5, 1);
        return Math.abs(sixths - Math.rint(sixths)) < 1e-9 && sixths > 0.5 && sixths < 6.5;
    }

    /** The first so many values in one group, the others in the other; either may be empty. */
    private static Groups split(List<Double> values, int first) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        int size = Math.min(first, all.length);
        return new Groups(Arrays.copyOf(all, size), Arrays.copyOfRange(all, size, all.length));
    }

    private static String told(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.valueOf((long) value))
                .collect(Collectors.joining(", "));
    }
}
