package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Changes;
import gradus.engine.check.Draws;
import gradus.engine.check.Seeds;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "splitting", number = 1, title = "A stratified split", kind = Kind.BUILD, points = 4, minutes = 10)
@Hint("If all patients had one class, how would you draw the test rows? Now do that once for each class.")
@Hint(
        "A map from label to the list of its row numbers lets you treat every class alike. Shuffle such a list and its first"
                + " few are a fair draw.")
@Hint(
        "Three numbers decide how many are \"a few\": the rounded share, 1, and one less than the rows there are. Make one"
                + " Random from the seed and shuffle every class with it.")
class StratifiedMaskTest {
    private static final List<String> TEN = List.of("a", "b", "a", "a", "b", "a", "b", "a", "b", "a");
    private static final List<String> EIGHT = List.of("a", "b", "a", "a", "b", "b", "a", "b");
    private static final List<Integer> A = List.of(0, 2, 3, 6);
    private static final List<Integer> B = List.of(1, 4, 5, 7);
    private static final String TWICE =
            "a row was drawn twice and counted once: shuffle the rows of the class, and take the first of them.";
    private static final String MIXED_UP =
            "Usually a row's place in its class was taken for its place in the table, or all rows together were drawn from.";

    @Test
    void each_class_gives_its_own_share() {
        for (long seed = 0; seed < 50; seed++) {
            boolean[] isTest = StratifiedMask.isTest(TEN, 0.5, seed);
            expect("the length of the mask for 10 rows", isTest.length)
                    .usually("One boolean for each row of the table.")
                    .toEqual(10);
            expectCount("a", 6, 3, TEN, isTest, 0.5, seed);
            expectCount("b", 4, 2, TEN, isTest, 0.5, seed);
        }
    }

    @Test
    void a_share_is_rounded_to_the_nearest_row() {
        List<String> labels = sorted("a", 9, "b", 11, "c", 10);
        for (long seed = 0; seed < 5; seed++) {
            boolean[] isTest = StratifiedMask.isTest(labels, 0.2, seed);
            expect("the number of test rows of a class of 9 at 0.2", count("a", labels, isTest))
                    .ifEqual(7, "7 of the 9 train: the mask is turned round. True says that a row tests.")
                    .ifEqual(
                            1,
                            "9 · 0.2 is 1.8. The fraction was cut off (a cast to int does that): round it. Or " + TWICE)
                    .usually("9 · 0.2 is 1.8, so 2.")
                    .toEqual(2);
            expect("the number of test rows of a class of 11 at 0.2", count("b", labels, isTest))
                    .ifEqual(1, "11 · 0.2 is 2.2, so 2. Usually " + TWICE)
                    .ifEqual(3, "11 · 0.2 is 2.2. It was rounded up; round it to the nearest.")
                    .usually("11 · 0.2 is 2.2, so 2.")
                    .toEqual(2);
            expect("the number of test rows of a class of 10 at 0.2", count("c", labels, isTest))
                    .usually("10 · 0.2 is 2.")
                    .toEqual(2);
        }
    }

    @Test
    void a_half_is_rounded_up() {
        boolean[] isTest = StratifiedMask.isTest(sorted("a", 5, "b", 7), 0.5, 1);
        int[] counts = {count("a", sorted("a", 5, "b", 7), isTest), count("b", sorted("a", 5, "b", 7), isTest)};
        expect("the number of test rows of 5 a and 7 b, at 0.5,", counts)
                .usually(
                        "5 · 0.5 is 2.5 and 7 · 0.5 is 3.5. Math.round makes them 3 and 4 (Math.rint would not), a cast to int"
                                + " cuts them off.")
                .toEqual(new int[] {3, 4});
    }

    @Test
    void the_rarest_class_still_has_a_test_row() {
        List<String> labels = sorted("healthy", 94, "gout", 2, "lupus", 4);
        for (long seed = 0; seed < 5; seed++) {
            boolean[] isTest = StratifiedMask.isTest(labels, 0.1, seed);
            boolean othersRight = count("healthy", labels, isTest) == 9; // else no class is drawn on its own
            expect("the number of test rows of the 2 with gout, at 0.1", count("gout", labels, isTest))
                    .when(
                            rows -> rows == 0 && othersRight,
                            "2 · 0.1 rounds to 0, and then the test says nothing about gout: at least one row.")
                    .usually("2 · 0.1 rounds to 0, but every class tests at least one row.")
                    .toEqual(1);
            expect("the number of test rows of the 4 with lupus, at 0.1", count("lupus", labels, isTest))
                    .when(
                            rows -> rows == 0 && othersRight,
                            "4 · 0.1 rounds to 0, and then the test says nothing about lupus: at least one row.")
                    .usually("4 · 0.1 rounds to 0, but every class tests at least one row.")
                    .toEqual(1);
        }
    }

