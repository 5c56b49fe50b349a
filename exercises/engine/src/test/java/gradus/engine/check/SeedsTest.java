package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeedsTest {
    private static int[] draw(Random random) {
        return random.ints(10, 0, 1000).toArray();
    }

    @Test
    void a_generator_made_from_the_seed_passes() {
        Seeds.of("the draw", seed -> draw(new Random(seed))).allDiffering().toDecide();
    }

    @Test
    void a_generator_without_the_seed_is_caught() {
        assertThat(Said.failure(() -> Seeds.of("the draw of 10 rows", seed -> draw(new Random()))
                        .toDecide()))
                .hasMessageStartingWith("the draw of 10 rows, asked again with seed 7, should be ")
                .hasMessageContaining(", as the first time,")
                .hasMessageContaining("not made from the seed, or outlives the call");
    }

    @Test
    void a_generator_that_outlives_the_call_is_caught() {
        Random kept = new Random(1);
        assertThat(Said.cause(() -> Seeds.of("the draw", seed -> draw(kept))
                        .ifNotRepeated("It is kept in a field.")
                        .toDecide()))
                .isEqualTo("It is kept in a field.");
        AtomicInteger calls = new AtomicInteger();
        assertThat(Said.sentence(() -> Seeds.of(
                                "the draw", seed -> draw(new Random(seed + calls.getAndIncrement() / 5)))
                        .toDecide()))
                .startsWith("the draw, asked with seed 7 after other seeds,");
    }

    @Test
    void a_seed_of_zero_that_is_taken_for_none_is_caught() {
        assertThat(Said.sentence(() -> Seeds.of("the draw", seed -> draw(seed == 0 ? new Random() : new Random(seed)))
                        .toDecide()))
                .startsWith("the draw, asked again with seed 0,");
    }

    @Test
    void a_seed_that_is_ignored_is_caught() {
        assertThat(Said.failure(
                        () -> Seeds.of("the draw", seed -> draw(new Random(42))).toDecide()))
                .hasMessageStartingWith("the draw should depend on the seed, but is the same for 9 seeds\n")
                .hasMessageContaining("not made from the whole seed");
    }

    @Test
    void half_a_seed_is_caught_where_all_must_differ() {
        Seeds.of("the draw", seed -> draw(new Random(seed % 100))).toDecide();
        assertThat(Said.sentence(() -> Seeds.of("the draw", seed -> draw(new Random(seed % 100)))
                        .allDiffering()
                        .toDecide()))
                .isEqualTo("the draw should differ between two seeds, but is the same for 7 and 107");
        assertThat(Said.sentence(() -> Seeds.of("the draw", seed -> draw(new Random((int) seed)))
                        .ifIgnored("cut")
                        .allDiffering()
                        .toDecide()))
                .contains("the same for 7 and 4294967303");
    }
}
