package gradus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Do the data say what others have published about them? The list with its sources is published-statistics.txt. */
class PublishedStatisticsTest {
    private static final Map<String, Table> TABLES = new HashMap<>();

    /** One line of the list. */
    record Published(String where, String statistic, double value, double tolerance, String source) {
        static Published of(String line) {
            String[] cells = line.split(" \\| ");
            if (cells.length != 5) {
                throw new IllegalArgumentException("a line must have 5 cells, but has " + cells.length + ": " + line);
            }
            return new Published(
                    cells[0], cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), cells[4]);
        }

        String set() {
            return where.split("/")[0];
        }

        boolean isPublished() {
            return !source.startsWith("second count");
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
                .as(published.source())
                .isEqualTo(published.value(), within(published.tolerance()));
    }

    @Test
    void every_set_says_three_things_that_others_have_published() throws IOException {
        Map<String, Long> published = list().stream()
                .filter(Published::isPublished)
                .collect(Collectors.groupingBy(Published::set, Collectors.counting()));
        for (DataSet set : DataSets.all()) {
            assertThat(published.getOrDefault(set.name(), 0L)).as(set.name()).isGreaterThanOrEqualTo(3);
        }
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
        assertThatThrownBy(() -> Published.of("sleep | rows | 20 | 0")).hasMessageContaining("5 cells, but has 4");
        assertThatThrownBy(() -> Statistic.of("kurtosis extra").compute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no statistic \"kurtosis extra\"")
                .hasMessageContaining("median");
        assertThatThrownBy(() -> Statistic.of("count group").compute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no condition \"group\"");
    }

    private static Table table(String where) {
        return TABLES.computeIfAbsent(where, key -> {
            String[] parts = key.split("/");
            DataSet set = DataSets.named(parts[0]);
            if (parts.length == 1) {
                return set.table();
            }
            return set.file(parts[1]) instanceof MediaFile ? media(set, parts[1]) : set.table(parts[1]);
        });
    }

    private static Table media(DataSet set, String file) {
        if (file.contains("labels")) {
            return Table.create(file, IntColumn.create("label", Images.idxLabels(file, set.bytes(file))));
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
