package gradus.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;

class DescribeTest {
    static List<DataSet> all() {
        return DataSets.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_set_can_be_described_with_all_that_is_known_of_it(DataSet set) {
        String text = Describe.set(set);
        String flat = text.replaceAll("\\s+", " ");
        assertThat(flat).contains(set.title(), set.about(), set.citation(), set.licence());
        set.quirks().forEach(quirk -> assertThat(flat).contains(quirk));
        set.files().forEach(file -> assertThat(text).contains("\n" + file.name() + "\n"));
        set.columns().forEach(column -> assertThat(text).contains("  " + column.name() + " "));
        assertThat(Describe.catalogue().lines().filter(line -> line.startsWith(set.name() + " ")))
                .hasSize(1);
    }

    @Test
    void bars_stand_for_intervals_of_equal_width() {
        DoubleColumn column = DoubleColumn.create("x", 0, 0, 0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 11, 12);
        // twelve intervals of width 1: eight in the first, four in the seventh, two in the last, where the greatest
        // belongs
        assertThat(Describe.distribution(column)).isEqualTo("0 █     ▄    ▂ 12");
        column.appendMissing();
        assertThat(Describe.distribution(column)).isEqualTo("0 █     ▄    ▂ 12");
        assertThat(Describe.distribution(DoubleColumn.create("x"))).isEqualTo("no values");
        assertThat(Describe.distribution(IntColumn.create("x", 53940, 53940))).isEqualTo("53940 █            53940");
        assertThat(Describe.distribution(DoubleColumn.create("x", -0.000125, 1.5)))
                .startsWith("-0.000125 ")
                .endsWith(" 1.5");
    }

    @Test
    void words_are_counted() {
        assertThat(Describe.distribution(StringColumn.create("x", "b", "a", "b")))
                .isEqualTo("b 2, a 1");
        assertThat(Describe.distribution(StringColumn.create("x", "a", "b", "c", "d")))
                .isEqualTo("4 values, each once");
        assertThat(Describe.distribution(StringColumn.create("x", "a", "a", "b", "c", "d")))
                .isEqualTo("a 2, b 1, c 1, … (4 values)");
    }

    @Test
    void a_digit_can_be_read_in_characters() {
        assertThat(Describe.picture(LabelledImages.digits8x8().images(), 1)
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo("      ▒▒██▒▒    "); // 0 0 0 11 16 9 0 0 becomes levels 0 0 0 2 4 2 0 0 of four
    }

    @Test
    void a_file_of_ones_own_comes_with_its_audit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.csv");
        Files.writeString(file, "size;kind;same\n1,5;a;x\n2,5;b;x\n;a;x\n");
        String text = Describe.csv(file, CsvFormat.detect(file), "kind");
        assertThat(text)
                .startsWith("own.csv, 3 rows\n")
                .contains("  size    text        1        1,5 1, 2,5 1", "constant  same  every value is x");
        Files.writeString(file, "x,y\n1,2\n2,2.5\n2,3.5\n");
        assertThat(Describe.csv(file, CsvFormat.COMMA, null)).endsWith("audit\nnothing that commonly spoils a model\n");
    }
}
