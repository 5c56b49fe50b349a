package gradus.workbook.classicalml.trees;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.trees.BestCut.Cut;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "trees",
        number = 1,
        title = "The best question in one pass",
        kind = Kind.BUILD,
        points = 5,
        minutes = 25)
@ExplainedIn("trees#one-sorted-pass")
@Hint(
        "Let all rows begin on the right and move one after another to the left. Which single number must you keep to know both means?")
@Hint(
        "Measure loads from the mean of all. The left sum and the right sum then differ only in sign, and the gain is a square times a factor.")
@Hint(
        "Between 1.0000000000000002 and its upper neighbour there is no number. What does their middle become, and on which side is the higher one then?")
class BestCutTest {
    private static final String TIES =
            "Rows of equal x cannot be told apart: a question lies between two different values.";
    private static final String NONE = "Nothing was found, although each side has a row and minLeaf is 1.";

    /** Small tables: x, y and the fewest rows of a side. */
    private record Given(List<Double> x, List<Double> y, int minLeaf) {}

    /** What is not free: whether there is a question, its gain, and that its threshold does what it says. */
    private record Found(boolean isThere, double gain, boolean gainsThat, boolean isBetween) {}

    @Test
    void the_arguments_stay_as_they_are() {
        double[] x = {3, 1, 2};
        double[] y = {30, 10, 20};
        Untouched.of("x", x)
                .and("y", y)
                .ifNow(new double[] {1, 2, 3}, "It was sorted: sort row numbers, or a copy.")
                .by("a search", () -> BestCut.of(x, y, 1));
    }

    @Test
    @Needs("the_arguments_stay_as_they_are")
    void four_buildings_are_cut_in_the_middle() {
        expect(
                        "the gain of the best question on x = 500, 600, 700, 800 and y = 28, 39, 12, 17",
                        gain(cut(new double[] {500, 600, 700, 800}, new double[] {28, 39, 12, 17}, 1)))
                .ifCloseTo(
                        73.0,
                        "That is what is left of the squared distances, 60.5 and 12.5. The gain is what is gone: 434 − 73.")
                .ifCloseTo(90.25, "That is the gain divided by the number of rows. Sums are compared here, not means.")
                .ifCloseTo(434.0, "That is what there was before: take off what both sides have left.")
                .usually("The cut at 650 leaves 60.5 on the left and 12.5 on the right of 434: it gains 361.")
                .toBeCloseTo(361.0, 1e-9);
        expect(
                        "the threshold of the best question on x = 800, 500, 700, 600 and y = 17, 28, 12, 39",
                        threshold(cut(new double[] {800, 500, 700, 600}, new double[] {17, 28, 12, 39}, 1)))
                .ifEqual(
                        600.0,
                        "That is the lower of the two neighbours. Any row between them would go right: take the middle.")
                .ifEqual(
                        700.0,
                        "That is the higher of the two neighbours, and it would go left with the lower one: take the middle.")
                .usually("The same four rows in another order. Sort them by x, and keep each y with its x.")
                .toBeCloseTo(650.0, 1e-9);
    }

    @Test
    @Needs("four_buildings_are_cut_in_the_middle")
    void rows_of_equal_x_stay_together() {
        double[] x = {1, 1, 1, 2};
        double[] y = {0, 9, 3, 9};
        expect("the threshold of the best question on x = 1, 1, 1, 2 and y = 0, 9, 3, 9", threshold(cut(x, y, 1)))
                .ifCloseTo(1.0, TIES + " Here only 1 and 2 differ.")
                .ifNaN(NONE)
                .usually("Only 1 and 2 differ, so there is one question.")
                .toBeCloseTo(1.5, 1e-9);
        expect("the gain of the best question on x = 1, 1, 1, 2 and y = 0, 9, 3, 9", gain(cut(x, y, 1)))
                .ifCloseTo(6.75, TIES + " The sum on the left is complete only where x changes.")
                .ifNaN(NONE)
                .usually("Three rows of mean 4 go left and one of 9 goes right: of 60.75 they leave 42.")
                .toBeCloseTo(18.75, 1e-9);
        expect(
                        "the question on x = 0.0, −0.0, 0.0 and y = 1, 2, 3",
                        BestCut.of(new double[] {0.0, -0.0, 0.0}, new double[] {1, 2, 3}, 1))
                .because("0.0 and −0.0 are equal: no question can be asked.")
                .toEqual(Optional.empty());
    }

