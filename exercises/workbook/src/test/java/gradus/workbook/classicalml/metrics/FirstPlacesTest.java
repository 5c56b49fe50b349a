package gradus.workbook.classicalml.metrics;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "metrics",
        number = 3,
        title = "NDCG of the first places",
        kind = Kind.BUILD,
        points = 5,
        minutes = 20)
@ExplainedIn("metrics#lists-and-numbers")
@Hint("Write a function for the DCG of any scores with any gains. With which scores does it give the best order's DCG?")
@Hint(
        "Take items of equal score together, as for the AUC. They cover some places; each item spends the same share of its time in each of"
                + " them.")
@Hint(
        "A group of m tied items adds the sum of its gains, divided by m, times the sum of the discounts of its places. Places past k have the discount 0.")
class FirstPlacesTest {
    /** 1 / log₂ 3, the discount of place 2. */
    private static final double SECOND = Math.log(2) / Math.log(3);

    private static final double[] SCORES = {0.1, 0.9, 0.5};
    private static final double[] GAINS = {2, 0, 3};

    @Test
    void the_arrays_stay_as_they_are() {
        double[] scores = {1, 3, 2, 3};
        double[] gains = {2, 0, 1, 5};
        Untouched.of("the scores", scores)
                .and("the gains", gains)
                .ifNow(new double[] {0, 1, 2, 5}, "Here the gains were sorted for the caller too: sort a copy.")
                .because("The arrays are the caller's: sort places, or a copy.")
                .by("an NDCG", () -> FirstPlaces.ndcg(scores, gains, 2));
    }

    @Test
    void a_list_by_hand() {
        double best = 3 + 2 * SECOND;
        expect("the NDCG@2 of gains 0, 3, 2 in the order of the list", FirstPlaces.ndcg(SCORES, GAINS, 2))
                .ifCloseTo(
                        2 / best + 3 * SECOND / best,
                        "The list began with the lowest score first. The highest stands in place 1.")
                .ifCloseTo(
                        (2 + 3 * SECOND) / (2 * SECOND),
                        "The list began with the lowest score first, the best order with the smallest gain.")
                .ifCloseTo(
                        (3 * SECOND + 1) / best,
                        "The whole list counts here, or one place too many. From place 3 on, nothing counts.")
                .ifCloseTo(
                        SECOND,
                        "It was divided by the best order of the items shown only. The item in place 3 could have stood higher: all items count.")
                .ifCloseTo(3 * SECOND, "That is the DCG, not divided by the best order's.")
                .ifCloseTo(
                        3.0 / 5,
                        "There is no discount at all, or none for the first two places: place 2 counts 1 / log₂ 3.")
                .ifCloseTo(
                        1.5 / (3 / 1.5849625007211562 + 1),
                        "Each place has the discount of the place below: place 1 counts 1 / log₂ 2 = 1.")
                .ifCloseTo(
                        7 * SECOND / (7 + 3 * SECOND),
                        "These are gains as powers of two, less 1. Here a gain counts as it is.")
                .usually("0 · 1 + 3 / log₂ 3 = 1.893, and at best 3 · 1 + 2 / log₂ 3 = 4.262.")
                .toBeCloseTo(3 * SECOND / best, 1e-12);
    }