    @Test
    void the_rarest_class_still_has_a_training_row() {
        List<String> labels = sorted("healthy", 95, "gout", 2, "lupus", 3);
        for (long seed = 0; seed < 5; seed++) {
            boolean[] isTest = StratifiedMask.isTest(labels, 0.9, seed);
            boolean othersRight = count("healthy", labels, isTest) == 86;
            expect("the number of test rows of the 2 with gout, at 0.9", count("gout", labels, isTest))
                    .when(
                            rows -> rows == 2 && othersRight,
                            "2 · 0.9 rounds to 2, and then the model has nothing to train on for gout: leave a row.")
                    .usually("2 · 0.9 rounds to 2, but one row stays for training.")
                    .toEqual(1);
            expect("the number of test rows of the 3 with lupus, at 0.9", count("lupus", labels, isTest))
                    .when(
                            rows -> rows == 3 && othersRight,
                            "3 · 0.9 rounds to 3, and then the model has nothing to train on for lupus: leave a row.")
                    .usually("3 · 0.9 rounds to 3, but one row stays for training: two test.")
                    .toEqual(2);
        }
    }

    @Test
    void every_row_of_a_class_is_equally_likely() {
        Draws.of(12_000, seed -> StratifiedMask.isTest(EIGHT, 0.25, seed))
                .each(Draws.upTo(8), row -> "row " + row + " of " + EIGHT + " tests, at 0.25", (mask, row) -> mask[row])
                .ifNever(
                        "This row never tests, and others take turns. In a shuffle of your own a row may also stay where it"
                                + " is: swap place i with one of 0 to i, by nextInt(i + 1).")
                .ifAlwaysOrNever("A row that always or never tests: the class was never shuffled, or not by this seed.")
                .usually(
                        "One row in four of each class tests, and each must be equally likely. Collections.shuffle is fair;"
                                + " in a shuffle of your own, draw each swap from the places that are not yet filled.")
                .toBeNear(0.25);
    }

    @Test
    void every_pair_of_a_class_is_equally_likely() {
        Draws.of(3_000, seed -> StratifiedMask.isTest(EIGHT, 0.5, seed))
                .each(
                        Draws.pairs(A),
                        pair -> "rows " + pair.first() + " and " + pair.second() + " of " + EIGHT
                                + " both test, at 0.5",
                        (mask, pair) -> mask[pair.first()] && mask[pair.second()])
                .usually(
                        "Two a of four test, and each of the six pairs must be equally likely. Rows that come in a fixed"
                                + " order from a random start, or every second row, are no such draw: shuffle the whole class.")
                .toBeNear(1 / 6.0);
    }

    @Test
    void the_draw_in_one_class_says_nothing_about_another() {
        expectApart("test", 0.25, true);
        expectApart("train", 0.75, false);
    }

    /** One row of each class is on the side; where it is in one class must not tell where it is in the other. */
    private static void expectApart(String side, double fraction, boolean onSide) {
        Draws<boolean[]> draws = Draws.of(3_000, seed -> StratifiedMask.isTest(EIGHT, fraction, seed));
        double samePlace = IntStream.range(0, 4)
                .mapToDouble(i -> draws.share(mask -> mask[A.get(i)] == onSide && mask[B.get(i)] == onSide))
                .sum();
        draws.each(
                        Draws.pairs(A, B),
                        pair -> "rows " + pair.first() + " and " + pair.second() + " of " + EIGHT + " both " + side
                                + ", at " + fraction,
                        (mask, pair) -> mask[pair.first()] == onSide && mask[pair.second()] == onSide)
                .whenAll(
                        shares -> shares.containsValue(1.0),
                        "It is the same two for every seed: no class was shuffled, or not by this seed.")
                .whenAll(
                        shares -> Math.abs(samePlace - 1) < 1e-9,
                        "For every seed a and b " + side
                                + " at the same place of their class: each class was drawn with a"
                                + " fresh generator of the same seed. Make one generator, and draw every class from it.")
                .usually("One a and one b of four " + side
                        + ", so this should be 1/4 · 1/4. Here a tells of b: usually each"
                        + " class has a generator of its own, and their seeds are the same or near each other. Make one"
                        + " generator from the seed, and draw every class from it.")
                .toBeNear(1 / 16.0);
    }

