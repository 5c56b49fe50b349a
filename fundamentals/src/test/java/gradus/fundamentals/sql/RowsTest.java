package gradus.fundamentals.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Rows TWO = new Rows(
            List.of("city", "n", "mean"), List.of(Arrays.asList("Bath", 5L, 1.5), Arrays.asList("Bude", 12L, null)));

    @Test
    void a_column_is_found_by_its_name() {
        assertThat(TWO.column("n")).containsExactly(5L, 12L);
        assertThat(TWO.column("mean")).containsExactly(1.5, null);
        assertThat(TWO.numbers("mean")).containsExactly(1.5, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.column("m"))
                .withMessage("column must be one of [city, n, mean], but was m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rows(List.of("a", "a"), List.of()).column("a"))
                .withMessage("column must be a name that one column has, but two have a");
    }

    @Test
    void one_value_is_asked_of_one_row_and_one_column() {
        assertThat(new Rows(List.of("n"), List.of(List.of(3L))).value()).isEqualTo(3L);
        assertThatIllegalStateException()
                .isThrownBy(TWO::value)
                .withMessage("the result must have one row and one column, but had 2 and 3");
    }

    @Test
    void a_row_is_as_wide_as_the_names() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rows(List.of("a", "b"), List.of(List.of(1L))))
                .withMessage("row 0 must hold 2 values (one for each column), but held 1");
    }

    @Test
    void rows_are_copied() {
        List<Object> row = new ArrayList<>(List.of(1L));
        Rows rows = new Rows(List.of("a"), List.of(row));
        row.set(0, 2L);
        assertThat(rows.value()).isEqualTo(1L);
    }

    @Test
    void a_table_for_people_lines_numbers_up() {
        assertThat(TWO).hasToString("city   n  mean\nBath   5  1.50\nBude  12  NULL");
        Rows time = new Rows(List.of("t"), List.of(List.of(LocalDateTime.of(2001, 1, 2, 3, 4))));
        assertThat(time).hasToString("t\n2001-01-02 03:04");
        assertThat(new Rows(List.of("a", "b"), List.of())).hasToString("a  b");
    }
}
