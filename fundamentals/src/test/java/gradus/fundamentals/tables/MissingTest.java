package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import gradus.fundamentals.tables.Missing.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class MissingTest {
    private final Table table =
            Table.create("t", StringColumn.create("g", "a", "b", "a", ""), IntColumn.create("v", new int[] {
                1, Integer.MIN_VALUE, Integer.MIN_VALUE, 4
            }));

    @Test
    void each_column_in_each_group_worked_out_by_hand() {
        assertThat(Missing.by(table, "g"))
                .containsExactly(new Share("v", "a", 1, 2), new Share("v", "b", 1, 1), new Share("v", "", 0, 1));
        assertThat(new Share("v", "a", 1, 2).share()).isEqualTo(0.5);
        assertThat(Missing.by(table.emptyCopy(), "g")).isEmpty();
        assertThatThrownBy(() -> Missing.by(table, "h")).hasMessage("the column of t must be one of [g, v], but was h");
    }

    @Test
    void patterns_count_every_row_once() {
        assertThat(Missing.patterns(table)).isEqualTo(Map.of(List.of(), 1, List.of("v"), 2, List.of("g"), 1));
        assertThat(Missing.patterns(table).keySet().iterator().next()).isEqualTo(List.of("v"));
    }

    @Test
    void of_eleven_penguins_without_a_sex_two_lack_every_measurement() {
        Map<List<String>, Integer> patterns = Missing.patterns(DataSets.PENGUINS.table());
        assertThat(patterns)
                .isEqualTo(Map.of(
                        List.of(),
                        333,
                        List.of("sex"),
                        9,
                        List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"),
                        2));
    }

    @Test
    void the_shares_of_a_column_add_up_to_what_tablesaw_counts() {
        Table penguins = DataSets.PENGUINS.table();
        for (String by : List.of("species", "island", "year", "sex")) {
            for (String column : penguins.columnNames()) {
                int sum = Missing.by(penguins, by).stream()
                        .filter(share -> share.column().equals(column))
                        .mapToInt(Share::missing)
                        .sum();
                assertThat(sum)
                        .isEqualTo(
                                column.equals(by) ? 0 : penguins.column(column).countMissing());
            }
        }
    }
}
