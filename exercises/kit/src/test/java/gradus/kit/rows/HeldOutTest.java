package gradus.kit.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    @Test
    void folds_test_each_row_once() {
        List<boolean[]> folds = HeldOut.folds(7, 3);
        assertThat(folds.stream().map(HeldOut::rows))
                .containsExactly(new int[] {0, 1}, new int[] {2, 3}, new int[] {4, 5, 6});
        assertThatThrownBy(() -> HeldOut.folds(3, 4))
                .hasMessage("k must be between 2 and 3 (the number of rows), but was 4");
    }

    @Test
    void poison_reaches_marked_rows_only() {
        boolean[] isTest = HeldOut.mask(3, 1);
        assertThat(HeldOut.not(isTest)).containsExactly(true, false, true);
        Matrix features = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(HeldOut.poisoned(features, isTest, 9).toArray())
                .isDeepEqualTo(new double[][] {{1, 2}, {9, 9}, {5, 6}});
        assertThat(HeldOut.poisoned(List.of("a", "b", "c"), isTest, "?")).containsExactly("a", "?", "c");
    }
}