    @Test
    @Needs("four_buildings_are_cut_in_the_middle")
    void both_sides_have_enough_rows() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {50, 0, 0, 0, 1};
        expect(
                        "the threshold of the best question on x = 1 to 5 and y = 50, 0, 0, 0, 1 with 2 rows on either side",
                        threshold(cut(x, y, 2)))
                .ifEqual(1.5, "That leaves 1 row on the left: minLeaf is 2.")
                .usually("Of the cuts at 2.5 and 3.5 the first gains more.")
                .toBeCloseTo(2.5, 1e-9);
        expect("the question on x = 1 to 5 with 3 rows on either side", BestCut.of(x, y, 3))
                .because("Five rows cannot give 3 to both sides: there is no such question.")
                .toEqual(Optional.empty());
        expect(
                        "the gain on x = 1 to 4 and y = 5, 5, 5, 5",
                        gain(cut(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5}, 2)))
                .ifNaN("Nothing was found, and here a question that gains nothing is an answer: its gain is 0.")
                .toBeCloseTo(0.0, 1e-9);
    }

    @Test
    void wrong_arguments_are_refused() {
        expectRefusal(
                "a search with 2 x and 1 y",
                IllegalArgumentException.class,
                "Compare the lengths first, and name both.",
                () -> BestCut.of(new double[2], new double[1], 1),
                "x",
                "y");
        expectRefusal(
                "a search with minLeaf 0",
                IllegalArgumentException.class,
                "Below 1 a side could be empty: name minLeaf.",
                () -> BestCut.of(new double[2], new double[2], 0),
                "minLeaf");
    }

    @Test
    @Needs("four_buildings_are_cut_in_the_middle")
    @ExplainedIn("trees#what-goes-wrong")
    void the_threshold_parts_its_neighbours_however_near_or_far() {
        double one = Math.nextUp(1.0);
        parts(
                one,
                Math.nextUp(one),
                "There is no number between the two. Their middle is rounded up to the higher one, which then goes left with the lower: take the lower one.");
        parts(
                -Math.nextUp(one),
                -one,
                "There is no number between the two: the lower one is the only threshold that parts them.");
        parts(1e308, 1.7e308, "The sum of the two is infinite: halve them first.");
        parts(-1.7e308, -1e308, "The sum of the two is −∞: halve them first.");
        parts(-1.7e308, 1.7e308, "The difference of the two is infinite: halve them first.");
        parts(0, Double.MIN_VALUE, "Half of the smallest number is 0: the lower one parts them.");
    }

    private static void parts(double low, double high, String cause) {
        double threshold = threshold(cut(new double[] {low, high}, new double[] {0, 1}, 1));
        law(
                        "the threshold between " + low + " and " + high
                                + " should be at least the first and below the second",
                        low <= threshold && threshold < high)
                .but("it is " + threshold)
                .because(Double.isNaN(threshold) ? NONE : cause)
                .toHold();
    }

    @Test
    @Needs("four_buildings_are_cut_in_the_middle")
    void loads_near_a_billion_are_cut_as_well() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {1e9, 1e9 + 1, 1e9, 1e9 + 2, 1e9 + 3, 1e9 + 2};
        Optional<Cut> found = cut(x, y, 1);
        expect("the gain of the best question on y = 0, 1, 0, 2, 3, 2 with a billion added to each", gain(found))
                .usually(
                        "Where sums of squares near 10¹⁸ are subtracted the digits are gone, and so they are where the mean is rounded. Subtract the mean of all loads, a double, from each of them first.")
                .toBeCloseTo(6.0, 1e-5);
    }

    @Test
    @Needs
    @ExplainedIn("trees#what-it-costs")
    void twice_the_rows_take_twice_the_time() {
        Growth.ofTime("the best question on n rows", n -> {
                    double[] x = new SplittableRandom(1).doubles(n).toArray();
                    double[] y = new SplittableRandom(2).doubles(n).toArray();
                    return () -> BestCut.of(x, y, 1);
                })
                .usually(
                        "For each cut all rows were looked at again, or the sort did so for each row. Sort with the library, move one row after another to the left, and update a sum.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    @Test
    @Needs
    void a_hundred_thousand_sorted_rows_are_cut_in_the_middle() {
        int n = 100_000;
        double[] x = IntStream.range(0, n).mapToDouble(i -> i / 10).toArray(); // ten rows of each value
        double[] y = IntStream.range(0, n).mapToDouble(i -> i < n / 2 ? 0 : 1).toArray();
        Optional<Cut> found = cut(x, y, 1);
        expect(
                        "the gain of the best question on 100,000 sorted rows, of load 0 in the lower half and 1 in the upper,",
                        gain(found))
                .usually("Half of the rows times the other half is 2,500,000,000, more than an int holds.")
                .toBeCloseTo(25_000.0, 1e-3);
        expect("the threshold of that question, between 4999 and 5000,", threshold(found))
                .toBeCloseTo(4999.5, 1e-9);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> value = Inputs.choice(0.0, -0.0, 1.0, 2.0, 3.0, -1.0, 0.5, 7.0);
        Inputs<List<double[]>> rows = Inputs.listOf(value.and(value, (x, y) -> new double[] {x, y}), 9);
        Agreement.on(rows.and(Inputs.whole(1, 4), BestCutTest::given))
                .ask(
                        "the best question on x = {x} and y = {y} with at least {minLeaf} on either side",
                        BestCutTest::found)
                .within("gain", 1e-9)
                .when(
                        found -> found.in("isThere"),
                        "One finds a question where the other finds none. Look at minLeaf and at equal x.")
                .when(found -> found.in("gainsThat"), "The threshold does not gain what the answer says it gains.")
                .when(found -> found.in("isBetween"), "The threshold is not the middle of two neighbouring values.")
                .holds();
    }

    private static Given given(List<double[]> rows, int minLeaf) {
        return new Given(
                rows.stream().map(row -> row[0]).toList(),
                rows.stream().map(row -> row[1]).toList(),
                minLeaf);
    }

    private static Found found(Given given) {
        double[] x = given.x.stream().mapToDouble(v -> v).toArray();
        double[] y = given.y.stream().mapToDouble(v -> v).toArray();
        Optional<Cut> cut = BestCut.of(x, y, given.minLeaf);
        if (cut.isEmpty()) {
            return new Found(false, 0, true, true);
        }
        double at = cut.get().threshold();
        double low = Arrays.stream(x).filter(v -> v <= at).max().orElse(Double.NaN);
        double high = Arrays.stream(x).filter(v -> v > at).min().orElse(Double.NaN);
        double gained = squares(x, y, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                - squares(x, y, Double.NEGATIVE_INFINITY, at)
                - squares(x, y, at, Double.POSITIVE_INFINITY);
        boolean gainsThat = Math.abs(gained - cut.get().gain()) < 1e-6;
        return new Found(true, cut.get().gain(), gainsThat, Math.abs(at - (low + high) / 2) < 1e-9);
    }

    /** The squared distances from their mean of the rows above one number and up to another. */
    private static double squares(double[] x, double[] y, double above, double upTo) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > above && x[i] <= upTo) {
                n++;
                sum += y[i];
                squares += y[i] * y[i];
            }
        }
        return n == 0 ? 0 : squares - sum * sum / n;
    }

    private static Optional<Cut> cut(double[] x, double[] y, int minLeaf) {
        return BestCut.of(x, y, minLeaf);
    }

    private static double gain(Optional<Cut> cut) {
        return cut.map(Cut::gain).orElse(Double.NaN);
    }

    private static double threshold(Optional<Cut> cut) {
        return cut.map(Cut::threshold).orElse(Double.NaN);
    }
}
