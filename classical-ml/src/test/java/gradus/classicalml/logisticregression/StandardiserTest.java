package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Test;

class StandardiserTest {
    @Test
    void a_column_of_one_and_three_becomes_minus_one_and_one() {
        Matrix X = Matrix.of(new double[][] {{1, 50}, {3, 10}});
        Standardiser scale = Standardiser.fit(X);
        assertThat(scale.transform(X)).isEqualTo(Matrix.of(new double[][] {{-1, 1}, {1, -1}}));
        assertThat(scale.transform(new double[] {5, 30})).containsExactly(3, 0); // (5 - 2) / 1, (30 - 30) / 20
    }

    @Test
    void what_cannot_be_scaled_is_refused_with_its_place() {
        Matrix constant = Matrix.of(new double[][] {{1, 4}, {3, 4}});
        assertThatThrownBy(() -> Standardiser.fit(constant))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 1 must hold at least two different values to be scaled, but all were 4.0");
        Matrix missing = Matrix.of(new double[][] {{1, 4}, {Double.NaN, 3}});
        assertThatThrownBy(() -> Standardiser.fit(missing))
                .hasMessage("features must be finite, but row 1, column 0 was NaN");
        Standardiser scale = Standardiser.fit(Matrix.of(new double[][] {{1, 5}, {3, 4}}));
        assertThatThrownBy(() -> scale.transform(new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must be 2 (as fitted), but were 1");
    }
}
