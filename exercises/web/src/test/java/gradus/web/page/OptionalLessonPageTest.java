package gradus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Task;
import gradus.engine.progress.Workplace;
import gradus.web.TestCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lesson whose libraries are not fetched yet. */
class OptionalLessonPageTest {
    private static final String NOTE =
            "This lesson brings a library of its own: Apache Spark, 336 MB. It is fetched at its first run or check: "
                    + "<code>./gradus check descriptive</code>";
    private static final String INSTEAD =
            "Nothing can be graded before Apache Spark (336 MB) is on this machine. In a terminal: "
                    + "<code>./gradus check descriptive</code>. Then press “Check again”.";

    @TempDir
    private Path folder;

    private CourseView view;
    private Task task;

    /** Makes the lesson on descriptive statistics one that brings a library. */
    @BeforeEach
    void open() throws IOException {
        TestCourse.copy(folder);
        Files.createDirectories(folder.resolve("fundamentals/descriptive"));
        Files.writeString(
                folder.resolve("fundamentals/descriptive/pom.xml"),
                "<project><properties><libraries.what>Apache Spark</libraries.what>"
                        + "<libraries.size>336 MB</libraries.size></properties></project>\n");
        for (String kind : new String[] {"main", "solution", "test"}) {
            String room = "src/" + kind + "/java/gradus/workbook/fundamentals/descriptive";
            Path to = folder.resolve("exercises/workbook/descriptive").resolve(room);
            Files.createDirectories(to.getParent());
            Files.move(folder.resolve("exercises/workbook").resolve(room), to);
        }
        Workplace course = TestCourse.workplace(folder);
        view = CourseView.of(course, true);
        task = course.course().find("fundamentals/descriptive/1").get(0);
    }

    private String page(String path) {
        return new Pages(view).page(path).orElseThrow().main().render();
    }

    @Test
    void lesson_and_exercise_say_what_is_fetched_how_much_and_how() {
        assertThat(task.optional()).isTrue();
        assertThat(page("fundamentals/descriptive.html")).contains(NOTE);
        assertThat(page("fundamentals/descriptive/1.html")).contains("Not started", INSTEAD);
        assertThat(new ExercisePages(CourseView.of(TestCourse.workplace(folder), false))
                        .page(task)
                        .main()
                        .render())
                .as("a static page")
                .contains(NOTE)
                .doesNotContain(INSTEAD);
        assertThat(page("fundamentals/numbers.html")).doesNotContain("a library of its own");
    }

    @Test
    void a_saved_answer_is_not_graded_and_the_page_says_why() throws IOException {
        Files.writeString(task.learnerFile(), task.solution().answer());
        assertThat(new VerdictHtml().of(task, view).render()).contains("Not graded yet", INSTEAD);
        assertThat(new VerdictHtml().notGraded(task, "descriptive needs it").render())
                .contains("Not graded yet", INSTEAD);
    }

    @Test
    void nothing_is_said_once_it_is_there() throws IOException {
        Files.createDirectories(folder.resolve(".gradus/optional"));
        Path jar = Files.writeString(folder.resolve("spark.jar"), "PK");
        Files.writeString(folder.resolve(".gradus/optional/descriptive.classpath"), jar + "\n");
        assertThat(page("fundamentals/descriptive.html")).doesNotContain(NOTE);
        assertThat(page("fundamentals/descriptive/1.html")).doesNotContain(NOTE, "336 MB");
        assertThat(new VerdictHtml().notGraded(task, "the disk is full").render())
                .contains("Not graded yet", "the disk is full");
    }
}
