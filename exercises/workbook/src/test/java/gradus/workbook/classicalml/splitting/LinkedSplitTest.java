package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;
import static gradus.workbook.classicalml.splitting.LinkedOrders.count;
import static gradus.workbook.classicalml.splitting.LinkedOrders.expectTogether;
import static gradus.workbook.classicalml.splitting.LinkedOrders.isTest;
import static gradus.workbook.classicalml.splitting.LinkedOrders.orders;
import static gradus.workbook.classicalml.splitting.LinkedOrders.seeds;

import gradus.engine.check.Agreement;
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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "splitting",
        number = 3,
        title = "A split of linked rows",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@ExplainedIn("splitting#grouped")
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
    void people_and_devices_stay_as_they_are() {
        String[] people = {"Cat", "Ann", "Bob", "Ann"};
        String[] devices = {"z", "x", "y", "w"};
        Untouched.of("the people", people)
                .and("the devices", devices)
                .by("a split", () -> LinkedSplit.isTest(people, devices, 0.5, 1));
    }

    @Test
    void the_seed_alone_decides() {
        String[] orders = orders(100, i -> "p" + i / 2 + " d" + i);
        Seeds.of("the mask of 50 people with two orders each", seed -> isTest(orders, 0.3, seed))
                .ifIgnored("The groups were never shuffled, or not by the seed.")
                .toDecide();
    }

    @Test
    @Needs("the_seed_alone_decides")
    void names_that_read_alike_are_one_name() {
        String[] orders = {"Ann x", "Ann y", "Bob z", "Cat z", "Dan u", "Eve v"};
        for (long seed : seeds(20)) {
            boolean[] shared = isTest(orders, String::intern, 0.3, seed);
            expect(
                            "the mask of " + String.join(", ", orders) + ", the same names as read from a file,",
                            isTest(orders, 0.3, seed))
                    .because(
                            "Every name is an object of its own here. Two names are one if they are equal: compare them by"
                                    + " equals, not by ==.")
                    .toEqual(shared);
        }
    }

    @Test
    @Needs("names_that_read_alike_are_one_name")
    void orders_of_one_person_stay_together() {
        String[] orders = {"Ann d1", "Bob d2", "Cat d3", "Ann d4", "Cat d5", "Bob d6"};
        expectTogether("share a person", orders, new int[][] {{0, 3}, {1, 5}, {2, 4}});
    }

    @Test
    @Needs("names_that_read_alike_are_one_name")
    void orders_on_one_device_stay_together() {
        String[] orders = {"Ann tv", "Bob phone", "Cat tv", "Dan car", "Eve phone", "Fay car"};
        expectTogether("share a device", orders, new int[][] {{0, 2}, {1, 4}, {3, 5}});
    }

    @Test
    @Needs({"orders_of_one_person_stay_together", "orders_on_one_device_stay_together"})
    void a_chain_of_orders_stays_together() {
        // Ann-x, Bob-y, Cat-z, Dan-w; then Dan-z, Ann-y and Bob-z join them all. Eve, Fay and Gil are on their own.
        String[] orders = {"Ann x", "Bob y", "Cat z", "Eve e", "Dan w", "Dan z", "Fay f", "Ann y", "Bob z", "Gil g"};
        expectTogether("are joined by a chain", orders, new int[][] {{0, 1, 2, 4, 5, 7, 8}, {3}, {6}, {9}});
        // p0-d0, p1-d1, …, then p0-d1, p1-d2, …: each of the later rows joins two
        String[] longChain = orders(40, i -> i < 20 ? "p" + i + " d" + i : "p" + (i - 20) + " d" + (i - 19));
        longChain[39] = "lone wolf";
        expectTogether("are joined by a chain", longChain, new int[][] {
            IntStream.range(0, 39).toArray(), {39}
        });
    }

    @Test
    @Needs("a_chain_of_orders_stays_together")
    void a_chain_of_hundreds_stays_together_in_any_order() {
        List<String> chain = new ArrayList<>(List.of(orders(400, i -> "p" + i / 2 + " d" + (i + 1) / 2)));
        Collections.shuffle(chain, new Random(1));
        chain.add("lone wolf");
        boolean[] isTest = isTest(chain.toArray(String[]::new), 0.25, 1);
        expect(
                        "the number of test rows among 400 orders that one chain joins, in mixed order,",
                        count(Arrays.copyOf(isTest, 400)))
                .usually(
                        "The chain was torn. Links that spread from row to row in passes must be spread until a pass changes"
                                + " nothing: no fixed number of passes is enough for every chain.")
                .to("be all 400 or none", rows -> rows == 0 || rows == 400);
    }

    @Test
    @Needs("the_seed_alone_decides")
    void a_person_and_a_device_of_one_name_are_strangers() {
        String[] orders = {"Alexa Echo", "Echo Nest", "Nest Alexa", "Zoe tv"};
        boolean apart = LongStream.of(seeds(40))
                .mapToObj(seed -> isTest(orders, 0.5, seed))
                .anyMatch(mask -> mask[0] != mask[1] || mask[1] != mask[2]);
        law("Alexa on Echo, Echo on Nest and Nest on Alexa should be on different sides for one of 40 seeds", apart)
                .but("never are")
                .usually(
                        "A person and a device of the same name were taken for one thing. Keep people and devices apart.")
                .toHold();
    }

    @Test
    @Needs("names_that_read_alike_are_one_name")
    void rows_that_all_hang_together_are_refused() {
        expectRefusal(
                "splitting Ann on x, Ann on y and Bob on y",
                IllegalArgumentException.class,
                "All three are joined by a chain, so there is no grouped split: refuse, and say that it is one group.",
                () -> isTest(new String[] {"Ann x", "Ann y", "Bob y"}, 0.5, 1),
                "one group");
    }

    @Test
    void drawing_stops_when_enough_rows_test() {
        String[] singles = orders(12, i -> "p" + i + " d" + i);
        expect("the number of test rows of 12 people with one order each, at 0.25,", count(isTest(singles, 0.25, 1)))
                .ifEqual(9L, "9 of the 12 train: the mask is turned round. True says that a row tests.")
                .ifEqual(4L, "3 of 12 rows were enough already when one more was drawn: the side needs at least 3.")
                .ifEqual(0L, NOTHING)
                .usually("12 · 0.25 is 3: draw until that many rows test.")
                .toEqual(3L);
        String[] nine = Arrays.copyOf(singles, 9);
        expect("the number of test rows of 9 people with one order each, at 0.25,", count(isTest(nine, 0.25, 1)))
                .ifEqual(
                        2L,
                        "9 · 0.25 is 2.25, and 2 rows are not enough (a part of a row makes it a whole one): the bound was"
                                + " rounded or cut off to a whole number, or drawing stopped one group too early.")
                .usually("9 · 0.25 is 2.25: draw until at least that many rows test.")
                .toEqual(3L);
    }

    @Test
    @Needs({"drawing_stops_when_enough_rows_test", "names_that_read_alike_are_one_name"})
    void the_fraction_is_of_rows() {
        String[] fives = orders(20, i -> "p" + i % 4 + " d" + i % 4); // the same order five times: five rows
        expect(
                        "the number of test rows of 4 people with five orders on one device each, at 0.3,",
                        count(isTest(fives, 0.3, 1)))
                .ifEqual(
                        5L,
                        "20 · 0.3 is 6, and 5 rows are not enough: drawing stopped one group too early, or a group was"
                                + " skipped because it makes the side larger than its share.")
                .usually(
                        "20 · 0.3 is 6 rows, so two of the four must test. The fraction is of rows, not groups; an order that"
                                + " stands in the table five times is five rows.")
                .toEqual(10L);
        // a group of 8 rows, another of 8, and 8 of 1
        String[] orders = orders(24, i -> (i % 3 == 0 ? "shop" : i % 3 == 1 ? "office" : "p" + i) + " d" + i);
        for (long seed : seeds(40)) {
            expect(
                            "the number of test rows of 24, of which a shop and an office have 8 each, at 0.25 (seed "
                                    + seed + "),",
                            count(isTest(orders, 0.25, seed)))
                    .when(
                            rows -> rows > 13,
                            "Too many. The fraction is of rows, not groups: with 8 rows of the shop or the office the side is"
                                    + " full, and at most 5 were on it before.")
                    .usually("The test side is too small. Draw until 24 · 0.25, which is 6 rows, are tested.")
                    .to("be from 6 to 13", rows -> rows >= 6 && rows <= 13);
        }
    }

    @Test
    @Needs({"drawing_stops_when_enough_rows_test", "orders_of_one_person_stay_together"})
    void the_last_group_trains_whatever_its_size() {
        String[] orders = orders(8, i -> (i < 7 ? "Ann d" : "Bob d") + i);
        for (long seed : seeds(40)) {
            expect(
                            "the number of test rows of Ann's 7 and Bob's 1 at 0.5 (seed " + seed + "),",
                            count(isTest(orders, 0.5, seed)))
                    .ifEqual(
                            8L,
                            "Bob was drawn first and was not enough, so Ann went too, and there is nothing to train on. The"
                                    + " last group in the order always trains.")
                    .ifEqual(0L, NOTHING)
                    .usually("Whichever of the two is drawn first tests, and the other trains.")
                    .to("be 7 or 1", rows -> rows == 7 || rows == 1);
        }
    }

    @Test
    @Needs({"drawing_stops_when_enough_rows_test", "orders_of_one_person_stay_together"})
    void every_group_is_equally_likely_to_be_drawn_first() {
        String[] orders = {"Ann a", "Bob b", "Ann c", "Cat d", "Ann e", "Dan f", "Bob g", "Ann h", "Ann i"};
        Draws.of(12_000, seed -> isTest(orders, 0.1, seed))
                .each(
                        List.of(0, 1, 3, 5),
                        row -> "the orders of " + orders[row].split(" ")[0]
                                + " test, at 0.1 with 5 of Ann, 2 of Bob, 1 of Cat and 1 of Dan",
                        (mask, row) -> mask[row])
                .whenAll(shares -> shares.values().stream().allMatch(share -> share == 0), NOTHING)
                .whenAll(
                        shares -> shares.get(0) == 0 && shares.get(1) == 0 && shares.get(3) < 1 && shares.get(5) < 1,
                        "Ann and Bob, the larger groups, never test: the groups were sorted by size after the shuffle, or a"
                                + " group was skipped because it makes the side larger than it must be.")
                .ifAlwaysOrNever(
                        "Always or never: the groups were never shuffled, or not by this seed, or one was set aside before"
                                + " the shuffle, or they were sorted after it, or in a shuffle of your own none may stay where it is.")
                .whenAll(
                        shares -> shares.get(0) > 0.4,
                        "Ann comes first too often: a row was drawn, and its group taken. So large groups come first."
                                + " Draw from the groups, each as likely as any other.")
                .usually(
                        "One group is enough here, and each of the four must be as likely as any other, whatever its size."
                                + " Shuffle the groups, and leave them in that order; in a shuffle of your own, draw each swap from the"
                                + " places that are not yet filled.")
                .toBeNear(0.25);
    }

    @Test
    @Needs("every_group_is_equally_likely_to_be_drawn_first")
    void every_pair_of_groups_is_equally_likely() {
        String[] orders = {"Ann a", "Bob b", "Cat c", "Dan d"};
        Draws.of(3_000, seed -> isTest(orders, 0.5, seed))
                .each(
                        Draws.pairs(Draws.upTo(4)),
                        pair -> orders[pair.first()] + " and " + orders[pair.second()] + " both test, of "
                                + String.join(", ", orders) + " at 0.5",
                        (mask, pair) -> mask[pair.first()] && mask[pair.second()])
                .usually(
                        "Each of the six pairs must be equally likely. Groups that come in a fixed order from a random start are"
                                + " no such draw: shuffle them all.")
                .toBeNear(1 / 6.0);
    }

    @Test
    @Needs
    void the_groups_agree_with_the_solution() {
        Inputs<String> order = Inputs.choice("a", "b", "c", "A", "ab", "")
                .and(Inputs.choice("a", "C", "c", "bc", "d"), (person, device) -> person + " " + device);
        Agreement.on(Inputs.listOf(order, 6).filter(orders -> !orders.isEmpty()))
                .ask("the groups of {} (person and device), of which one tests at 0.001,", LinkedOrders::groups)
                .questions(120)
                .holds();
    }
}
