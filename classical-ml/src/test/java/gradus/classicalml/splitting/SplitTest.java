package gradus.classicalml.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void both_sides_come_back_in_ascending_order() {
        Split split = Split.of(new int[] {5, 0, 3}, new int[] {4, 1});
        assertThat(split.train()).containsExactly(0, 3, 5);
        assertThat(split.test()).containsExactly(1, 4);
        assertThat(split).hasToString("3 training rows, 2 test rows");
    }

    @Test
    void what_a_caller_does_to_its_arrays_does_not_change_the_split() {
        int[] train = {0, 1};
        int[] test = {2};
        Split split = Split.of(train, test);
        train[0] = 9;
        test[0] = 9;
        split.train()[0] = 9;
        split.test()[0] = 9;
        assertThat(split.train()).containsExactly(0, 1);
        assertThat(split.test()).containsExactly(2);
    }

    @Test
    void a_training_side_can_be_split_again() {
        Split outer = Split.of(new int[] {1, 4, 6, 9}, new int[] {0, 2});
        Split inner = Split.of(new int[] {0, 3}, new int[] {2}).within(outer.train());
        assertThat(inner.train()).as("positions 0 and 3 of 1, 4, 6, 9").containsExactly(1, 9);
        assertThat(inner.test()).as("position 2 of 1, 4, 6, 9").containsExactly(6);
    }

    @Test
    void a_row_on_both_sides_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(new int[] {7, 2}, new int[] {3, 7}))
                .withMessage("a row must be on one side, but row 7 is on both");
    }

    @Test
    void a_row_named_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(new int[] {2, 5, 2}, new int[] {3}))
                .withMessage("train must name each row once, but named row 2 twice");
    }

    @Test
    void an_empty_or_missing_side_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(new int[] {1}, new int[0]))
                .withMessage("test must name at least one row, but was empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(null, new int[] {1}))
                .withMessage("train must be given, but was null");
    }

    @Test
    void a_negative_row_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(new int[] {0, -1}, new int[] {1}))
                .withMessage("train must name rows from 0, but named row -1");
    }

    @Test
    void too_few_rows_to_split_within_are_refused() {
        Split split = Split.of(new int[] {0, 1}, new int[] {2});
        assertThat(split.within(new int[] {10, 11, 12}).test()).containsExactly(12);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split.within(new int[] {10, 11}))
                .withMessage("rows must name at least 3 rows (this split's largest position is 2), but named 2");
    }
}
