package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "splitting",
        number = 3,
        title = "A split of linked rows",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@Hint("Two steps: give each row the number of its group, then draw groups. Only the first step is new.")
@Hint(
        "Let each row point to another row of its group, or to itself if it stands for the group; root() follows the pointers."
                + " To join two groups, let one root point to the other.")
@Hint(
        "Keep, for each person, the first row with that person, and for each device likewise, in a map of its own. Join each row"
                + " with these two. Then shuffle the groups by the seed, and count rows while you draw.")
class LinkedSplitTest {
    private static final String NOTHING =
            "Nothing is tested. Groups are drawn until the side has at least n · testFraction rows: a part of a row makes it a"
                    + " whole one, and a group that makes the side larger than that is no reason to skip it, or to stop"
                    + " before it.";

    @Test
    void orders_of_one_person_stay_together() {
        String[] orders = {"Ann d1", "Bob d2", "Cat d3", "Ann d4", "Cat d5", "Bob d6"};
        expectTogether("share a person", orders, new int[][] {{0, 3}, {1, 5}, {2, 4}});
    }

    @Test
    void orders_on_one_device_stay_together() {
        String[] orders = {"Ann tv", "Bob phone", "Cat tv", "Dan car", "Eve phone", "Fay car"};
        expectTogether("share a device", orders, new int[][] {{0, 2}, {1, 4}, {3, 5}});
    }

    @Test
    void a_chain_of_orders_stays_together() {
        // Ann-x, Bob-y, Cat-z, Dan-w; then Dan-z, Ann-y and Bob-z join them all. Eve, Fay and Gil are on their own.
        String[] orders = {"Ann x", "Bob y", "Cat z", "Eve e", "Dan w", "Dan z", "Fay f", "Ann y", "Bob z", "Gil g"};
        expectTogether("are joined by a chain", orders, new int[][] {{0, 1, 2, 4, 5, 7, 8}, {3}, {6}, {9}});
        String[] longChain = new String[40];
        for (int i = 0; i < 20; i++) { // p0-d0, p1-d1, …, then p0-d1, p1-d2, …: each of the later rows joins two
            longChain[i] = "p" + i + " d" + i;
            longChain[20 + i] = i < 19 ? "p" + i + " d" + (i + 1) : "lone wolf";
        }
        expectTogether("are joined by a chain", longChain, new int[][] {
            IntStream.range(0, 39).toArray(), {39}
        });
    }

