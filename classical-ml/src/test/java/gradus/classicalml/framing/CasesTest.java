package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CasesTest {
    private static final Table PETS = Table.create(
            StringColumn.create("kind", "dog", "cat", "dog"),
            IntColumn.create("legs", 4, 4, 3),
            IntColumn.create("age", 7, 2, 5));
    private static final Matrix TWO = Matrix.of(new double[][] {{1}, {2}});

    @Test
    void classes_are_numbered_in_alphabetical_order_and_columns_in_the_order_asked_for() {
        Cases cases = Cases.ofClasses(PETS, "kind", List.of("age", "legs"));
        assertThat(cases.classes()).containsExactly("cat", "dog");
        assertThat(cases.labels()).containsExactly(1, 0, 1);
        assertThat(cases.targets()).containsExactly(1, 0, 1);
        assertThat(cases.features()).isEqualTo(Matrix.of(new double[][] {{7, 4}, {2, 4}, {5, 3}}));
        assertThat(cases.featureNames()).containsExactly("age", "legs");
        assertThat(cases).hasToString("3 cases: age, legs → kind");
    }

    @Test
    void a_number_is_a_target_without_labels() {
        Cases cases = Cases.ofNumbers(PETS, "age", List.of("legs"));
        assertThat(cases.targets()).containsExactly(7, 2, 5);
        assertThat(cases.targetName()).isEqualTo("age");
        assertThat(cases.classes()).isEmpty();
        assertThat(cases.size()).isEqualTo(3);
        assertThatThrownBy(cases::labels)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the target must be a class to have labels, but age is a number");
    }

    @Test
    void chosen_rows_keep_their_labels_and_the_numbering_of_the_classes() {
        Cases cases = Cases.ofClasses(PETS, "kind", List.of("age")).rowsAt(2, 0);
        assertThat(cases.features()).isEqualTo(Matrix.of(new double[][] {{5}, {7}}));
        assertThat(cases.labels()).containsExactly(1, 1);
        assertThat(cases.classes()).containsExactly("cat", "dog");
    }

    @Test
    void targets_cannot_be_changed_from_outside() {
        double[] targets = {1, 2};
        Cases cases = Cases.of(List.of("x"), TWO, "y", targets);
        targets[0] = 9;
        cases.targets()[1] = 9;
        assertThat(cases.targets()).containsExactly(1, 2);
    }

    @Test
    void a_gap_is_refused_with_its_row_and_column() {
        assertThatThrownBy(() -> Cases.ofClasses(DataSets.PENGUINS.table(), "species", List.of("body_mass_g")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("body_mass_g must have a value in every row")
                .hasMessageContaining("row 3");
        assertThatThrownBy(() -> Cases.ofClasses(DataSets.PENGUINS.table(), "sex", List.of("year")))
                .hasMessageContaining("sex must have a value in every row");
    }

    @Test
    void text_is_never_taken_for_numbers() {
        assertThatThrownBy(() -> Cases.ofNumbers(PETS, "age", List.of("kind")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column kind must hold numbers");
        assertThatThrownBy(() -> Cases.ofNumbers(PETS, "kind", List.of("age")))
                .hasMessageContaining("column kind must hold numbers");
    }

    @Test
    void features_of_another_shape_are_refused() {
        Cases cases = Cases.ofClasses(PETS, "kind", List.of("age"));
        assertThatThrownBy(() -> cases.with(Matrix.identity(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must be a 3 × 1 matrix, but were a 2 × 2 matrix");
        assertThatThrownBy(() -> cases.with(Matrix.identity(3))).hasMessageContaining("but were a 3 × 3 matrix");
    }

    @Test
    void what_does_not_fit_is_refused_by_name() {
        double[] y = {1, 2};
        assertThatThrownBy(() -> Cases.of(List.of("a"), Matrix.identity(2), "t", y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("featureNames must hold 2 names (one for each column of features), but held 1");
        assertThatThrownBy(() -> Cases.of(List.of("a", "a"), Matrix.identity(2), "t", y))
                .hasMessage("featureNames must differ, but were [a, a]");
        assertThatThrownBy(() -> Cases.of(List.of("a"), TWO, "t", new double[3]))
                .hasMessage("targets must hold 2 numbers (one for each row of features), but held 3");
        assertThatThrownBy(() -> Cases.of(List.of("a"), TWO, "t", new double[] {1, Double.NaN}))
                .hasMessage("targets[1] must be finite, but was NaN");
        assertThatThrownBy(() -> Cases.of(List.of("a"), null, "t", y))
                .hasMessage("features must be given, but was null");
    }
}
