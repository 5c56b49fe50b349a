package gradus.fundamentals.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class SampleSpaceTest {
    private static final SampleSpace<List<Integer>> TWO_DICE =
            SampleSpace.die(6).times(2);

    private static int sum(List<Integer> dice) {
        return dice.stream().mapToInt(Integer::intValue).sum();
    }

    /** By hand: 1 + 6, 2 + 5, 3 + 4 and back. */
    @Test
    void six_of_thirty_six_throws_of_two_dice_make_a_seven() {
        assertThat(TWO_DICE.size()).isEqualTo(36);
        assertThat(TWO_DICE.probability(dice -> sum(dice) == 7)).isEqualTo(new BigFraction(1, 6));
        SampleSpace<Integer> sums = TWO_DICE.map(SampleSpaceTest::sum);
        assertThat(sums.size()).isEqualTo(11);
        assertThat(sums.total()).isEqualTo(36);
        assertThat(sums.count(total -> total == 7)).isEqualTo(6);
    }

    /** Galileo, about 1620: of 216 throws of three dice 27 make a ten and 25 a nine. */
    @Test
    void ten_with_three_dice_is_likelier_than_nine() {
        SampleSpace<List<Integer>> three = SampleSpace.die(6).times(3);
        assertThat(three.count(dice -> sum(dice) == 10)).isEqualTo(27);
        assertThat(three.count(dice -> sum(dice) == 9)).isEqualTo(25);
    }

    @Test
    void evidence_takes_outcomes_away_and_leaves_the_counts_of_the_rest() {
        SampleSpace<List<Integer>> aSix = TWO_DICE.given(dice -> dice.contains(6));
        assertThat(aSix.total()).isEqualTo(11);
        assertThat(aSix.probability(dice -> sum(dice) == 12)).isEqualTo(new BigFraction(1, 11));
        assertThat(TWO_DICE.given(dice -> dice.get(0) == 6).probability(dice -> sum(dice) == 12))
                .isEqualTo(new BigFraction(1, 6));
        assertThat(TWO_DICE.total()).as("the space itself").isEqualTo(36);
    }

    @Test
    void a_seven_tells_nothing_of_the_first_die_and_an_eight_does() {
        Predicate<List<Integer>> first = dice -> dice.get(0) == 1;
        assertThat(TWO_DICE.independent(first, dice -> sum(dice) == 7)).isTrue();
        assertThat(TWO_DICE.independent(first, dice -> sum(dice) == 8)).isFalse();
        assertThat(TWO_DICE.independent(first, dice -> sum(dice) == 99))
                .as("never")
                .isTrue();
        assertThat(TWO_DICE.independent(first, dice -> true)).as("always").isTrue();
        assertThat(TWO_DICE.independent(first, dice -> dice.get(0) == 2))
                .as("exclusive events")
                .isFalse();
    }

    @Test
    void independent_dice_depend_on_each_other_once_their_sum_is_known() {
        Predicate<List<Integer>> first = dice -> dice.get(0) == 1;
        Predicate<List<Integer>> second = dice -> dice.get(1) == 1;
        assertThat(TWO_DICE.independent(first, second)).isTrue();
        assertThat(TWO_DICE.independentGiven(SampleSpaceTest::sum, first, second))
                .isFalse();
        assertThat(TWO_DICE.independentGiven(dice -> 0, first, second)).isTrue();
    }

    /** A fair and a trick coin, one of them drawn and thrown twice: the first head makes a second likelier. */
    @Test
    void throws_of_an_unknown_coin_are_independent_only_given_the_coin() {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        for (String first : List.of("head", "tail")) {
            for (String second : List.of("head", "tail")) {
                counts.put(List.of("fair", first, second), 16L);
                counts.put(
                        List.of("trick", first, second),
                        (first.equals("head") ? 7L : 1L) * (second.equals("head") ? 7L : 1L));
            }
        }
        SampleSpace<List<String>> coins = SampleSpace.counted(counts);
        Predicate<List<String>> first = coin -> coin.get(1).equals("head");
        Predicate<List<String>> second = coin -> coin.get(2).equals("head");
        assertThat(coins.independentGiven(coin -> coin.get(0), first, second)).isTrue();
        assertThat(coins.independent(first, second)).isFalse();
        assertThat(coins.given(first).probability(second).compareTo(coins.probability(second)))
                .isPositive();
    }

    @Test
    void enumeration_agrees_with_the_binomial_distribution() {
        SampleSpace<List<Integer>> five = SampleSpace.die(6).times(5);
        for (int sixes = 0; sixes <= 5; sixes++) {
            int wanted = sixes;
            double exact = five.probability(
                            dice -> dice.stream().filter(face -> face == 6).count() == wanted)
                    .doubleValue();
            assertThat(exact).isCloseTo(BinomialDistribution.of(5, 1 / 6.0).probability(sixes), within(1e-15));
        }
    }

    @Test
    void the_product_rule_and_the_rule_of_total_probability_hold_in_any_space() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 300; round++) {
            Map<Integer, Long> counts = new LinkedHashMap<>();
            for (int outcome = 0; outcome < 8; outcome++) {
                counts.put(outcome, random.nextLong(1, 1_000_000_000_000L));
            }
            SampleSpace<Integer> space = SampleSpace.counted(counts);
            Predicate<Integer> a = outcome -> (outcome & 1) == 0;
            Predicate<Integer> b = outcome -> (outcome & 2) == 0;
            BigFraction both = space.probability(a.and(b));
            assertThat(space.given(a).probability(b).multiply(space.probability(a)))
                    .isEqualTo(both);
            assertThat(both.add(space.probability(a.negate().and(b)))).isEqualTo(space.probability(b));
            assertThat(space.given(b).probability(a))
                    .as("Bayes' rule")
                    .isEqualTo(space.given(a)
                            .probability(b)
                            .multiply(space.probability(a))
                            .divide(space.probability(b)));
        }
    }

    @Test
    void outcomes_of_count_0_are_none() {
        SampleSpace<String> space = SampleSpace.counted(Map.of("never", 0L, "always", 3L));
        assertThat(space.size()).isEqualTo(1);
        assertThat(space.probability("never"::equals)).isEqualTo(BigFraction.ZERO);
        assertThat(SampleSpace.of(List.of("a", "b", "a")).probability("a"::equals))
                .isEqualTo(new BigFraction(2, 3));
    }

    @Test
    void what_is_no_sample_space_is_refused() {
        assertThatThrownBy(() -> SampleSpace.of(new ArrayList<>()))
                .hasMessage("outcomes must hold at least one that can happen, but held 0");
        assertThatThrownBy(() -> SampleSpace.of(null)).hasMessage("outcomes must be given, but was null");
        assertThatThrownBy(() -> SampleSpace.counted(Map.of("a", -1L)))
                .hasMessage("the count of a must be at least 0, but was -1");
        assertThatThrownBy(() -> SampleSpace.counted(Map.of("a", Long.MAX_VALUE, "b", 1L)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SampleSpace.die(0)).hasMessage("faces must be at least 1, but was 0");
        assertThatThrownBy(() -> TWO_DICE.given(dice -> sum(dice) == 13))
                .hasMessage("evidence must hold for at least one outcome, but held for none of 36");
        assertThatThrownBy(() -> TWO_DICE.times(24))
                .hasMessageStartingWith("outcomes must be at most 2000000 to be written out, but would be 2.24")
                .hasMessageEndingWith(": simulate instead");
        assertThatThrownBy(() -> TWO_DICE.times(0)).hasMessage("draws must be at least 1, but was 0");
    }
}
