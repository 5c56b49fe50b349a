package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.descriptive.StratifiedRates.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StratifiedRatesTest {
    /** Charig et al. 1986, BMJ 292:879–882: kidney stones removed by open surgery (A) or through a small puncture (B). */
    private static final StratifiedRates STONES = new StratifiedRates(List.of(
            new Cell("A", "small", 81, 87),
            new Cell("A", "large", 192, 263),
            new Cell("B", "small", 234, 270),
            new Cell("B", "large", 55, 80)));

    @Test
    void two_strata_worked_out_by_hand() {
        StratifiedRates rates = new StratifiedRates(List.of(
                new Cell("new", "easy", 9, 10),
                new Cell("new", "hard", 30, 90),
                new Cell("old", "easy", 72, 90),
                new Cell("old", "hard", 3, 10)));
        assertThat(rates.crude("new")).isEqualTo(0.39);
        assertThat(rates.crude("old")).isEqualTo(0.75);
        // half of the 200 trials are easy: (0.9 + 1/3) / 2 and (0.8 + 0.3) / 2
        assertThat(rates.standardised("new")).isEqualTo(37 / 60.0, within(1e-15));
        assertThat(rates.standardised("old")).isEqualTo(0.55, within(1e-15));
        // spread as new is, a tenth easy: 0.1 · 0.8 + 0.9 · 0.3; and new spread as itself is its pooled rate
        assertThat(rates.standardisedTo("new", "old")).isEqualTo(0.35, within(1e-15));
        assertThat(rates.standardisedTo("new", "new")).isEqualTo(0.39, within(1e-15));
    }

    @Test
    void the_published_kidney_stone_rates_reverse() {
        assertThat(STONES.strata()).containsExactly("large", "small");
        assertThat(STONES.crude("A")).isEqualTo(0.78, within(0.005)); // the paper's table: 78%, 83%
        assertThat(STONES.crude("B")).isEqualTo(0.83, within(0.005));
        assertThat(STONES.within("A", "small")).isEqualTo(0.93, within(0.005)); // 93%, 73%, 87%, 69%
        assertThat(STONES.within("A", "large")).isEqualTo(0.73, within(0.005));
        assertThat(STONES.within("B", "small")).isEqualTo(0.87, within(0.005));
        assertThat(STONES.within("B", "large")).isEqualTo(0.69, within(0.005));
        assertThat(STONES.standardised("A"))
                .isEqualTo(0.832, within(0.001)); // Peters, Janzing, Schölkopf 2017, chapter 6
        assertThat(STONES.standardised("B")).isEqualTo(0.779, within(0.001)); // 0.782 there, from rounded rates
    }

    @Test
    void groups_with_equal_rates_in_every_stratum_are_equal_once_standardised() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 100; round++) {
            List<Cell> cells = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                long success = random.nextLong(1, 10);
                long a = random.nextLong(1, 50);
                long b = random.nextLong(1, 50);
                cells.add(new Cell("a", "stratum " + k, a * success, a * 10));
                cells.add(new Cell("b", "stratum " + k, b * success, b * 10));
            }
            StratifiedRates rates = new StratifiedRates(cells);
            assertThat(rates.standardised("a"))
                    .isEqualTo(rates.standardised("b"), within(1e-12))
                    .isBetween(0.1, 0.9);
        }
    }

    @Test
    void a_group_spread_as_everyone_keeps_its_crude_rate() {
        StratifiedRates alone = new StratifiedRates(List.of(new Cell("a", "x", 1, 4), new Cell("a", "y", 5, 6)));
        assertThat(alone.standardised("a")).isEqualTo(alone.crude("a"), within(1e-15));
    }

    @Test
    void cells_of_one_group_and_stratum_add_up() {
        StratifiedRates rates = new StratifiedRates(List.of(new Cell("a", "x", 1, 4), new Cell("a", "x", 2, 2)));
        assertThat(rates.within("a", "x")).isEqualTo(0.5);
        assertThat(rates.strata()).containsExactly("x");
    }

    @Test
    void where_a_group_never_tried_its_rate_is_unknown() {
        StratifiedRates rates = new StratifiedRates(List.of(
                new Cell("a", "x", 1, 4),
                new Cell("b", "x", 1, 2),
                new Cell("b", "y", 3, 4),
                new Cell("c", "x", 0, 0)));
        assertThat(rates.within("a", "y")).isNaN();
        assertThat(rates.standardised("a")).isNaN();
        assertThat(rates.crude("c")).isNaN();
        assertThat(rates.standardised("b")).isEqualTo((6 * 0.5 + 4 * 0.75) / 10, within(1e-15));
    }

    @Test
    void bad_input_is_refused_by_name() {
        refuses(() -> new StratifiedRates(null), "cells must hold at least one cell, but were null");
        refuses(() -> new StratifiedRates(List.of()), "cells must hold at least one cell, but were []");
        refuses(() -> new Cell(null, "x", 1, 2), "group must be given, but was null");
        refuses(() -> new Cell("a", null, 1, 2), "stratum must be given, but was null");
        refuses(() -> new Cell("a", "x", 3, 2), "successes must be between 0 and 2 (the trials), but was 3");
        refuses(() -> new Cell("a", "x", -1, 2), "successes must be between 0 and 2 (the trials), but was -1");
        refuses(() -> new Cell("a", "x", 0, -1), "successes must be between 0 and -1 (the trials), but was 0");
        refuses(() -> STONES.crude("C"), "group must be one of [A, B], but was C");
        refuses(() -> STONES.standardised("C"), "group must be one of [A, B], but was C");
        refuses(() -> STONES.within("C", "small"), "group must be one of [A, B], but was C");
        refuses(() -> STONES.within("A", "tiny"), "stratum must be one of [large, small], but was tiny");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
