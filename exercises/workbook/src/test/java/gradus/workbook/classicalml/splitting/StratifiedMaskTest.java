package gradus.workbook.classicalml.splitting;

import static gradus.engine.exercise.Expect.expect;
import static gradus.engine.exercise.Expect.expectRefusal;

import gradus.engine.exercise.Alternative;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "splitting", number = 1, title = "A stratified split", kind = Kind.BUILD, points = 4, minutes = 10)
@Hint("If all patients had one class, how would you draw the test rows? Now do that once for each class.")
@Hint(
        "A map from label to the list of its row numbers lets you treat every class alike. Shuffle such a list and its first"
                + " few are a fair draw.")
@Hint(
        "Three numbers decide how many are \"a few\": the rounded share, 1, and one less than the rows there are. Make one"
                + " Random from the seed and shuffle every class with it.")
@Mistake(replace = "computeIfAbsent(labels.get(row),", with = "computeIfAbsent(\"\",", says = "all rows together")
@Mistake(
        replace = "(int) Math.round(rows.size() * testFraction)",
        with = "(int) (rows.size() * testFraction)",
        says = "cut off")
@Mistake(
        replace = "(int) Math.round(rows.size() * testFraction)",
        with = "(int) Math.rint(rows.size() * testFraction)",
        says = "Math.rint would not")
@Mistake(
        replace = "for (int row : rows.subList(0, testRows)) {\n                isTest[row] = true;",
        with =
                "for (int i = 0; i < testRows; i++) {\n                isTest[rows.get(random.nextInt(rows.size()))] = true;",
        says = "drawn twice")
@Mistake(replace = "testRows = Math.max(testRows, 1);", with = "", says = "rounds to 0")
@Mistake(replace = "testRows = Math.min(testRows, rows.size() - 1);", with = "", says = "nothing to train on")
@Mistake(replace = "Collections.shuffle(rows, random);", with = "", says = "never shuffled")
@Mistake(replace = "new Random(seed)", with = "new Random()", says = "not made from the seed")
@Mistake(replace = "isTest[row] = true;", with = "isTest[rows.indexOf(row)] = true;", says = "place in its class")
@Alternative("drawing")
class StratifiedMaskTest {
    private static final List<String> TEN = List.of("a", "b", "a", "a", "b", "a", "b", "a", "b", "a");
    private static final String TWICE =
            "a row was drawn twice and counted once: shuffle the rows of the class, and take the first of them.";
    private static final String MIXED_UP =
            "Usually a row's place in its class was taken for its place in the table, or all rows together were drawn from.";

    @Test
    void each_class_gives_its_own_share() {
        for (long seed = 0; seed < 50; seed++) {
            boolean[] isTest = StratifiedMask.isTest(TEN, 0.5, seed);
            expect("length of the mask for 10 rows", isTest.length)
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
            expect("test rows of a class of 9 at 0.2", count("a", labels, isTest))
                    .ifEqual(
                            1,
                            "9 · 0.2 is 1.8. The fraction was cut off (a cast to int does that): round it. Or " + TWICE)
                    .usually("9 · 0.2 is 1.8, so 2.")
                    .toEqual(2);
            expect("test rows of a class of 11 at 0.2", count("b", labels, isTest))
                    .ifEqual(1, "11 · 0.2 is 2.2, so 2. Usually " + TWICE)
                    .ifEqual(3, "11 · 0.2 is 2.2. It was rounded up; round it to the nearest.")
                    .usually("11 · 0.2 is 2.2, so 2.")
                    .toEqual(2);
            expect("test rows of a class of 10 at 0.2", count("c", labels, isTest))
                    .usually("10 · 0.2 is 2.")
                    .toEqual(2);
        }
    }

