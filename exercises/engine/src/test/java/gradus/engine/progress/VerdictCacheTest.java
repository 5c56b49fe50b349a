package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictCacheTest {
    private static final String ADDER =
            "public class Adder { int four() { return 2 * gradus.datasets.Digits.two(); } }";

    @TempDir
    Path folder;

    private TwoExercises course;
    private Task task;
    private VerdictCache cache;
    private Verdict verdict;

    @BeforeEach
    void begin() throws IOException {
        course = TwoExercises.in(folder);
        task = course.sum();
        cache = new VerdictCache(folder.resolve(".gradus/verdicts"));
        verdict = new FakeGrader().grade(task, course.wrong());
        cache.put(task, course.wrong(), verdict);
    }

    @Test
    void a_verdict_comes_back_whole() throws IOException {
        assertThat(cache.get(task, course.wrong())).contains(verdict);
    }

    @Test
    void another_text_or_another_exercise_has_no_verdict() throws IOException {
        assertThat(cache.get(task, course.wrong() + " ")).isEmpty();
        assertThat(cache.get(course.total(), course.wrong())).isEmpty();
    }

    @Test
    void a_change_of_grader_helper_or_solution_asks_for_a_new_verdict() throws IOException {
        for (String[] file : new String[][] {{"test", "SumTest"}, {"test", "Helper"}, {"solution", "Sum"}}) {
            Path source = folder.resolve(SmallCourse.source(file[0], file[1]));
            String before = Files.readString(source);
            Files.writeString(source, before + "// changed\n");
            assertThat(cache.get(task, course.wrong())).as(file[1]).isEmpty();
            Files.writeString(source, before);
            assertThat(cache.get(task, course.wrong())).as(file[1]).isPresent();
        }
    }

    /** Sum stands on Adder, which stands on the shared Digits; nothing stands on Other. */
    private void standOnSharedCode() throws IOException {
        String solution = Files.readString(folder.resolve(SmallCourse.source("solution", "Sum")));
        Files.writeString(
                folder.resolve(SmallCourse.source("solution", "Sum")),
                solution.replace("/** Adds", "import gradus.fundamentals.sums.Adder;\n\n/** Adds"));
        compile("datasets", "gradus.datasets.Digits", "public class Digits { public static int two() { return 2; } }");
        compile("fundamentals", "gradus.fundamentals.sums.Adder", ADDER);
        compile("fundamentals", "gradus.fundamentals.sums.Other", "public class Other { int three() { return 3; } }");
        cache = new VerdictCache(folder.resolve(".gradus/verdicts"));
        cache.put(task, course.wrong(), verdict);
        assertThat(cache.get(task, course.wrong())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "datasets, gradus.datasets.Digits, public class Digits { public static int two() { return 3; } }, true",
        "fundamentals, gradus.fundamentals.sums.Adder, public class Adder { }, true",
        "fundamentals, gradus.fundamentals.sums.Other, public class Other { }, false",
        "fundamentals, gradus.fundamentals.sums.Another, public class Another { }, false",
    })
    void a_change_of_shared_code_makes_what_stands_on_it_stale_and_nothing_else(
            String module, String name, String source, boolean stale) throws IOException {
        standOnSharedCode();
        compile(module, name, source);
        cache = new VerdictCache(folder.resolve(".gradus/verdicts"));
        assertThat(cache.get(task, course.wrong()).isEmpty()).isEqualTo(stale);
    }

    @Test
    void a_running_process_sees_that_shared_code_changed() throws Exception {
        standOnSharedCode();
        compile("datasets", "gradus.datasets.Digits", "public class Digits { public static int two() { return 22; } }");
        Thread.sleep(1100);
        assertThat(cache.get(task, course.wrong())).isEmpty();
    }

    private void compile(String module, String name, String source) throws IOException {
        Path file = folder.resolve(module + "/src/main/java/" + name.replace('.', '/') + ".java");
        Path classes = Files.createDirectories(folder.resolve(module + "/target/classes"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + source + "\n");
        String classPath = classes + File.pathSeparator + folder.resolve("datasets/target/classes");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", classPath, "-d", classes.toString(), file.toString()))
                .isZero();
    }

    @Test
    void another_exercises_grader_does_not_matter() throws IOException {
        Files.writeString(folder.resolve(SmallCourse.source("test", "TotalTest")), "// changed");
        assertThat(cache.get(task, course.wrong())).isPresent();
    }

    @Test
    void a_damaged_or_deleted_entry_counts_as_none() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".gradus/verdicts"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "{\"status\":");
            }
        }
        assertThat(cache.get(task, course.wrong())).isEmpty();
        cache.clear();
        assertThat(cache.get(task, course.wrong())).isEmpty();
    }

    @Test
    void an_entry_that_holds_null_counts_as_none() throws IOException {
        for (String json :
                List.of("null", "{\"status\":null,\"checks\":[],\"problems\":[]}", "{\"checks\":null}", "[]")) {
            try (Stream<Path> files = Files.list(folder.resolve(".gradus/verdicts"))) {
                for (Path file : files.toList()) {
                    Files.writeString(file, json);
                }
            }
            assertThat(cache.get(task, course.wrong())).as(json).isEmpty();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_costs_nothing_but_the_cache() throws IOException {
        Files.writeString(folder.resolve("occupied"), "a file");
        VerdictCache none = new VerdictCache(folder.resolve("occupied"));
        none.put(task, course.wrong(), verdict);
        assertThat(none.get(task, course.wrong())).isEmpty();
    }
}
