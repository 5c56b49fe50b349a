package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static double sink;

    private static double[] values(int n) {
        return new Random(n).doubles(n).toArray();
    }

    private static final IntFunction<Runnable> SORT = n -> {
        double[] values = values(n);
        return () -> {
            double[] copy = values.clone();
            Arrays.sort(copy);
            sink += copy[0];
        };
    };

    private static final IntFunction<Runnable> COMPARE_ALL = n -> {
        double[] values = values(n);
        return () -> {
            int below = 0;
            for (double a : values) {
                for (double b : values) {
                    below += a < b ? 1 : 0;
                }
            }
            sink += below;
        };
    };

    @Test
    void sorting_grows_like_n() {
        Growth.ofTime("sorting n values", SORT).toBeAtMost(Growth.Order.LINEAR);
    }

    @Test
    @Tag("proof")
    void comparing_all_with_all_does_not() {
        Growth.ofTime("comparing n values", COMPARE_ALL).toBeAtMost(Growth.Order.QUADRATIC);
        assertThat(Said.failure(() -> Growth.ofTime("the ranks of n values", COMPARE_ALL)
                        .usually("Sort once.")
                        .toBeAtMost(Growth.Order.LINEAR)))
                .hasMessageMatching(
                        "the processor time of the ranks of n values should grow like n but was \\d+ times as"
                                + " much for n = 16,000 as for n = 1,000\n  Sort once\\.");
    }

    @Test
    void a_bound_that_is_broken_by_little_is_measured_until_it_is_certain() {
        IntFunction<Double> sorting = n -> n * Math.log(n);
        AtomicInteger asked = new AtomicInteger();
        IntFunction<Double> slowAtFirst =
                n -> n == 1000 || asked.incrementAndGet() > 8 ? sorting.apply(n) : 7 * sorting.apply(n);
        Growth.of("the cost of sorting", slowAtFirst).toBeAtMost(Growth.Order.LINEAR);
        assertThat(asked).hasValue(9);
        assertThat(Said.sentence(
                        () -> Growth.of("the cost", n -> Math.pow(n, 1.78)).toBeAtMost(Growth.Order.LINEAR)))
                .isEqualTo("the cost should grow like n but was 140 times as much for n = 16,000 as for n = 1,000");
    }

    @Test
    void a_small_size_measured_too_dear_excuses_nothing() {
        IntFunction<Double> pairs = n -> (double) n * n;
        AtomicInteger asked = new AtomicInteger();
        IntFunction<Double> smallIsDearOnce =
                n -> n == 1000 && asked.getAndIncrement() == 0 ? 1.8 * pairs.apply(n) : pairs.apply(n);
        assertThat(Said.sentence(() -> Growth.of("the cost", smallIsDearOnce).toBeAtMost(Growth.Order.LINEAR)))
                .contains("but was 260 times as much");
        assertThat(asked).hasValue(3);
    }

    @Test
    void what_does_not_depend_on_n_does_not_grow() {
        Growth.ofTime("a count of n", n -> () -> sink += Math.sqrt(n))
                .from(1_000_000)
                .toBeAtMost(Growth.Order.CONSTANT);
        assertThat(Said.sentence(() -> Growth.ofTime("a sum of n values", SORT).toBeAtMost(Growth.Order.CONSTANT)))
                .contains("should not grow with n but was");
    }

    @Test
    void memory_is_counted_garbage_included() {
        Growth.ofMemory("a sum of n values", n -> {
                    double[] values = values(n);
                    return () -> {
                        for (double v : values) {
                            sink += v;
                        }
                    };
                })
                .toBeAtMost(Growth.Order.CONSTANT);
        assertThat(Said.sentence(() -> Growth.ofMemory("a sum of n values", n -> () -> sink += values(n)[0])
                        .toBeAtMost(Growth.Order.CONSTANT)))
                .startsWith("the memory allocated for a sum of n values should not grow with n but was");
    }

    @Test
    void what_is_kept_is_counted_by_its_fields() {
        Growth.ofWhatIsKept("a mean of n values", n -> new double[] {n, 0.5}).toBeAtMost(Growth.Order.CONSTANT);
        assertThat(Said.sentence(() -> Growth.ofWhatIsKept("a filter that learned n mails", n -> {
                            List<Double> kept = new ArrayList<>();
                            for (double v : values(n)) {
                                kept.add(v);
                            }
                            return kept;
                        })
                        .from(100)
                        .toBeAtMost(Growth.Order.CONSTANT)))
                .isEqualTo(
                        "the number of values kept by a filter that learned n mails should not grow with n but was 16"
                                + " times as much for n = 1,600 as for n = 100");
    }

    @Test
    void a_size_that_cannot_be_doubled_is_refused() {
        assertThatThrownBy(() -> Growth.ofTime("x", SORT).from(0)).hasMessageContaining("n must be between 1 and");
    }
}
