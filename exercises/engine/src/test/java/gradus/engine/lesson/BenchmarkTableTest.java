package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTableTest {
    private static final String RUNS = """
            {"name":"sums","what":"loop","command":"run --loop","unit":"ms","machine":"2 cores","versions":{"Java":"17.0.9"},"repetitions":[1.5,1.25,2]}
            {"name":"sums","what":"stream","against":"loop","command":"run --stream","unit":"ms","machine":"2 cores","versions":{"Java":"17.0.9"},"repetitions":[6,2.5,12]}
            {"name":"other","what":"loop","command":"run","unit":"s","machine":"8 cores","versions":{"Java":"25"},"repetitions":[100,300,200,400]}
            """;
    private static final String TABLE = """
            ms                min  median     max
            loop             1.25    1.50    2.00
            stream           2.50    6.00   12.00
            stream / loop    2.00    4.00    6.00
            3 repetitions; 2 cores; Java 17.0.9""";

    @TempDir
    private Path root;

    private SmallCourse course;
    private Path file;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
        course.write("fundamentals/docs/benchmarks/runs.jsonl", RUNS);
        course.write("fundamentals/docs/benchmarks/README.md", "`run --loop` and `run --stream`, in turns; `run`.\n");
        file = root.resolve("fundamentals/docs/benchmarks/runs.jsonl");
    }

    @Test
    void a_table_shows_least_median_most_and_the_ratios_of_pairs() throws IOException {
        assertThat(BenchmarkTable.of(file, "sums")).isEqualTo(TABLE);
        assertThat(BenchmarkTable.of(file, "other"))
                .as("of an even number, the mean of the middle two")
                .isEqualTo(
                        "s        min  median     max\nloop     100     250     400\n4 repetitions; 8 cores; Java 25");
    }

    @Test
    void the_fence_is_woven() {
        String page = "# Sums\n\n<!-- benchmark: docs/benchmarks/runs.jsonl#sums -->\n```text\n" + TABLE + "\n```\n";
        Weaver weaver = new Weaver(course.open().lessons().get(0));
        assertThat(weaver.weave(page)).isEqualTo(page);
        assertThat(weaver.problems()).isEmpty();
        assertThat(weaver.weave(page.replace("6.00   12.00", "5.00   12.00"))).isEqualTo(page);
        assertThat(weaver.problems()).singleElement().asString().contains("the fence differs from <!-- benchmark");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"what\":\"loop\"; \"what\":\"\"; what must be given",
                "[1.5,1.25,2]; [1.5,2]; at least 3 positive numbers, but was [1.5, 2.0]",
                "[1.5,1.25,2]; [1.5,0,2]; at least 3 positive numbers",
                "{\"Java\":\"17.0.9\"}; {}; versions must name at least one",
                "\"against\":\"loop\"; \"against\":\"lop\"; against must name another run of sums",
                "[6,2.5,12]; [6,2.5,12,3]; as many repetitions",
                "\"command\":\"run --stream\"; \"command\":\"run -s\"; must say how to repeat sums",
                "\"name\":\"sums\"; \"name\":\"sum\"; has no run named sums",
                "\"unit\":\"ms\"; \"unit\":\"\"; unit must be given",
                "\"unit\"; \"bogus\":1,\"unit\"; Unrecognized field"
            })
    void what_is_no_honest_run_is_refused(String right, String wrong, String words) throws IOException {
        Files.writeString(file, RUNS.replace(right, wrong));
        assertThatThrownBy(() -> BenchmarkTable.of(file, "sums"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void without_a_page_that_says_how_to_repeat_it_no_run_counts() throws IOException {
        Files.delete(file.resolveSibling("README.md"));
        assertThatThrownBy(() -> BenchmarkTable.of(file, "sums")).hasMessageContaining("must say how to repeat sums");
        assertThatThrownBy(() -> BenchmarkTable.of(file.resolveSibling("no.jsonl"), "sums"))
                .hasMessageContaining("there is no file of runs");
    }
}
