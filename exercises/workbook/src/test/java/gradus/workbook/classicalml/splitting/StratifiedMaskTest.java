package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Changes;
import gradus.engine.check.Draws;
import gradus.engine.check.Inputs;
import gradus.engine.check.Seeds;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "splitting", number = 1, title = "A stratified split", kind = Kind.BUILD, points = 4, minutes = 10)
@ExplainedIn("splitting#stratified")
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

    @Test
    void the_list_of_labels_stays_as_it_is() {
        List<String> labels = new ArrayList<>(EIGHT);
        Untouched.of("the list of labels", labels)
                .because("The list is the caller's, and may be immutable: copy it before you sort it.")
                .by("a split", () -> StratifiedMask.isTest(labels, 0.5, 1));
    }

    @Test
    @Needs("the_seed_alone_decides")
    void equal_labels_are_one_class() {
        expect("the mask of " + TEN + " as read from a file, at 0.5,", outcome(Changes.unshared(TEN)))
                .because(
                        "Every label is an object of its own here. Two labels are one class if they are equal: compare them by"
                                + " equals, not by ==.")
                .toEqual(outcome(TEN));
    }

    @Test
    void a_class_of_one_row_is_refused_by_name() {
        String cause =
                "One row of %s cannot be on both sides. Refuse it, and name the class: the caller has to find it.";
        List<String> lupus = List.of("gout", "gout", "lupus", "gout", "gout");
        expectRefusal(
                "a split of gout, gout, lupus, gout, gout",
                IllegalArgumentException.class,
                String.format(cause, "lupus"),
                () -> StratifiedMask.isTest(lupus, 0.5, 1),
                "lupus");
        expectRefusal(
                "a split of ague, flu, flu",
                IllegalArgumentException.class,
                String.format(cause, "ague"),
                () -> StratifiedMask.isTest(List.of("ague", "flu", "flu"), 0.5, 1),
                "ague");
    }

    @Test
    void each_class_gives_its_own_share() {
        for (long seed = 0; seed < 50; seed++) {
            expect(
                            "the number of test rows of each class of " + TEN + " at 0.5 with seed " + seed,
                            tested(TEN, 0.5, seed))
                    .when(
                            counts -> sum(counts) == 5,
                            "There are 5 test rows in all, as there should be, but drawn from all rows together, or marked"
                                    + " by a row's place in its class. Draw from each class on its own.")
                    .usually("There should be 5 in all. Usually a coin was tossed for each row, which is right only on"
                            + " average, or a row's place in its class was taken for its place in the table, or "
                            + TWICE)
                    .toEqual(Map.of("a", 3, "b", 2));
        }
        List<String> mixed = new ArrayList<>(sorted("a", 50, "b", 30, "c", 20));
        Collections.shuffle(mixed, new Random(5));
        expect(
                        "the number of test rows of each class of 50 a, 30 b and 20 c in mixed order, at 0.2,",
                        tested(mixed, 0.2, 3))
                .usually("Usually a row's place in its class was taken for its place in the table.")
                .toEqual(Map.of("a", 10, "b", 6, "c", 4));
    }

    @Test
    @Needs("each_class_gives_its_own_share")
    void a_share_is_rounded_to_the_nearest_row() {
        List<String> labels = sorted("a", 9, "b", 11, "c", 10);
        expect("the number of test rows of each class of 9 a, 11 b and 10 c at 0.2", tested(labels, 0.2, 1))
                .ifEqual(
                        Map.of("a", 7, "b", 9, "c", 8),
                        "7 of the 9 train: the mask is turned round. True says that a row tests.")
                .ifEqual(
                        Map.of("a", 1, "b", 2, "c", 2),
                        "9 · 0.2 is 1.8. The fraction was cut off (a cast to int does that): round it.")
                .ifEqual(Map.of("a", 2, "b", 3, "c", 2), "11 · 0.2 is 2.2. It was rounded up; round it to the nearest.")
                .usually("The shares are 1.8, 2.2 and 2. If it varies with the seed, " + TWICE)
                .toEqual(Map.of("a", 2, "b", 2, "c", 2));
        expect("the number of test rows of each class of 5 a and 7 b, at 0.5,", tested(sorted("a", 5, "b", 7), 0.5, 1))
                .usually(
                        "5 · 0.5 is 2.5 and 7 · 0.5 is 3.5. Math.round makes them 3 and 4 (Math.rint would not), a cast to int"
                                + " cuts them off.")
                .toEqual(Map.of("a", 3, "b", 4));
    }

    @Test
    @Needs("a_share_is_rounded_to_the_nearest_row")
    void every_digit_of_the_fraction_counts() {
        List<String> labels = sorted("few", 100, "many", 1000);
        for (double fraction : new double[] {0.29, 0.125, 1 / 3.0, 0.75}) {
            int few = (int) Math.round(100 * fraction);
            int many = (int) Math.round(1000 * fraction);
            expect(
                            "the number of test rows of each class of 100 few and 1000 many, at " + fraction + ",",
                            tested(labels, fraction, 1))
                    .when(
                            counts -> counts.get("many") == 10 * (int) (100 * fraction),
                            "The fraction was made a whole percentage, and what is beyond it cut off.")
                    .when(
                            counts -> fraction > 0.5 && counts.get("few") == 50,
                            "Half of each class tests, and no more: a fraction may be larger than 0.5.")
                    .usually("The shares are m · testFraction, rounded: " + few + " and " + many + ".")
                    .toEqual(Map.of("few", few, "many", many));
        }
    }

    @Test
    @Needs("a_share_is_rounded_to_the_nearest_row")
    void the_rarest_class_still_has_a_test_row() {
        List<String> labels = sorted("healthy", 94, "gout", 2, "lupus", 4);
        expect(
                        "the number of test rows of each class of 94 healthy, 2 gout and 4 lupus, at 0.1,",
                        tested(labels, 0.1, 1))
                .ifEqual(
                        Map.of("healthy", 9, "gout", 0, "lupus", 0),
                        "2 · 0.1 rounds to 0, and then the test says nothing about gout: at least one row.")
                .usually("2 · 0.1 and 4 · 0.1 round to 0, but every class tests at least one row.")
                .toEqual(Map.of("healthy", 9, "gout", 1, "lupus", 1));
    }

    @Test
    @Needs("a_share_is_rounded_to_the_nearest_row")
    void the_rarest_class_still_has_a_training_row() {
        List<String> labels = sorted("healthy", 95, "gout", 2, "lupus", 3);
        expect(
                        "the number of test rows of each class of 95 healthy, 2 gout and 3 lupus, at 0.9,",
                        tested(labels, 0.9, 1))
                .ifEqual(
                        Map.of("healthy", 86, "gout", 2, "lupus", 3),
                        "2 · 0.9 rounds to 2, and then the model has nothing to train on for gout: leave a row.")
                .usually("2 · 0.9 rounds to 2 and 3 · 0.9 to 3, but one row of each class stays for training.")
                .toEqual(Map.of("healthy", 86, "gout", 1, "lupus", 2));
    }

    @Test
    void the_seed_alone_decides() {
        List<String> labels = sorted("a", 6_000, "b", 4_000); // enough for threads to get in each other's way
        Seeds.of("the mask of 6,000 a and 4,000 b", seed -> StratifiedMask.isTest(labels, 0.3, seed))
                .ifIgnored("The rows were never shuffled, or not by the whole seed.")
                .allDiffering()
                .toDecide();
    }

    @Test
    @Needs("each_class_gives_its_own_share")
    void every_row_of_a_class_is_equally_likely() {
        Draws.of(12_000, seed -> StratifiedMask.isTest(EIGHT, 0.25, seed))
                .each(Draws.upTo(8), row -> "row " + row + " of " + EIGHT + " tests, at 0.25", (mask, row) -> mask[row])
                .ifNever(
                        "This row never tests, and others take turns. In a shuffle of your own a row may also stay where it"
                                + " is: swap place i with one of 0 to i, by nextInt(i + 1).")
                .ifAlwaysOrNever(
                        "A row that always or never tests: its class was never shuffled, or not by this seed, and it is the same"
                                + " two for every seed.")
                .usually(
                        "One row in four of each class tests, and each must be equally likely. Collections.shuffle is fair;"
                                + " in a shuffle of your own, draw each swap from the places that are not yet filled.")
                .toBeNear(0.25);
    }

    @Test
    @Needs("every_row_of_a_class_is_equally_likely")
    void every_pair_of_a_class_is_equally_likely() {
        Draws.of(3_000, seed -> StratifiedMask.isTest(EIGHT, 0.5, seed))
                .each(Draws.pairs(A), pair -> words(pair, "test", 0.5), (mask, pair) -> both(mask, pair, true))
                .usually(
                        "Two a of four test, and each of the six pairs must be equally likely. Rows that come in a fixed"
                                + " order from a random start, or every second row, are no such draw: shuffle the whole class.")
                .toBeNear(1 / 6.0);
    }

    @Test
    @Needs({"every_row_of_a_class_is_equally_likely", "every_digit_of_the_fraction_counts"})
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
        draws.each(Draws.pairs(A, B), pair -> words(pair, side, fraction), (mask, pair) -> both(mask, pair, onSide))
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

    private record Labels(List<String> labels, double fraction, long seed) {}

    @Test
    @Needs
    void how_many_of_each_class_test_agrees_with_the_solution() {
        Inputs<Double> fractions = Inputs.choice(0.5, 0.2, 1 / 3.0, 0.29, 0.75, 0.93, 0.01, 0.99);
        Inputs<Long> seeds = Inputs.choice(1L, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
        Agreement.on(Inputs.listOf(Inputs.choice("a", "b", "", "B"), 14)
                        .filter(labels -> !labels.isEmpty())
                        .and(fractions, (labels, fraction) -> new Labels(labels, fraction, 1))
                        .and(seeds, (one, seed) -> new Labels(one.labels(), one.fraction(), seed)))
                .ask(
                        "the number of test rows of each class of {labels}, at {fraction} with seed {seed},",
                        one -> tested(one.labels(), one.fraction(), one.seed()))
                .questions(500)
                .holds();
    }

    private static String words(Draws.Pair pair, String side, double fraction) {
        return "rows " + pair.first() + " and " + pair.second() + " of " + EIGHT + " both " + side + ", at " + fraction;
    }

    private static boolean both(boolean[] mask, Draws.Pair pair, boolean side) {
        return mask[pair.first()] == side && mask[pair.second()] == side;
    }

    private static String outcome(List<String> labels) {
        try {
            return Arrays.toString(StratifiedMask.isTest(labels, 0.5, 1));
        } catch (IllegalArgumentException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    /** How many rows of each class test. */
    private static Map<String, Integer> tested(List<String> labels, double fraction, long seed) {
        boolean[] isTest = StratifiedMask.isTest(labels, fraction, seed);
        expect("the length of the mask for " + labels.size() + " rows", isTest.length)
                .usually("One boolean for each row of the table.")
                .toEqual(labels.size());
        Map<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < isTest.length; row++) {
            counts.merge(labels.get(row), isTest[row] ? 1 : 0, Integer::sum);
        }
        return counts;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
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
