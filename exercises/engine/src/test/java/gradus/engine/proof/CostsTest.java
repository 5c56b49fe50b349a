package gradus.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.proof.Cost.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {
    @TempDir
    private Path root;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
    }

    @Test
    void what_costs_most_stands_first_and_what_exceeds_its_budget_is_marked() {
        Costs costs = Costs.of(
                course.open(),
                List.of(
                        new Cost(What.EXERCISE, "fundamentals/sums/1", 2, 0, 6),
                        new Cost(What.DEMO, "fundamentals/sums", 5, 4, 8),
                        new Cost(What.TESTS, "gradus.fundamentals.sums.SumsTest", 0.25, 0, 0)));
        assertThat(costs.table())
                .containsExactly(
                        "Seconds of one core, waiting included, slowest first (! = over its budget):",
                        "  seconds  waiting   budget",
                        "     11.3      4.0     30.0  lesson   fundamentals/sums",
                        "!     9.0      4.0      8.0  demo     fundamentals/sums",
                        "      2.0      0.0      6.0  exercise fundamentals/sums/1",
                        "  and 1 of less than 0.5 s",
                        "1 over budget. On a busy machine that may be the machine's fault.");
        assertThat(costs.exceeded()).extracting(Cost::what).containsExactly(What.DEMO);
    }

    @Test
    void an_exercise_that_trains_or_serves_may_cost_more() {
        assertThat(Part.of(course.task(), false).budget()).isEqualTo(6);
        course.write(
                SmallCourse.source("solution", "Sum"),
                SmallCourse.SOLUTION.replace("int sum", "ai.djl.Model m; int sum"));
        assertThat(Part.of(course.task(), false).budget()).isEqualTo(12);
    }

    @Test
    void the_reports_of_surefire_are_read() throws IOException {
        course.write("fundamentals/pom.xml", "<project/>\n");
        report("surefire-reports", "gradus.fundamentals.sums.SumsTest", "1.25");
        report("surefire-reports", "gradus.fundamentals.OtherTest", "9");
        report("proof-reports", "gradus.fundamentals.sums.SlowSumsTest", "12.5");
        assertThat(TestReports.in(course.open()))
                .containsExactlyInAnyOrder(
                        new Cost(What.TESTS, "gradus.fundamentals.sums.SumsTest", 1.25, 0, 0),
                        new Cost(What.TESTS, "gradus.fundamentals.OtherTest", 9, 0, 0),
                        new Cost(What.TESTS, "gradus.fundamentals.sums.SlowSumsTest", 12.5, 0, 0));
        assertThat(TestReports.libraryTests(course.open()))
                .containsExactly(new Cost(What.TESTS, "tests of fundamentals/sums", 1.25, 0, 1.5));
    }

    @Test
    void a_report_that_says_nothing_is_refused() {
        course.write("fundamentals/pom.xml", "<project/>\n");
        course.write("fundamentals/target/surefire-reports/TEST-x.xml", "<testsuite/>");
        assertThatThrownBy(() -> TestReports.in(course.open())).hasMessageContaining("names no suite and time");
    }

    @Test
    void costs_are_remembered_and_a_damaged_memory_counts_as_none() throws IOException {
        Part part = Part.of(course.task(), false);
        assertThat(RememberedCosts.of(root).expected(part)).isEqualTo(6);
        RememberedCosts.of(root).remember(List.of(new Cost(What.EXERCISE, part.id(), 1.234, 2, 6)));
        assertThat(RememberedCosts.of(root).expected(part)).isEqualTo(3.23);
        Files.writeString(root.resolve(".gradus/costs.json"), "{\"a\":");
        assertThat(RememberedCosts.of(root).expected(part)).isEqualTo(6);
    }

    private void report(String folder, String name, String time) {
        course.write(
                "fundamentals/target/" + folder + "/TEST-" + name + ".xml",
                "<?xml version=\"1.0\"?>\n<testsuite xmlns=\"x\" version=\"3.0\" name=\"" + name + "\" time=\"" + time
                        + "\" tests=\"3\">\n  <testcase name=\"a\" time=\"0.1\"/>\n</testsuite>\n");
    }
}
