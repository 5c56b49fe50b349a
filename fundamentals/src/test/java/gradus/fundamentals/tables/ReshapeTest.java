package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReshapeTest {
    private final Table wide = Table.create(
            "wide",
            StringColumn.create("id", "p", "q"),
            IntColumn.create("y2007", new int[] {1, Integer.MIN_VALUE}),
            IntColumn.create("y2008", new int[] {3, 4}));

    @Test
    void longer_makes_one_row_of_each_cell_and_keeps_types_and_gaps() {
        Table narrow = Reshape.longer(wide, List.of("id"), "year", "birds");
        assertThat(narrow.columnNames()).containsExactly("id", "year", "birds");
        assertThat(narrow.stringColumn("id").asList()).containsExactly("p", "p", "q", "q");
        assertThat(narrow.stringColumn("year").asList()).containsExactly("y2007", "y2008", "y2007", "y2008");
        assertThat(narrow.intColumn("birds").asList()).containsExactly(1, 3, null, 4);
    }

    @Test
    void tablesaw_melts_whole_numbers_into_doubles() {
        Table melted = wide.melt(List.of("id"), List.of(wide.intColumn("y2007"), wide.intColumn("y2008")), false);
        assertThat(melted.column("value").type()).isEqualTo(ColumnType.DOUBLE);
    }

    @Test
    void wider_is_longer_backwards() {
        Table back =
                Reshape.wider(Reshape.longer(wide, List.of("id"), "year", "birds"), List.of("id"), "year", "birds");
        assertThat(back.print()).isEqualTo(wide.print());
        Table days = Table.create(
                "days",
                StringColumn.create("id", "p"),
                DateColumn.create("a", LocalDate.EPOCH),
                DateColumn.create("b"));
        days.dateColumn("b").appendMissing();
        Table there = Reshape.longer(days, List.of("id"), "what", "day");
        assertThat(Reshape.wider(there, List.of("id"), "what", "day").print()).isEqualTo(days.print());
    }

    @Test
    void what_somebody_lacks_is_missing() {
        Table narrow = Table.create(
                "narrow",
                StringColumn.create("id", "p", "q", "q"),
                StringColumn.create("what", "a", "b", "a"),
                IntColumn.create("v", new int[] {1, 2, 3}));
        Table out = Reshape.wider(narrow, List.of("id"), "what", "v");
        assertThat(out.intColumn("a").asList()).containsExactly(1, 3);
        assertThat(out.intColumn("b").asList()).containsExactly(null, 2);
    }

    @Test
    void two_values_for_one_cell_are_refused_where_tablesaw_drops_one() {
        Table narrow = Table.create(
                "narrow",
                StringColumn.create("id", "p", "p"),
                StringColumn.create("variable", "a", "a"),
                IntColumn.create("value", new int[] {1, 2}).asDoubleColumn().setName("value"));
        assertThatThrownBy(() -> Reshape.wider(narrow, List.of("id"), "variable", "value"))
                .hasMessage("id and variable must name each row of narrow, but [p, a] names 2");
        Table cast = narrow.cast();
        assertThat(cast.rowCount()).isEqualTo(1);
        assertThat(cast.column("a").asList().toString()).isEqualTo("[1.0]");
    }

    @Test
    void a_new_column_with_the_name_of_another_is_refused() {
        assertThatThrownBy(() -> Reshape.longer(wide, List.of("id"), "ID", "birds"))
                .hasMessage("names must differ from the columns [id], but was ID");
        assertThatThrownBy(() -> Reshape.longer(wide, List.of("id"), "year", "year"))
                .hasMessage("values must differ from the columns [year], but was year");
        Table narrow = Table.create(
                "narrow",
                StringColumn.create("id", "p"),
                StringColumn.create("what", "id"),
                IntColumn.create("v", new int[] {1}));
        assertThatThrownBy(() -> Reshape.wider(narrow, List.of("id"), "what", "v"))
                .hasMessage("the name of a column must differ from the columns [id], but was id");
        Table cases = Table.create(
                "cases",
                StringColumn.create("id", "p", "p"),
                StringColumn.create("what", "a", "A"),
                IntColumn.create("v", new int[] {1, 2}));
        assertThatThrownBy(() -> Reshape.wider(cases, List.of("id"), "what", "v"))
                .hasMessage("the name of a column must differ from the columns [id, a], but was A");
    }

    @Test
    void columns_that_cannot_be_measured_together_are_refused() {
        assertThatThrownBy(() -> Reshape.longer(DataSets.PENGUINS.table(), List.of("species"), "what", "value"))
                .hasMessage(
                        "the measured columns must be of one type, but island was STRING and bill_length_mm DOUBLE");
        assertThatThrownBy(() -> Reshape.longer(wide, List.of("id", "y2007", "y2008"), "year", "birds"))
                .hasMessageContaining("ids must leave columns to measure");
        Table nameless = Table.create(
                "n", StringColumn.create("id", "p"), StringColumn.create("what", ""), IntColumn.create("v", new int[] {1
                }));
        assertThatThrownBy(() -> Reshape.wider(nameless, List.of("id"), "what", "v"))
                .hasMessage("what must have a value in each row, but had none for [p]");
    }
}