    @Test
    @Needs("a_list_by_hand")
    void the_best_order_is_cut_as_well() {
        expect(
                        "the NDCG@1 of gains 3, 2, 0 in the order of the list",
                        FirstPlaces.ndcg(new double[] {3, 2, 1}, new double[] {3, 2, 0}, 1))
                .ifCloseTo(
                        3 / (3 + 2 * SECOND),
                        "It was divided by the DCG of the best order of the whole list: cut both at k.")
                .usually("The best possible item stands in place 1.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    @Needs("a_list_by_hand")
    void a_list_shorter_than_k_counts_whole() {
        for (int k : new int[] {3, 4, 1000, Integer.MAX_VALUE}) {
            expect("the NDCG@" + k + " of gains 0, 3, 2 in the order of the list", ndcgOrNaN(SCORES, GAINS, k))
                    .ifNaN("With k past the end, all of the list counts: no error, and no empty places.")
                    .usually("All three places count: (3 / log₂ 3 + 2 / 2) / (3 + 2 / log₂ 3).")
                    .toBeCloseTo((3 * SECOND + 1) / (3 + 2 * SECOND), 1e-12);
        }
    }

    /** What is thrown is told as NaN, so that its cause can be said. */
    private static double ndcgOrNaN(double[] scores, double[] gains, int k) {
        try {
            return FirstPlaces.ndcg(scores, gains, k);
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            return Double.NaN;
        }
    }

    @Test
    @Needs("a_list_by_hand")
    void tied_items_share_their_places() {
        double half = (1 + SECOND) / 2;
        for (double[] gains : List.of(new double[] {4, 0}, new double[] {0, 4})) {
            expect(
                            "the NDCG@2 of two tied items, gains " + gains[0] + " and " + gains[1] + ",",
                            FirstPlaces.ndcg(new double[] {7, 7}, gains, 2))
                    .ifCloseTo(SECOND, "The better of the two came second: equal scores in the order of the arguments.")
                    .when(
                            ndcg -> gains[0] == 4 && Math.abs(ndcg - 1) < 1e-9,
                            "The better of the two came first: equal scores in the order of the arguments, or the best of equal scores first, or tied"
                                    + " items on the first of their places.")
                    .when(
                            ndcg -> gains[1] == 4 && Math.abs(ndcg - 1) < 1e-9,
                            "The better of the two came first: usually the best of equal scores first, or tied items on the first of their places.")
                    .usually("Each of the two spends half of its time in place 1 and half in place 2.")
                    .toBeCloseTo(half, 1e-12);
        }
    }

    @Test
    @Needs("a_list_by_hand")
    void scores_that_lie_close_together_are_not_tied() {
        expect(
                        "the NDCG@1 of scores 1e-12 and 0, gains 1 and 0,",
                        FirstPlaces.ndcg(new double[] {0, 1e-12}, new double[] {0, 1}, 1))
                .usually(
                        "Items are tied only if their scores are equal. A tolerance, or a difference cast to int, makes ties of others.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    @Needs("tied_items_share_their_places")
    void a_tie_may_reach_past_k() {
        String cause =
                "The tie covers places 1 to 3, and one place counts: each item stands there a third of the time. Usually a tie across"
                        + " place k only by its items above k.";
        for (double[] gains : List.of(new double[] {6, 0, 0}, new double[] {0, 0, 6})) {
            expect(
                            "the NDCG@1 of three tied items, gains " + List.of(gains[0], gains[1], gains[2]) + ",",
                            FirstPlaces.ndcg(new double[3], gains, 1))
                    .usually(cause)
                    .toBeCloseTo(1 / 3.0, 1e-12);
        }
    }

    @Test
    void nothing_to_find_has_no_score() {
        expect("the NDCG@2 of three items without a gain", FirstPlaces.ndcg(new double[] {3, 2, 1}, new double[3], 2))
                .ifCloseTo(0, "That is 0 where there is nothing to find. No order could have done better: NaN.")
                .ifCloseTo(1, "That is 1 where there is nothing to find. No order could have done worse: NaN.")
                .toEqual(Double.NaN);
        expect(
                        "the NDCG@1 of gains 0 and 1 in the order of the list",
                        FirstPlaces.ndcg(new double[] {2, 1}, new double[] {0, 1}, 1))
                .ifNaN(
                        "There is something to find, further down. The first place found none of it, which is 0, not NaN.")
                .toBeCloseTo(0.0, 1e-12);
    }

    @Test
    void a_list_of_no_places_is_refused() {
        for (int k : new int[] {0, -1, Integer.MIN_VALUE}) {
            expectRefusal(
                    "the NDCG@" + k,
                    IllegalArgumentException.class,
                    "With k below 1 no place counts. Refuse it, and say k.",
                    () -> FirstPlaces.ndcg(new double[] {1}, new double[] {1}, k),
                    "k");
            expectRefusal(
                    "the NDCG@" + k + " of an item without a gain",
                    IllegalArgumentException.class,
                    "With k below 1 no place counts, whatever the gains: check k first.",
                    () -> FirstPlaces.ndcg(new double[] {1}, new double[] {0}, k),
                    "k");
        }
    }

    /** An item of the list that is asked about. */
    private record Item(double score, double gain) {}

    private record Question(List<Item> items, int k) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Item> items = Inputs.choice(0.0, 1.0, -1.0, 0.5, 2.0, 1e9, 1e-12, 1e9 + 1)
                .and(Inputs.choice(0.0, 1.0, 3.0, 0.5, 100.0, 1e-3), Item::new);
        Agreement.on(Inputs.listOf(items, 12)
                        .filter(list -> !list.isEmpty())
                        .and(Inputs.choice(1, 2, 3, 5, 8, 13, 50, Integer.MAX_VALUE), Question::new))
                .within(1e-12)
                .ask("the NDCG@{k} of {items}", FirstPlacesTest::ndcg)
                .holds();
    }

    private static double ndcg(Question question) {
        return FirstPlaces.ndcg(
                question.items().stream().mapToDouble(Item::score).toArray(),
                question.items().stream().mapToDouble(Item::gain).toArray(),
                question.k());
    }
}