    @Test
    void the_seed_alone_decides() {
        List<String> labels = sorted("a", 60, "b", 40);
        Seeds.of("the mask of 60 a and 40 b", seed -> StratifiedMask.isTest(labels, 0.3, seed))
                .ifNotRepeated(
                        "The generator was not made from the seed, or outlives the call, or the rows come in another"
                                + " order each time.")
                .ifIgnored("The rows were never shuffled, or the seed was ignored.")
                .toDecide();
    }

    @Test
    void the_order_of_the_rows_does_not_matter_for_the_counts() {
        List<String> labels = new ArrayList<>(sorted("a", 50, "b", 30, "c", 20));
        Collections.shuffle(labels, new java.util.Random(5));
        boolean[] isTest = StratifiedMask.isTest(Collections.unmodifiableList(labels), 0.2, 3);
        int[] counts = {count("a", labels, isTest), count("b", labels, isTest), count("c", labels, isTest)};
        expect("the number of test rows of 50 a, 30 b and 20 c in mixed order, at 0.2,", counts)
                .usually(MIXED_UP)
                .toEqual(new int[] {10, 6, 4});
    }

    @Test
    void the_list_of_labels_stays_as_it_is() {
        List<String> labels = new ArrayList<>(EIGHT);
        Untouched.of("the list of labels", labels)
                .because("The list is the caller's, and may be immutable: copy it before you sort it.")
                .by("a split", () -> StratifiedMask.isTest(labels, 0.5, 1));
    }

    @Test
    void equal_labels_are_one_class() {
        List<String> labels = Changes.unshared(List.of("a", "b", "a", "b")); // as from a file
        String outcome;
        try {
            boolean[] isTest = StratifiedMask.isTest(labels, 0.5, 1);
            outcome = count("a", labels, isTest) + " a and " + count("b", labels, isTest) + " b test";
        } catch (IllegalArgumentException refused) {
            outcome = "refused: " + refused.getMessage();
        }
        expect("the outcome of splitting a, b, a, b as read from a file, at 0.5,", outcome)
                .usually("Two labels are one class if they are equal. Compare them by equals, not by ==.")
                .toEqual("1 a and 1 b test");
    }

    @Test
    void a_class_of_one_row_is_refused_by_name() {
        expectRefusal(
                "a split of gout, gout, lupus, gout, gout",
                IllegalArgumentException.class,
                "One row of lupus cannot be on both sides. Refuse it, and name the class: the caller has to find it.",
                () -> StratifiedMask.isTest(List.of("gout", "gout", "lupus", "gout", "gout"), 0.5, 1),
                "lupus");
    }

    private static void expectCount(
            String label, int rows, int expected, List<String> labels, boolean[] isTest, double fraction, long seed) {
        int inAll = differences(isTest, new boolean[isTest.length]);
        expect(
                        "the number of test rows of the " + rows + " " + label + " in " + labels + ", at " + fraction
                                + " with seed " + seed + ",",
                        count(label, labels, isTest))
                .when(
                        count -> inAll == 5,
                        "There are 5 test rows in all, as there should be, but drawn from all rows"
                                + " together, or marked by a row's place in its class. Draw from each class on its own.")
                .usually("The side has " + inAll
                        + " rows in all, not 5. Usually a coin was tossed for each row, which is right"
                        + " only on average, or " + TWICE)
                .toEqual(expected);
    }

    private static int count(String label, List<String> labels, boolean[] isTest) {
        int count = 0;
        for (int row = 0; row < isTest.length; row++) {
            count += isTest[row] && labels.get(row).equals(label) ? 1 : 0;
        }
        return count;
    }

    private static int differences(boolean[] a, boolean[] b) {
        int differences = 0;
        for (int row = 0; row < a.length; row++) {
            differences += a[row] == b[row] ? 0 : 1;
        }
        return differences;
    }

    /** Labels and how often each stands in the list, one class after the other. */
    private static List<String> sorted(Object... labelsAndCounts) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < labelsAndCounts.length; i += 2) {
            labels.addAll(Collections.nCopies((Integer) labelsAndCounts[i + 1], (String) labelsAndCounts[i]));
        }
        return Collections.unmodifiableList(labels);
    }
}