    @Test
    void a_half_is_rounded_up() {
        boolean[] isTest = StratifiedMask.isTest(sorted("a", 5, "b", 7), 0.5, 1);
        int[] counts = {count("a", sorted("a", 5, "b", 7), isTest), count("b", sorted("a", 5, "b", 7), isTest)};
        expect("test rows of 5 a and 7 b, at 0.5,", counts)
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
            expect("test rows of the 2 with gout, at 0.1", count("gout", labels, isTest))
                    .ifEqual(0, "2 · 0.1 rounds to 0, and then the test says nothing about gout: at least one row.")
                    .usually("2 · 0.1 rounds to 0, but every class tests at least one row.")
                    .toEqual(1);
            expect("test rows of the 4 with lupus, at 0.1", count("lupus", labels, isTest))
                    .ifEqual(0, "4 · 0.1 rounds to 0, and then the test says nothing about lupus: at least one row.")
                    .usually("4 · 0.1 rounds to 0, but every class tests at least one row.")
                    .toEqual(1);
        }
    }

    @Test
    void the_rarest_class_still_has_a_training_row() {
        List<String> labels = sorted("healthy", 95, "gout", 2, "lupus", 3);
        for (long seed = 0; seed < 5; seed++) {
            boolean[] isTest = StratifiedMask.isTest(labels, 0.9, seed);
            expect("test rows of the 2 with gout, at 0.9", count("gout", labels, isTest))
                    .ifEqual(
                            2, "2 · 0.9 rounds to 2, and then the model has nothing to train on for gout: leave a row.")
                    .usually("2 · 0.9 rounds to 2, but one row stays for training.")
                    .toEqual(1);
            expect("test rows of the 3 with lupus, at 0.9", count("lupus", labels, isTest))
                    .ifEqual(
                            3,
                            "3 · 0.9 rounds to 3, and then the model has nothing to train on for lupus: leave a row.")
                    .ifEqual(1, "Two of the three test. Usually " + TWICE)
                    .usually("3 · 0.9 rounds to 3, but one row stays for training.")
                    .toEqual(2);
        }
    }

    @Test
    void every_row_of_a_class_is_equally_likely() {
        int seeds = 600;
        int[] tested = new int[10];
        for (int i = 0; i < seeds; i++) {
            boolean[] isTest = StratifiedMask.isTest(TEN, 0.5, farApart(i));
            for (int row = 0; row < 10; row++) {
                tested[row] += isTest[row] ? 1 : 0;
            }
        }
        for (int row = 0; row < 10; row++) {
            int times = tested[row];
            expect(
                            "share of " + seeds + " seeds for which row " + row + " of " + TEN + " tests, at 0.5,",
                            times / (double) seeds)
                    .when(
                            share -> share == 0 || share == 1,
                            "A row that always or never tests: the class was never shuffled," + " or not by this seed.")
                    .usually(
                            "Each row of a class must be equally likely: shuffle the whole class, then take the first of it.")
                    .to("be near 0.5 (within 0.12, six standard errors)", share -> Math.abs(share - 0.5) < 0.12);
        }
    }

    @Test
    void the_seed_alone_decides() {
        List<String> labels = sorted("a", 60, "b", 40);
        boolean[] first = StratifiedMask.isTest(labels, 0.3, 7);
        boolean[] other = StratifiedMask.isTest(labels, 0.3, 8);
        boolean[] again = StratifiedMask.isTest(labels, 0.3, 7);
        expect("rows that differ between two calls with seed 7", differences(first, again))
                .usually("The generator was not made from the seed, or outlives the call.")
                .toEqual(0);
        expect("rows that differ between seed 7 and seed 8", differences(first, other))
                .usually("The rows were never shuffled, or the seed was ignored.")
                .to("be more than 0", differing -> differing > 0);
    }

    @Test
    void the_order_of_the_rows_does_not_matter_for_the_counts() {
        List<String> labels = new ArrayList<>(sorted("a", 50, "b", 30, "c", 20));
        Collections.shuffle(labels, new java.util.Random(5));
        boolean[] isTest = StratifiedMask.isTest(Collections.unmodifiableList(labels), 0.2, 3);
        int[] counts = {count("a", labels, isTest), count("b", labels, isTest), count("c", labels, isTest)};
        expect("test rows of 50 a, 30 b and 20 c in mixed order, at 0.2,", counts)
                .usually(MIXED_UP)
                .toEqual(new int[] {10, 6, 4});
    }

    @Test
    void a_class_of_one_row_is_refused_by_name() {
        expectRefusal(
                "splitting a, a, b, a, a",
                IllegalArgumentException.class,
                "One row of b cannot be on both sides. Refuse it, and name the class: the caller has to find it.",
                () -> StratifiedMask.isTest(List.of("a", "a", "only_one", "a", "a"), 0.5, 1),
                "only_one");
    }

    private static void expectCount(
            String label, int rows, int expected, List<String> labels, boolean[] isTest, double fraction, long seed) {
        int inAll = differences(isTest, new boolean[isTest.length]);
        expect(
                        "test rows of the " + rows + " " + label + " in " + labels + ", at " + fraction + " with seed "
                                + seed + ",",
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

    /** Seeds of which no two are neighbours: the first draws of neighbouring seeds resemble each other. */
    private static long farApart(int i) {
        return i * 0x9E3779B97F4A7C15L;
    }
}
