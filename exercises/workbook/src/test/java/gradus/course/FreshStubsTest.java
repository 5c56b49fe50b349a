package gradus.course;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a learner finds in a file that is not begun. */
class FreshStubsTest {
    private final Course course = Course.open(Course.rootAbove(Path.of("")));

    @Test
    void each_leads_to_its_lesson() throws IOException {
        for (Task task : course.tasks()) {
            Lesson lesson = course.lesson(task.lessonId()).orElseThrow();
            Path folder = task.learnerFile().toAbsolutePath().normalize().getParent();
            Path page = lesson.doc().toAbsolutePath().normalize();
            String shown = lesson.stage() + "/docs/" + page.getFileName();
            String href = folder.relativize(page).toString().replace('\\', '/');
            assertThat(task.solution().stub())
                    .as(task.id() + ": the Javadoc of its class must link to its lesson")
                    .contains(" * @see <a href=\"" + href + "\">" + shown + "</a>\n");
            assertThat(Files.exists(folder.resolve(href))).as(href).isTrue();
        }
    }
}
