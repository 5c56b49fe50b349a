package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.cli.Gradus;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_that_works_is_no_problem() throws IOException {
        assertThat(TempFolder.problem(folder)).isEmpty();
        assertThat(TempFolder.loadProblem(folder)).isEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_folder_that_is_missing_is_named() {
        assertThat(TempFolder.problem(folder.resolve("gone")))
                .hasValueSatisfying(words -> assertThat(words).contains("gone is missing", "java.io.tmpdir"));
    }

    @Test
    void a_full_folder_is_told_from_one_that_may_not_be_written() {
        assertThat(TempFolder.words(folder, new IOException("No space left on device")))
                .contains("is full");
        assertThat(TempFolder.words(folder, new IOException("Disk quota exceeded")))
                .contains("is full");
        assertThat(TempFolder.words(folder, new java.nio.file.AccessDeniedException("x")))
                .contains("cannot be written");
        assertThat(TempFolder.words(folder, new FileSystemException("x: y", null, "Read-only file system")))
                .contains("cannot be written (Read-only file system): make it");
    }

    @Test
    @Tag("proof")
    void an_answer_is_not_blamed_for_it_and_nothing_is_kept() throws Exception {
        SmallCourse course = SmallCourse.in(folder.resolve("course"));
        course.write(
                SmallCourse.source("main", "Sum"),
                Solution.parse(SmallCourse.SOLUTION).answer());
        String said = gradus("check", 3);
        assertThat(said)
                .contains("gradus: the folder for temporary files", "is missing")
                .doesNotContain("points");
        assertThat(folder.resolve("course/.gradus/verdicts")).doesNotExist();
        assertThat(gradus("doctor", 1)).contains("not ok  temporary");
    }

    private String gradus(String command, int status) throws Exception {
        ProcessBuilder process = JavaProcess.of(
                JavaProcess.classPath(java.util.Optional.empty()),
                List.of("-Dgradus.root=" + folder.resolve("course"), "-Djava.io.tmpdir=" + folder.resolve("gone")),
                Gradus.class.getName(),
                command);
        process.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("gone"));
        Process running = process.redirectErrorStream(true).start();
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isEqualTo(status);
        return said;
    }
}
