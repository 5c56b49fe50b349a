package gradus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.card.MediaFile;
import gradus.datasets.media.Baskets;
import gradus.datasets.media.Images;
import gradus.datasets.media.Recordings;
import gradus.datasets.media.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Do the data say what others have published about them? The list with its sources is published-statistics.txt; decision
 * record 0004 says what counts.
 */
@Tag("proof")
class PublishedStatisticsTest {
    /** Sets of which fewer than three numbers stand in print. Those that find print leave the list. */
    private static final Set<String> HARDLY_PRINTED = Set.of(
            "chicago_ridership",
            "electricity_demand",
            "jargon_file",
            "pos_opennlp",
            "sensor_network",
            "spoken_digits_human",
            "spoken_digits_synth",
            "wordnet_graph");

    /** Made for this course: nobody has published anything about the recordings. */
    private static final String OUR_OWN = "spoken_digits_synth";

    private static final Map<String, Table> TABLES = new HashMap<>();

    /** How a number is known; the head of the list explains it. */
    enum Grade {
        PRINTED,
        RUN,
        COUNT;

        static Grade of(String name) {
            return Arrays.stream(values())
                    .filter(grade -> grade.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no grade \"" + name + "\"; there are " + Arrays.toString(values())));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line of the list. */
    record Published(String where, String statistic, double value, double tolerance, Grade grade, String source) {
        static Published of(String line) {
            String[] cells = line.split(" \\| ");
            if (cells.length != 6) {
                throw new IllegalArgumentException("a line must have 6 cells, but has " + cells.length + ": " + line);
            }
            return new Published(
                    cells[0],
                    cells[1],
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Grade.of(cells[4]),
                    cells[5]);
        }

        String set() {
            return where.split("/")[0];
        }
    }

    static List<Published> list() throws IOException {
        try (InputStream in = PublishedStatisticsTest.class.getResourceAsStream("published-statistics.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Published::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("list")
    void the_data_say_what_was_published(Published published) {
        assertThat(Statistic.of(published.statistic()).compute(table(published.where())))
                .as("%s, %s, %s: %s", published.where(), published.statistic(), published.grade(), published.source())
                .isEqualTo(published.value(), within(published.tolerance()));
    }

    @Test
    void every_set_says_three_things_that_others_have_published() throws IOException {
        assertThat(setsWithFewerThanThree(Grade.PRINTED, Grade.RUN))
                .as("sets with fewer than three statistics printed or run")
                .containsExactly(OUR_OWN);
        assertThat(setsWithFewerThanThree(Grade.COUNT))
                .as("sets counted fewer than three times")
                .doesNotContain(OUR_OWN);
    }

    @Test
    void the_sets_that_are_hardly_printed_are_named() throws IOException {
        assertThat(setsWithFewerThanThree(Grade.PRINTED))
                .as("sets with fewer than three printed statistics")
                .containsExactlyInAnyOrderElementsOf(HARDLY_PRINTED);
    }

    private static List<String> setsWithFewerThanThree(Grade... grades) throws IOException {
        Map<String, Long> lines = list().stream()
                .filter(published -> List.of(grades).contains(published.grade()))
                .collect(Collectors.groupingBy(Published::set, Collectors.counting()));
        return DataSets.all().stream()
                .map(DataSet::name)
                .filter(name -> lines.getOrDefault(name, 0L) < 3)
                .toList();
    }

    @Test
    void every_line_is_about_a_set_of_the_course_and_gives_its_source() throws IOException {
        List<String> sets = DataSets.all().stream().map(DataSet::name).toList();
        assertThat(list()).allSatisfy(published -> {
            assertThat(published.set()).isIn(sets);
            assertThat(published.source()).isNotBlank();
        });
        assertThat(list().stream().map(p -> p.where() + " " + p.statistic())).doesNotHaveDuplicates();
    }

    @Test
    void a_line_that_cannot_be_understood_is_named() {
        Table table = table("sleep");
        assertThatThrownBy(() -> Published.of("sleep | rows | 20 | 0")).hasMessageContaining("6 cells, but has 4");
        assertThatThrownBy(() -> Published.of("sleep | rows | 20 | 0 | hearsay | a friend"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no grade \"hearsay\"; there are [printed, run, count]");
        assertThatThrownBy(() -> Statistic.of("kurtosis extra").compute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no statistic \"kurtosis extra\"")
                .hasMessageContaining("median");
        assertThatThrownBy(() -> Statistic.of("count group").compute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no condition \"group\"");
        assertThatThrownBy(() -> Statistic.of("mean extra where group=3").compute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no row of")
                .hasMessageContaining("where group=3");
    }

    private static Table table(String where) {
        return TABLES.computeIfAbsent(where, key -> {
            String[] parts = key.split("/");
            DataSet set = DataSets.named(parts[0]);
            if (parts.length == 1) {
                return set.table();
            }
            if (parts[1].equals("baskets")) {
                return baskets(Baskets.supermarket());
            }
            return set.file(parts[1]) instanceof MediaFile ? media(set, parts[1]) : set.table(parts[1]);
        });
    }

    private static Table baskets(Baskets baskets) {
        return Table.create(
                "baskets",
                StringColumn.create(
                        "items", baskets.baskets().stream().map(items -> ";" + String.join(";", items) + ";")));
    }

    private static Table media(DataSet set, String file) {
        if (file.contains("labels")) {
            int[] labels = Images.idxLabels(file, set.bytes(file));
            return Table.create(
                    file,
                    IntColumn.create("index", IntStream.range(0, labels.length).toArray()),
                    IntColumn.create("label", labels));
        }
        if (file.endsWith(".txt.gz")) {
            Stream<String> words = Pattern.compile("[\\p{L}\\p{N}_]+(?:'[\\p{L}]+)*")
                    .matcher(Text.plain(set, file).toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group);
            return Table.create(file, StringColumn.create("word", words));
        }
        if (file.contains("images")) {
            Images images = Images.idx(file, set.bytes(file));
            double[] pixels = IntStream.range(0, images.count())
                    .mapToObj(images::vector)
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            return Table.create(file, DoubleColumn.create("pixel", pixels));
        }
        Recordings recordings = Recordings.of(set);
        int[] rates = recordings.names().stream()
                .mapToInt(name -> recordings.get(name).sampleRate())
                .toArray();
        return Table.create(file, IntColumn.create("sample_rate", rates));
    }
}
