package gradus.engine.optional;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.cli.Gradus;
import gradus.engine.grading.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A lesson that brings a library, from the first build of its course until it is proven; Maven really runs. */
@Tag("proof")
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OptionalLessonTest {
    @TempDir
    static Path folder;

    private static CourseWithLibraries course;

    private record Ended(int status, String said) {}

    @BeforeAll
    static void build() throws Exception {
        course = CourseWithLibraries.in(folder);
        Ended built = run(List.of(
                "mvn",
                "-B",
                "test-compile",
                "dependency:build-classpath",
                "-Dmdep.outputFile=target/gradus.classpath"));
        assertThat(built.status()).as(built.said()).isZero();
    }

    @AfterAll
    static void close() throws IOException {
        course.close();
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(course.root.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("CI", "MAVEN_ARGS", "MAVEN_OPTS"));
        return builder.start();
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private static Ended gradus(String... args) throws IOException, InterruptedException {
        return run(command(args));
    }

    private static List<String> command(String... args) {
        List<String> flags = List.of(
                "-cp",
                JavaProcess.classPath(Optional.empty()),
                "-Dgradus.root=" + course.root,
                "-Dgradus.classpath.file=" + course.root.resolve("exercises/workbook/target/gradus.classpath"));
        return JavaProcess.of("", flags, Gradus.class.getName(), args).command();
    }

    private static List<String> left() throws IOException {
        Path optional = course.root.resolve(".gradus/optional");
        try (Stream<Path> files = Files.list(optional)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Order(1)
    void what_a_learner_builds_does_not_fetch_it() throws Exception {
        assertThat(course.has(CourseWithLibraries.OLD)).isTrue();
        assertThat(course.has(CourseWithLibraries.NEW)).isFalse();
        assertThat(gradus("list").said())
                .contains("dates  Dates  (needs Joda-Time: 623 KB, fetched at its first run or check)");
        assertThat(gradus("read", "dates").said())
                .contains("dates needs Joda-Time: 623 KB, once, fetched at its first run");
        assertThat(gradus("doctor").said()).contains("note    optional  dates needs Joda-Time: 623 KB, once");
    }

    @Test
    @Order(2)
    void a_stub_is_told_without_it_and_so_is_the_rest_of_the_course() throws Exception {
        assertThat(gradus("check", "dates/1").said()).contains("not started").doesNotContain("Fetching");
        Ended sums = gradus("check", "sums/1");
        assertThat(sums.said()).contains("Solved");
        assertThat(sums.status()).isZero();
        Ended proof = gradus("verify", "--exercises");
        assertThat(proof.said())
                .contains("fundamentals/dates  not proven: dates needs Joda-Time")
                .contains("1 exercise:");
        assertThat(proof.status()).as(proof.said()).isZero();
        assertThat(course.has(CourseWithLibraries.NEW)).isFalse();
    }

    @Test
    @Order(3)
    void without_a_network_it_is_said_and_nothing_half_done_is_left() throws Exception {
        course.connect(false);
        course.solveDates();
        Ended check = gradus("check", "dates/1");
        assertThat(check.said())
                .contains("dates needs Joda-Time: 623 KB, once. Fetching what is not there yet.")
                .contains("gradus: Joda-Time (623 KB) could not be fetched: connect to the internet")
                .contains("every other lesson works without it");
        assertThat(check.status()).isEqualTo(3);
        assertThat(left()).containsExactly("dates.log", "lock");
        Ended stage = gradus("check", "fundamentals");
        assertThat(stage.said()).contains("could not be fetched", "✓ fundamentals/sums/1", "fundamentals/dates/1");
        assertThat(stage.status()).isEqualTo(3);
        assertThat(course.has(CourseWithLibraries.NEW)).isFalse();
    }

    @Test
    @Order(3)
    void a_watch_of_the_whole_course_fetches_it_at_the_first_save_of_its_exercise() throws Exception {
        course.connect(false);
        course.solveDates();
        Path answer = course.root.resolve(
                "exercises/workbook/dates/src/main/java/gradus/workbook/fundamentals/dates/Leap.java");
        Process watch = start(command("watch", "--plain"));
        try (BufferedReader said = watch.inputReader(StandardCharsets.UTF_8)) {
            assertThat(until(said, "Watching")).doesNotContain("Fetching");
            Files.writeString(answer, Files.readString(answer) + "// saved once more\n");
            assertThat(until(said, "not graded"))
                    .contains("dates needs Joda-Time: 623 KB, once. Fetching what is not there yet.")
                    .contains("fundamentals/dates/1: not graded: Joda-Time (623 KB) could not be fetched");
        } finally {
            watch.getOutputStream().close();
            assertThat(watch.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String until(BufferedReader said, String words) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.contains(words)) {
                return all.toString();
            }
        }
        throw new AssertionError("the watch never said " + words + " but:\n" + all);
    }

    @Test
    @Order(4)
    void at_the_first_check_it_is_fetched_and_each_lesson_is_graded_with_its_own_version() throws Exception {
        course.connect(true);
        course.write(
                "exercises/workbook/src/main/java/gradus/workbook/fundamentals/sums/Sum.java",
                Files.readString(course.root.resolve(
                                "exercises/workbook/src/main/java/gradus/workbook/fundamentals/sums/Sum.java"))
                        + "// not graded before\n");
        Ended both = gradus("check", "fundamentals");
        assertThat(both.said())
                .contains("dates needs Joda-Time: 623 KB, once. Fetching")
                .contains("✓ fundamentals/sums/1")
                .contains("✓ fundamentals/dates/1");
        assertThat(both.status()).as(both.said()).isZero();
        assertThat(course.has(CourseWithLibraries.NEW)).isTrue();
        assertThat(gradus("list").said()).doesNotContain("needs Joda-Time");
        assertThat(gradus("doctor").said()).contains("ok      optional  Joda-Time for dates is fetched");
        assertThat(gradus("check", "dates/1").said()).contains("Solved").doesNotContain("Fetching");
    }

    @Test
    @Order(5)
    void its_demo_runs_with_its_version_also_after_a_change_and_without_a_network() throws Exception {
        course.connect(false);
        assertThat(gradus("run", "dates").said()).isEqualTo("Joda-Time 2.12.7\n");
        Path demo =
                course.root.resolve("fundamentals/dates/src/main/java/gradus/fundamentals/dates/demo/DatesDemo.java");
        Files.writeString(demo, Files.readString(demo).replace("Joda-Time \"", "It is \""));
        assertThat(gradus("run", "dates").said()).isEqualTo("Building what has changed in dates.\nIt is 2.12.7\n");
        assertThat(gradus("run", "dates").said()).isEqualTo("It is 2.12.7\n");
    }

    @Test
    @Order(6)
    void a_verdict_goes_with_its_class_path() throws Exception {
        assertThat(gradus("list").said()).contains("✓ 1 build   Leap");
        Path classPath = course.root.resolve(".gradus/optional/dates.classpath");
        Files.writeString(classPath, Files.readString(classPath).strip() + ":" + course.root.resolve("pom.xml"));
        assertThat(gradus("list").said()).contains("? 1 build   Leap").contains("✓ 1 build   Sum");
    }

    @Test
    @Order(7)
    void it_is_proven_by_name_and_in_its_own_module() throws Exception {
        Ended proof = gradus("verify", "dates", "--exercises");
        assertThat(proof.said()).contains("4 of 4 mistakes caught", "Everything holds.");
        assertThat(proof.status()).as(proof.said()).isZero();
        Ended maven = run(List.of(
                "mvn",
                "-B",
                "-Pdates",
                "-pl",
                "exercises/workbook/dates",
                "-am",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "integration-test"));
        assertThat(maven.status()).as(maven.said()).isZero();
        assertThat(maven.said()).containsPattern("Tests run: [78], Failures: 0.*DatesProofTest");
    }
}
