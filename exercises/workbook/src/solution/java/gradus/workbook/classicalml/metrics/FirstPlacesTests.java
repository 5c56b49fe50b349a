package gradus.workbook.classicalml.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Write the tests that exercise 3 should have had.
 *
 * <p>A colleague is writing {@link FirstPlaces} for your team and has only its Javadoc to go by, so test what that Javadoc promises and nothing else. Your tests
 * are run on our solution and on other right answers, which must pass, and on known mistakes, of which as many as possible must fail. You get points for
 * the mistakes found; a test that refuses a right answer loses them all.
 *
 * <p>Each method with {@code @Test} is one test. Use JUnit's {@code assertEquals(expected, actual, tolerance)}, {@code assertThrows}, or AssertJ. Numbers that are
 * rounded need a tolerance: right answers may differ in the last digits. In your IDE the tests run on your own {@code FirstPlaces}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/metrics.md">classical-ml/docs/metrics.md</a>
 */
class FirstPlacesTests {
    private static final double CLOSE = 1e-9;

    /** The discount of a place, counted from 1. */
    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 1);
    }

    // begin solution: your tests
    @Test
    void three_items_in_mixed_order() {
        double best = 3 + 2 * discount(2);
        assertEquals(
                3 * discount(2) / best, FirstPlaces.ndcg(new double[] {1, 9, 5}, new double[] {2, 0, 3}, 2), CLOSE);
    }

    @Test
    void the_best_order_is_cut_at_k() {
        assertEquals(1, FirstPlaces.ndcg(new double[] {3, 2, 1}, new double[] {3, 2, 1}, 1), CLOSE);
    }

    @Test
    void k_past_the_end_takes_the_whole_list() {
        double expected = (1 + 2 * discount(2)) / (2 + discount(2));
        assertEquals(expected, FirstPlaces.ndcg(new double[] {2, 1}, new double[] {1, 2}, 5), CLOSE);
    }

    @Test
    void tied_items_share_their_places_in_either_order() {
        double expected = (1 + discount(2)) / 2;
        assertEquals(expected, FirstPlaces.ndcg(new double[] {7, 7}, new double[] {1, 0}, 2), CLOSE);
        assertEquals(expected, FirstPlaces.ndcg(new double[] {7, 7}, new double[] {0, 1}, 2), CLOSE);
    }

    @Test
    void a_tie_across_k_counts_all_of_its_items() {
        assertEquals(1 / 2.0, FirstPlaces.ndcg(new double[] {7, 7}, new double[] {0, 1}, 1), CLOSE);
    }

    @Test
    void nothing_to_find_has_no_score() {
        assertEquals(Double.NaN, FirstPlaces.ndcg(new double[] {2, 1}, new double[2], 1));
    }

    @Test
    void k_of_0_is_refused() {
        try {
            FirstPlaces.ndcg(new double[] {1}, new double[] {1}, 0);
        } catch (IllegalArgumentException refused) {
            return;
        }
        throw new AssertionError("k of 0 should be refused");
    }

    @Test
    void the_gains_stay_in_their_order() {
        double[] gains = {2, 0, 1};
        FirstPlaces.ndcg(new double[] {1, 2, 3}, gains, 3);
        assertEquals(2, gains[0]);
        assertEquals(0, gains[1]);
    }
    // instead of
    // @Test
    // void the_best_item_first() {
    //     todo("compare the NDCG@1 of two items with what it should be; then add tests for what this one cannot find");
    // }
    // end solution
}
