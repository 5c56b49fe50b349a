package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LabelledRowsTest {
    private static final Table PETS = Table.create(
            StringColumn.create("kind", "dog", "cat", "dog"),
            IntColumn.create("legs", 4, 4, 3),
            IntColumn.create("age", 7, 2, 5));

    @Test
    void classes_are_numbered_in_alphabetical_order_and_columns_in_the_order_asked_for() {
        LabelledRows rows = LabelledRows.of(PETS, "kind", List.of("age", "legs"));
        assertThat(rows.classes()).containsExactly("cat", "dog");
        assertThat(rows.labels()).containsExactly(1, 0, 1);
        assertThat(rows.X()).isEqualTo(Matrix.of(new double[][] {{7, 4}, {2, 4}, {5, 3}}));
        assertThat(rows.features()).containsExactly("age", "legs");
    }

    @Test
    void chosen_rows_keep_their_labels_and_the_numbering_of_the_classes() {
        LabelledRows rows = LabelledRows.of(PETS, "kind", List.of("age")).rowsAt(2, 0);
        assertThat(rows.X()).isEqualTo(Matrix.of(new double[][] {{5}, {7}}));
        assertThat(rows.labels()).containsExactly(1, 1);
        assertThat(rows.classes()).containsExactly("cat", "dog");
    }

    @Test
    void labels_cannot_be_changed_from_outside() {
        LabelledRows rows = LabelledRows.of(PETS, "kind", List.of("age"));
        rows.labels()[0] = 9;
        assertThat(rows.labels()).containsExactly(1, 0, 1);
    }

    @Test
    void a_gap_is_refused_with_its_row_and_column() {
        assertThatThrownBy(() -> LabelledRows.of(DataSets.PENGUINS.table(), "species", List.of("body_mass_g")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table must have no gap in the columns taken, but row 3 has no value in body_mass_g: "
                        + "leave such rows out or fill them, and say so");
        assertThatThrownBy(() -> LabelledRows.of(DataSets.PENGUINS.table(), "sex", List.of("year")))
                .hasMessageContaining("row 3 has no value in sex");
    }

    @Test
    void features_of_another_shape_are_refused() {
        LabelledRows rows = LabelledRows.of(PETS, "kind", List.of("age"));
        assertThatThrownBy(() -> rows.with(Matrix.identity(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must be a 3 × 1 matrix, but were a 2 × 2 matrix");
        assertThatThrownBy(() -> rows.with(Matrix.identity(3))).hasMessageContaining("but were a 3 × 3 matrix");
    }
}
