package gradus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Mistake;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.progress.Workplace;
import gradus.web.TestCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of an exercise shows before and after it has passed. */
class AnswersTest {
    @Test
    void mistakes_other_answers_and_hints_are_shown_once_it_has_passed(@TempDir Path folder) throws IOException {
        Workplace course = TestCourse.copy(folder);
        Task task = course.course().find("fundamentals/descriptive/1").get(0);
        course.hints().next(task);
        ExercisePages pages = new ExercisePages(CourseView.of(course, true));
        assertThat(pages.aside(task).render())
                .doesNotContain("Mistakes people make", "Another right answer", "Hints that you did not need");

        String answer = task.solution().answer();
        Files.writeString(task.learnerFile(), answer);
        try (Grader grader = WorkerGrader.start()) {
            course.progress().grade(task, answer, grader);
        }
        String shown = pages.aside(task).render();
        assertThat(shown)
                .contains(
                        "<h2>Mistakes people make</h2>",
                        "<summary>divided by n</summary>",
                        "<span class=\"remove\">-        return count &lt; 2 ? Double.NaN : squares / (count - 1);</span>",
                        "<span class=\"add\">+        return count &lt; 2 ? Double.NaN : squares / count;</span>",
                        "<summary>Another right answer beside yours: shifted</summary>",
                        "<h2>Hints that you did not need</h2>",
                        "<summary>Hint 2 of ")
                .doesNotContain("<summary>Hint 1 of ");
        assertThat(task.mistakes()).extracting(Mistake::says).allMatch(shown::contains);
    }
}
