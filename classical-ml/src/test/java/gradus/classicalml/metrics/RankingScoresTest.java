package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingScoresTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] SCORES = {.9, .8, .8, .5, .5, .2};
    private static final double[] GAINS = {3, 0, 2, 1, 0, 2};

    /** ndcg_score of scikit-learn 1.2.1; k = 2 ends within a tie. */
    @Test
    void ndcg_is_that_of_scikit_learn() {
        int[] k = {1, 2, 3, 4, 6, 9};
        double[] expected = {
            1, 0.8519590445170674, 0.7850703250369508, 0.7635029418901017, 0.9226307484521659, 0.9226307484521659
        };
        for (int i = 0; i < k.length; i++) {
            assertThat(RankingScores.ndcgAt(k[i], SCORES, GAINS)).isCloseTo(expected[i], CLOSE);
        }
    }

    @Test
    void recall_and_precision_of_the_first_places_are_those_counted_by_hand() {
        int[] labels = {1, 0, 1, 1, 0, 0};
        assertThat(RankingScores.recallAt(1, SCORES, labels)).isCloseTo(1 / 3.0, CLOSE);
        assertThat(RankingScores.recallAt(2, SCORES, labels))
                .as("1 and half of the tied one")
                .isCloseTo(1.5 / 3, CLOSE);
        assertThat(RankingScores.precisionAt(2, SCORES, labels)).isCloseTo(1.5 / 2, CLOSE);
        assertThat(RankingScores.recallAt(99, SCORES, labels)).isCloseTo(1, CLOSE);
        assertThat(RankingScores.precisionAt(99, SCORES, labels))
                .as("of all six")
                .isCloseTo(3 / 6.0, CLOSE);
    }

    @Test
    void a_tie_scores_the_mean_of_its_orders() {
        double[] scores = {2, 1, 1, 1, 0};
        double[] gains = {0, 3, 1, 0, 2};
        for (int k = 1; k <= 5; k++) {
            double sum = 0;
            int orders = 0;
            for (int[] order : permutations(3)) {
                double[] apart = scores.clone();
                for (int i = 0; i < 3; i++) {
                    apart[1 + i] += order[i] / 10.0;
                }
                sum += RankingScores.ndcgAt(k, apart, gains);
                orders++;
            }
            assertThat(RankingScores.ndcgAt(k, scores, gains)).isCloseTo(sum / orders, CLOSE);
        }
    }

    private static List<int[]> permutations(int n) {
        if (n == 1) {
            return List.of(new int[1]);
        }
        List<int[]> all = new ArrayList<>();
        for (int[] shorter : permutations(n - 1)) {
            for (int place = 0; place < n; place++) {
                List<Integer> longer = new ArrayList<>();
                for (int i : shorter) {
                    longer.add(i);
                }
                longer.add(place, n - 1);
                all.add(longer.stream().mapToInt(i -> i).toArray());
            }
        }
        return all;
    }

    @Test
    void the_best_order_scores_one_and_the_order_of_items_does_not_matter() {
        Random random = new Random(4);
        for (int trial = 0; trial < 200; trial++) {
            double[] gains = random.doubles(8).map(g -> Math.floor(g * 4)).toArray();
            gains[0] = 1;
            double[] scores = random.doubles(8).map(s -> Math.floor(s * 4)).toArray();
            int k = 1 + random.nextInt(9);
            double ndcg = RankingScores.ndcgAt(k, scores, gains);
            assertThat(ndcg).isBetween(0.0, 1 + 1e-12);
            assertThat(RankingScores.ndcgAt(k, gains, gains)).isCloseTo(1, CLOSE);
            List<Integer> order = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
            Collections.shuffle(order, random);
            double[] otherScores = order.stream().mapToDouble(i -> scores[i]).toArray();
            double[] otherGains = order.stream().mapToDouble(i -> gains[i]).toArray();
            assertThat(RankingScores.ndcgAt(k, otherScores, otherGains)).isCloseTo(ndcg, CLOSE);
        }
    }

    @Test
    void nothing_to_find_has_no_score() {
        assertThat(RankingScores.recallAt(2, SCORES, new int[6])).isNaN();
        assertThat(RankingScores.ndcgAt(2, SCORES, new double[6])).isNaN();
        assertThat(RankingScores.precisionAt(2, SCORES, new int[6])).isZero();
    }

    @Test
    void gains_may_be_as_large_and_as_small_as_numbers_are() {
        double[] scores = {3, 2, 1};
        double[] large = {1e308, 0, 1.6e308};
        assertThat(RankingScores.ndcgAt(1, scores, large)).isCloseTo(1 / 1.6, CLOSE);
        assertThat(RankingScores.ndcgAt(3, scores, large))
                .isCloseTo(RankingScores.ndcgAt(3, scores, new double[] {10, 0, 16}), CLOSE);
        assertThat(RankingScores.ndcgAt(1, new double[3], new double[] {Double.MIN_VALUE, 0, 0}))
                .isCloseTo(1 / 3.0, CLOSE);
    }

    @Test
    void what_cannot_be_ranked_is_refused() {
        assertThatThrownBy(() -> RankingScores.recallAt(0, SCORES, new int[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 1, but was 0");
        assertThatThrownBy(() -> RankingScores.precisionAt(1, SCORES, new int[5]))
                .hasMessage("labels must hold 6 numbers (one for each case), but held 5");
        assertThatThrownBy(() -> RankingScores.ndcgAt(1, SCORES, new double[5]))
                .hasMessage("gains must hold 6 numbers (one for each item), but held 5");
        assertThatThrownBy(() -> RankingScores.ndcgAt(1, new double[] {1, 2}, new double[] {1, -1}))
                .hasMessage("gains[1] must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> RankingScores.ndcgAt(1, new double[] {Double.NaN}, new double[1]))
                .hasMessage("scores[0] must be finite, but was NaN");
        assertThatThrownBy(() -> RankingScores.ndcgAt(1, new double[0], new double[0]))
                .hasMessage("scores must hold at least 1 number, but held 0");
    }
}
