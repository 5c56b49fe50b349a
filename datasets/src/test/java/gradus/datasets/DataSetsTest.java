package gradus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.card.DataFile;
import gradus.datasets.card.TableFile;
import gradus.datasets.table.ColumnSpec;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

@Tag("proof")
class DataSetsTest {
    static List<DataSet> all() {
        return DataSets.all();
    }

    @Test
    void every_constant_is_listed_under_its_own_name() throws IllegalAccessException {
        List<DataSet> constants = new ArrayList<>();
        for (Field field : DataSets.class.getFields()) {
            DataSet set = (DataSet) field.get(null);
            assertThat(field.getName()).isEqualTo(set.name().toUpperCase(Locale.ROOT));
            assertThat(DataSets.named(set.name())).isSameAs(set);
            constants.add(set);
        }
        assertThat(DataSets.all()).containsExactlyInAnyOrderElementsOf(constants);
        assertThat(DataSets.all()).isSortedAccordingTo(Comparator.comparing(DataSet::name));
    }

    @Test
    void an_unknown_name_is_answered_with_the_names_there_are() {
        assertThatThrownBy(() -> DataSets.named("penguin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name must be one of [air_passengers, ames, anscombe")
                .hasMessageEndingWith("but was penguin");
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_table_holds_what_its_card_promises(DataSet set) {
        for (DataFile promised : set.files()) {
            if (!(promised instanceof TableFile file)) {
                assertThat(set.bytes(promised.name())).hasSize((int) promised.bytes());
                continue;
            }
            Table table = set.table(file.name());
            assertThat(table.rowCount()).isEqualTo(file.rows());
            assertThat(table.columnNames())
                    .containsExactlyElementsOf(
                            file.columns().stream().map(ColumnSpec::name).toList());
            for (ColumnSpec column : file.columns()) {
                assertThat(table.column(column.name()).type())
                        .isEqualTo(column.type().newColumn("same").type());
                assertThat(table.column(column.name()).countMissing()).isEqualTo(column.missing());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_card_states_what_a_reader_must_know(DataSet set) {
        assertThat(set.title()).isNotBlank();
        assertThat(set.about()).isNotBlank();
        assertThat(set.licence()).isNotBlank();
        assertThat(set.source()).isNotBlank();
        assertThat(set.citation()).isNotBlank();
        set.target().ifPresent(target -> assertThat(set.table().columnNames()).contains(target));
    }

    @Test
    void a_table_is_the_readers_own() {
        DataSets.ANSCOMBE.table().clear();
        assertThat(DataSets.ANSCOMBE.table().rowCount()).isEqualTo(11);
    }

    @Test
    void anscombes_four_pairs_share_the_statistics_he_published() {
        Table quartet = DataSets.ANSCOMBE.table();
        for (int i = 1; i <= 4; i++) {
            NumericColumn<?> x = quartet.numberColumn("x" + i);
            NumericColumn<?> y = quartet.numberColumn("y" + i);
            assertThat(x.mean()).isEqualTo(9); // Anscombe 1973, page 17
            assertThat(y.mean()).isEqualTo(7.5, within(0.002));
            assertThat(x.variance() * 10).isEqualTo(110);
            assertThat(Math.pow(x.pearsons(y), 2)).isEqualTo(0.667, within(0.001));
        }
    }

    @Test
    void berkeley_admitted_44_percent_of_men_and_30_percent_of_women() {
        Table counts = DataSets.UCB_ADMISSIONS.table();
        assertThat(counts.intColumn("count").sum()).isEqualTo(4526); // R, help page UCBAdmissions
        assertThat(admitted(counts, "Male")).isEqualTo(1198.0 / 2691); // the marginal table in that page's example
        assertThat(admitted(counts, "Female")).isEqualTo(557.0 / 1835);
    }

    @Test
    void one_of_the_two_hundred_has_weight_and_height_swapped() {
        Table adults = DataSets.DAVIS.table();
        assertThat(adults.stringColumn("sex").countOccurrences("F")).isEqualTo(112); // R, carData, help page Davis
        assertThat(adults.where(adults.intColumn("height").isLessThan(100)).intColumn("weight"))
                .containsExactly(166);
    }

    private static double admitted(Table counts, String gender) {
        Table group = counts.where(counts.stringColumn("gender").isEqualTo(gender));
        Table yes = group.where(group.stringColumn("admit").isEqualTo("Admitted"));
        return yes.intColumn("count").sum() / group.intColumn("count").sum();
    }
}
