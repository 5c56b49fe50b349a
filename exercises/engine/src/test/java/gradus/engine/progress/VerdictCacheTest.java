package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictCacheTest {
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

    @Test
    void a_change_of_the_lessons_reference_code_asks_for_a_new_verdict() throws IOException {
        Path reference = Files.createDirectories(folder.resolve("fundamentals/src/main/java/gradus/fundamentals/sums"))
                .resolve("Sums.java");
        Files.writeString(reference, "class Sums {}");
        assertThat(cache.get(task, course.wrong())).isEmpty();
        Files.delete(reference);
        assertThat(cache.get(task, course.wrong())).isPresent();
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
    void a_folder_that_cannot_be_written_costs_nothing_but_the_cache() throws IOException {
        Files.writeString(folder.resolve("occupied"), "a file");
        VerdictCache none = new VerdictCache(folder.resolve("occupied"));
        none.put(task, course.wrong(), verdict);
        assertThat(none.get(task, course.wrong())).isEmpty();
    }
}