    @Test
    void a_chain_of_hundreds_stays_together_in_any_order() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 400; i++) { // p0-d0, p0-d1, p1-d1, p1-d2, …
            orders.add("p" + i / 2 + " d" + (i + 1) / 2);
        }
        Collections.shuffle(orders, new Random(1));
        orders.add("lone wolf");
        boolean[] isTest = isTest(orders.toArray(String[]::new), 0.25, 1);
        long tested = count(Arrays.copyOf(isTest, 400));
        expect("test rows among 400 orders that are joined by one chain, in mixed order,", tested)
                .usually(
                        "The chain was torn. Links that spread from row to row in passes must be spread until a pass changes"
                                + " nothing: no fixed number of passes is enough for every chain.")
                .to("be all 400 or none", rows -> rows == 0 || rows == 400);
    }

    @Test
    void a_person_and_a_device_of_one_name_are_strangers() {
        String[] orders = {"Alexa Echo", "Echo Nest", "Nest Alexa", "Zoe tv"};
        boolean apart = false;
        for (int seed = 0; seed < 40 && !apart; seed++) {
            boolean[] isTest = isTest(orders, 0.5, farApart(seed));
            apart = isTest[0] != isTest[1] || isTest[1] != isTest[2];
        }
        expect("whether any of 40 seeds parts Alexa on Echo, Echo on Nest and Nest on Alexa", apart)
                .usually(
                        "A person and a device of the same name were taken for one thing. Keep people and devices apart.")
                .toEqual(true);
    }

    @Test
    void the_fraction_is_of_rows_and_drawing_stops_there() {
        String[] singles =
                IntStream.range(0, 12).mapToObj(i -> "p" + i + " d" + i).toArray(String[]::new);
        expect("test rows of 12 people with one order each, at 0.25,", count(isTest(singles, 0.25, 1)))
                .ifEqual(9L, "9 of the 12 train: the mask is turned round. True says that a row tests.")
                .ifEqual(4L, "3 of 12 rows were enough already when one more was drawn: the side needs at least 3.")
                .usually("12 · 0.25 is 3: draw until that many rows test.")
                .toEqual(3L);
        expect("test rows of 9 people with one order each, at 0.25,", count(isTest(Arrays.copyOf(singles, 9), 0.25, 1)))
                .ifEqual(
                        2L,
                        "9 · 0.25 is 2.25, and 2 rows are not enough: the bound was rounded or cut off to a whole number, or"
                                + " drawing stopped one group too early.")
                .usually("9 · 0.25 is 2.25: draw until at least that many rows test.")
                .toEqual(3L);
        String[] orders = new String[24]; // a group of 8 rows, another of 8, and 8 of 1
        for (int i = 0; i < 24; i++) {
            String person = i % 3 == 0 ? "shop" : i % 3 == 1 ? "office" : "p" + i;
            orders[i] = person + " d" + i;
        }
        for (int seed = 0; seed < 40; seed++) {
            boolean[] isTest = isTest(orders, 0.25, farApart(seed));
            String which = "of 24, of which a shop and an office have 8 each, at 0.25 (seed " + farApart(seed) + ")";
            expect("test rows " + which, count(isTest))
                    .usually("The test side is too small. Draw until 24 · 0.25, which is 6 rows, are tested.")
                    .toBeAtLeast(6);
            expect("test rows " + which, count(isTest))
                    .usually(
                            "Too many. The fraction is of rows, not groups: with 8 rows of the shop or the office the side is"
                                    + " full, and at most 5 were on it before.")
                    .toBeAtMost(13);
        }
    }

    @Test
    void the_last_group_trains_whatever_its_size() {
        String[] orders = {"Ann d1", "Ann d2", "Ann d3", "Ann d4", "Ann d5", "Ann d6", "Ann d7", "Bob d8"};
        for (int seed = 0; seed < 40; seed++) {
            boolean[] isTest = isTest(orders, 0.5, farApart(seed));
            String which = "of Ann's 7 and Bob's 1 at 0.5 (seed " + farApart(seed) + ")";
            expect("test rows " + which, count(isTest))
                    .ifEqual(
                            8L,
                            "Bob was drawn first and was not enough, so Ann went too, and there is nothing to train on. The"
                                    + " last group in the order always trains.")
                    .ifEqual(0L, NOTHING)
                    .usually("A group was torn apart: Ann's orders share a person.")
                    .to("be 7 or 1", rows -> rows == 7 || rows == 1);
        }
    }

    @Test
    void every_group_is_equally_likely_to_be_drawn_first() {
        String[] orders = {"Ann a", "Bob b", "Ann c", "Cat d", "Ann e", "Dan f", "Bob g", "Ann h", "Ann i"};
        String[] people = {"Ann", "Bob", "Cat", "Dan"};
        int[] first = {0, 1, 3, 5}; // a row of each
        int[] tested = new int[4];
        for (int seed = 0; seed < 12_000; seed++) {
            boolean[] isTest = isTest(orders, 0.1, farApart(seed));
            for (int person = 0; person < 4; person++) {
                tested[person] += isTest[first[person]] ? 1 : 0;
            }
        }
        for (int person = 0; person < 4; person++) {
            expect(
                            "share of 12,000 seeds for which the orders of " + people[person]
                                    + " test, at 0.1 with 5 of Ann, 2 of Bob, 1 of Cat and 1 of Dan,",
                            tested[person] / 12_000.0)
                    .when(share -> Arrays.stream(tested).sum() == 0, NOTHING)
                    .when(
                            share -> tested[0] == 0 && tested[1] == 0 && tested[2] < 12_000 && tested[3] < 12_000,
                            "Ann and Bob, the larger groups, never test: the groups were sorted by size after the shuffle, or a"
                                    + " group was skipped because it makes the side larger than it must be.")
                    .when(
                            share -> share == 0 || share == 1,
                            "Always or never: the groups were never shuffled, or not by this seed, or one was set aside before"
                                    + " the shuffle, or they were sorted after it, or in a shuffle of your own none may stay"
                                    + " where it is.")
                    .when(
                            share -> tested[0] > 6000,
                            "Ann comes first too often: a row was drawn, and its group taken. So large groups come first."
                                    + " Draw from the groups, each as likely as any other.")
                    .usually(
                            "One group is enough here, and each of the four must be as likely as any other, whatever its size."
                                    + " Shuffle the groups, and leave them in that order; in a shuffle of your own, draw each swap from the"
                                    + " places that are not yet filled.")
                    .to("be near 0.25 (within 0.028, seven standard errors)", share -> Math.abs(share - 0.25) < 0.028);
        }
    }

    @Test
    void every_pair_of_groups_is_equally_likely() {
        String[] orders = {"Ann a", "Bob b", "Cat c", "Dan d"};
        int[][] together = new int[4][4];
        for (int seed = 0; seed < 3000; seed++) {
            boolean[] isTest = isTest(orders, 0.5, farApart(seed));
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < i; j++) {
                    together[i][j] += isTest[i] && isTest[j] ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                expect(
                                "share of 3,000 seeds for which the orders of "
                                        + orders[j].split(" ")[0] + " and "
                                        + orders[i].split(" ")[0]
                                        + " both test, at 0.5 with four people of one order each,",
                                together[i][j] / 3000.0)
                        .usually(
                                "Each of the six pairs must be equally likely. Groups that come in a fixed order from a random"
                                        + " start are no such draw: shuffle them all.")
                        .to(
                                "be near 1/6 (within 0.048, seven standard errors)",
                                share -> Math.abs(share - 1 / 6.0) < 0.048);
            }
        }
    }

    @Test
    void the_seed_alone_decides() {
        String[] orders =
                IntStream.range(0, 100).mapToObj(i -> "p" + i / 2 + " d" + i).toArray(String[]::new);
        boolean[] first = isTest(orders, 0.3, 7);
        boolean[] other = isTest(orders, 0.3, 8);
        boolean[] again = isTest(orders, 0.3, 7);
        expect("whether two calls with seed 7 agree", Arrays.equals(first, again))
                .usually("The generator was not made from the seed, or outlives the call.")
                .toEqual(true);
        expect("whether seeds 7 and 8 agree", Arrays.equals(first, other))
                .usually("The groups were never shuffled, or the seed was ignored.")
                .toEqual(false);
    }

    @Test
    void rows_that_all_hang_together_are_refused() {
        expectRefusal(
                "splitting Ann on x, Ann on y and Bob on y",
                IllegalArgumentException.class,
                "All three are joined by a chain, so there is no grouped split: refuse, and say that it is one group.",
                () -> isTest(new String[] {"Ann x", "Ann y", "Bob y"}, 0.5, 1),
                "one group");
    }

    /** For many seeds: each group is on one side, and both sides have rows. */
    private static void expectTogether(String link, String[] orders, int[][] groups) {
        for (int seed = 0; seed < 40; seed++) {
            boolean[] isTest = isTest(orders, 0.25, farApart(seed));
            for (int[] group : groups) {
                List<String> test = sideOf(true, group, orders, isTest);
                List<String> train = sideOf(false, group, orders, isTest);
                expect(
                                "sides with orders of one group, test " + test + " and train " + train + " (seed "
                                        + farApart(seed) + "),",
                                (test.isEmpty() ? 0 : 1) + (train.isEmpty() ? 0 : 1))
                        .usually("These orders " + link + ": they are one group and must be on one side.")
                        .toEqual(1);
            }
            expect(
                            "test rows of " + orders.length + " orders in " + groups.length + " groups (seed "
                                    + farApart(seed) + ")",
                            count(isTest))
                    .ifEqual(0L, NOTHING)
                    .usually("Both sides need rows: at least one group tests, and the last one drawn trains.")
                    .to("be at least 1 and at most " + (orders.length - 1), rows -> rows >= 1 && rows < orders.length);
        }
    }

    private static List<String> sideOf(boolean side, int[] group, String[] orders, boolean[] isTest) {
        List<String> there = new ArrayList<>();
        for (int row : group) {
            if (isTest[row] == side) {
                there.add(orders[row].replace(" ", " on "));
            }
        }
        return there;
    }

    /** Orders as "person device". */
    private static boolean[] isTest(String[] orders, double testFraction, long seed) {
        String[] people =
                Arrays.stream(orders).map(order -> order.split(" ")[0]).toArray(String[]::new);
        String[] devices =
                Arrays.stream(orders).map(order -> order.split(" ")[1]).toArray(String[]::new);
        boolean[] isTest = LinkedSplit.isTest(people, devices, testFraction, seed);
        expect("length of the mask for " + orders.length + " rows", isTest.length)
                .usually("One boolean for each row.")
                .toEqual(orders.length);
        return isTest;
    }

    private static long count(boolean[] isTest) {
        return IntStream.range(0, isTest.length).filter(row -> isTest[row]).count();
    }

    /** Seeds that have nothing in common: the first draws of neighbouring seeds resemble each other. */
    private static long farApart(int i) {
        return new SplittableRandom(i).nextLong();
    }
}
