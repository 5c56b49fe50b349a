package gradus.datasets.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.media.Images;
import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Recording;
import gradus.datasets.media.Recordings;
import gradus.datasets.table.CsvFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;

@Tag("proof")
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
        ColumnRun.of(set.columns()).forEach(run -> assertThat(text).contains("  " + run.name() + " "));
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
        assertThat(Describe.distribution(IntColumn.create("x", 53940, 53940))).isEqualTo("53940 █ 53940");
        assertThat(Describe.distribution(IntColumn.create("x", 1, 1, 1, 1, 3, 3, 6)))
                .as("a bar for each whole number")
                .isEqualTo("1 █ ▄  ▂ 6");
        assertThat(Describe.counts(new double[] {2, 2}, 3)).containsExactly(2);
        assertThat(Describe.counts(new double[] {0.5, 0.5, 1}, 2)).containsExactly(2, 1);
        assertThat(Describe.counts(new double[] {0.5, 0.5}, 2)).containsExactly(2);
        assertThatThrownBy(() -> Describe.counts(new double[] {1}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("most must be at least 1, but was 0");
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
    void a_larger_image_has_two_pixels_in_a_character() {
        Images images = LabelledImages.training(DataSets.MNIST_SUBSET).images();
        List<String> lines = Describe.picture(images, 0).lines().toList();
        assertThat(lines).hasSize(14).allMatch(line -> line.length() == 28);
        int pair = images.value(0, 10, 14, 0) + images.value(0, 11, 14, 0);
        assertThat(lines.get(5).charAt(14)).isEqualTo(" ░▒▓█".charAt(pair * 4 / 510));
    }

    @Test
    void image_sets_show_the_first_of_each_class() {
        String text = Describe.set(DataSets.DIGITS_8X8);
        String pictures = text.substring(text.indexOf("the first of each class\n"));
        // five in a row, for 100 characters: the labels stand 18 apart, and below the 1 stands the second picture
        assertThat(pictures.lines().toList().get(1))
                .isEqualTo("  0                   1                   2                   3                   4");
        assertThat(pictures.lines().toList().get(3)).contains("      ▒▒██▒▒    ");
        assertThat(Preview.of(DataSets.MNIST_SUBSET))
                .extracting(Preview::label)
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(Preview.of(DataSets.EMOJI)).hasSize(9);
        assertThat(Preview.of(DataSets.PENGUINS)).isEmpty();
    }

    @Test
    void sound_sets_show_how_loud_the_first_of_each_class_is() {
        String text = Describe.set(DataSets.SPOKEN_DIGITS_SYNTH);
        Recording zero = Recordings.of(DataSets.SPOKEN_DIGITS_SYNTH).get("espeak_m1_0_0.wav");
        assertThat(text).contains("  0  " + Describe.loudness(zero) + "  0.52 s at 8000 Hz");
        assertThat(Describe.loudness(zero)).hasSize(60).contains("█");
        assertThat(Preview.of(DataSets.SPOKEN_DIGITS_HUMAN)).hasSize(10);
    }

    @Test
    void the_pixels_of_an_image_are_shown_as_one_column() {
        List<ColumnRun> runs = ColumnRun.of(DataSets.DIGITS_8X8.columns());
        assertThat(runs).extracting(ColumnRun::name).containsExactly("p00 … p77", "digit");
        ColumnRun pixels = runs.get(0);
        assertThat(pixels.meaning()).isEqualTo("64 columns: row 0, column 0 … row 7, column 7");
        assertThat(pixels.values(DataSets.DIGITS_8X8.table()).size()).isEqualTo(64 * 1797);
        assertThat(ColumnRun.of(DataSets.BFI.columns()))
                .as("five statements to a trait are no run")
                .hasSameSizeAs(DataSets.BFI.columns());
        assertThat(ColumnRun.of(DataSets.ANSCOMBE.columns())).hasSameSizeAs(DataSets.ANSCOMBE.columns());
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
