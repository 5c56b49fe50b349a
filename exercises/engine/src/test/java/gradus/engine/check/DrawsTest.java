package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** One of four places, drawn by a shuffle. */
    private static List<Integer> shuffled(long seed) {
        List<Integer> places = new ArrayList<>(Draws.upTo(4));
        Collections.shuffle(places, new Random(seed));
        return places;
    }

    private static Draws.Shares<Integer> first(LongFunction<List<Integer>> draw) {
        return Draws.of(4000, draw)
                .each(
                        Draws.upTo(4),
                        place -> "place " + place + " comes first",
                        (drawn, place) -> drawn.get(0).equals(place));
    }

    @Test
    void a_fair_shuffle_passes() {
        first(DrawsTest::shuffled).toBeNear(0.25);
        assertThat(first(DrawsTest::shuffled).of(2)).isBetween(0.2, 0.3);
    }

    @Test
    void a_shuffle_in_which_nothing_may_stay_is_caught_by_the_place_that_never_comes() {
        LongFunction<List<Integer>> cyclic = seed -> {
            List<Integer> places = new ArrayList<>(Draws.upTo(4));
            Random random = new Random(seed);
            for (int i = 3; i > 0; i--) {
                Collections.swap(places, i, random.nextInt(i));
            }
            return places;
        };
        assertThat(Said.failure(() -> first(cyclic)
                        .ifNever("a row may stay where it is")
                        .ifAlwaysOrNever("never shuffled")
                        .toBeNear(0.25)))
                .hasMessage(
                        "the share of 4,000 seeds for which place 0 comes first, should be close to 0.25 (within 0.048,"
                                + " 7 standard errors) but was 0.0\n  a row may stay where it is");
    }

    @Test
    void what_was_never_shuffled_is_told_from_it() {
        assertThat(Said.cause(() -> first(seed -> Draws.upTo(4))
                        .ifNever("a row may stay where it is")
                        .ifAlwaysOrNever("never shuffled")
                        .toBeNear(0.25)))
                .isEqualTo("never shuffled");
    }

    @Test
    void a_small_bias_is_caught_and_guessed_at() {
        LongFunction<List<Integer>> biased = seed -> {
            List<Integer> places = shuffled(seed);
            return new Random(seed + 1).nextInt(10) == 0 ? Draws.upTo(4) : places;
        };
        assertThat(Said.failure(() -> first(biased).toBeNear(0.25)).guessed()).isTrue();
        assertThat(Said.cause(() -> first(biased).toBeNear(0.25))).contains("Collections.shuffle is fair");
        assertThat(Said.cause(() -> first(biased)
                        .whenAll(shares -> shares.get(0) > 0.3, "the first")
                        .toBeNear(0.25)))
                .isEqualTo("the first");
    }

    @Test
    void pairs_and_crossed_pairs_are_cases_too() {
        assertThat(Draws.pairs(List.of(0, 2, 3)))
                .containsExactly(new Draws.Pair(0, 2), new Draws.Pair(0, 3), new Draws.Pair(2, 3));
        assertThat(Draws.pairs(List.of(0, 2), List.of(1))).containsExactly(new Draws.Pair(0, 1), new Draws.Pair(2, 1));
        LongFunction<Integer> start = seed -> new Random(seed).nextInt(4);
        assertThat(Said.sentence(() -> Draws.of(3000, start)
                        .each(
                                Draws.pairs(Draws.upTo(4)),
                                pair -> "places " + pair.first() + " and " + pair.second() + " both come first",
                                (drawn, pair) -> List.of(drawn, (drawn + 1) % 4)
                                        .containsAll(List.of(pair.first(), pair.second())))
                        .toBeNear(1 / 6.0)))
                .contains("places 0 and 1 both come first");
    }

    @Test
    void a_certain_event_is_no_draw() {
        assertThatThrownBy(() -> first(DrawsTest::shuffled).toBeNear(1))
                .hasMessage("probability must be between 0 and 1, but was 1.0");
    }
}
