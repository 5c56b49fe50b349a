package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final double GAP = Double.NaN;
    private static final Features TWO =
            new Features(List.of("a", "b"), Matrix.of(new double[] {1, 2}, new double[] {3, GAP}));

    @Test
    void columns_stand_beside_each_other_and_are_known_by_name() {
        Features three = TWO.beside(Features.of("c", 5, 6));

        assertThat(three.names()).containsExactly("a", "b", "c");
        assertThat(three.column("c")).containsExactly(5, 6);
        assertThat(three.columnsAt(2, 0).names()).containsExactly("c", "a");
        assertThat(three.rowsAt(1).column("a")).containsExactly(3);
        assertThat(three).hasToString("2 × 3: a, b, c");
    }

    @Test
    void names_and_values_must_fit() {
        Matrix values = Matrix.of(new double[] {1, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Features(List.of("a"), values))
                .withMessage("names must hold 2 names (one for each column of values), but held 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Features(List.of("a", "a"), values))
                .withMessage("names must differ, but were [a, a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.of("a", GAP, Double.NEGATIVE_INFINITY))
                .withMessage("feature a must be finite or a gap, but was -Infinity in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.beside(Features.of("c", 1)))
                .withMessage("these features and others must be of one length, but held 2 and 1 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.column("c"))
                .withMessage("name must be one of [a, b], but was c");
    }

    @Test
    void a_gap_does_not_become_a_case() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.toCases("y", new double[] {1, 2}))
                .withMessage("feature b must have no gap here, but has one in row 1: impute first");
        assertThat(TWO.rowsAt(0).toCases("y", new double[] {1})).hasToString("1 cases: a, b → y");
    }
}
