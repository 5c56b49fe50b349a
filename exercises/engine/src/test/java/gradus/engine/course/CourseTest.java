package gradus.engine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.exercise.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    @TempDir
    private Path root;

    @Test
    void a_task_is_read_from_its_graders_source() {
        SmallCourse.in(root);
        Task task = Course.open(root).tasks().get(0);
        assertThat(task.id()).isEqualTo("fundamentals/sums/1");
        assertThat(task.title()).isEqualTo("A sum");
        assertThat(task.kind()).isEqualTo(Kind.BUILD);
        assertThat(List.of(task.points(), task.minutes(), task.seconds())).containsExactly(4, 5, 5);
        assertThat(task.hints()).containsExactly("Begin with zero.", "Add one number at a time.");
        assertThat(task.mistakes())
                .containsExactly(
                        new Patch("sum += number", "sum = number", "keeps only the last number"),
                        new Patch("int sum = 0", "int sum = 1", "begins at 1"));
        assertThat(task.checks())
                .containsExactly(
                        "nothing_adds_up_to_zero",
                        "one_number_is_its_own_sum",
                        "two_numbers_add_up",
                        "negative_numbers_count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fundamentals",
                "fundamentals/sums",
                "sums",
                "sums/1",
                "fundamentals/sums/1",
                "Sum",
                "gradus.workbook.fundamentals.sums.Sum",
                "exercises/workbook/src/main/java/gradus/workbook/fundamentals/sums/Sum.java"
            })
    void an_address_finds_its_tasks(String address) {
        assertThat(SmallCourse.in(root).open().find(address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fund", "sums/2", "SumTest", "Sum.java", "/"})
    void anything_else_finds_nothing(String address) {
        assertThat(SmallCourse.in(root).open().find(address)).isEmpty();
    }

    @Test
    void lessons_are_named_by_their_docs() {
        SmallCourse course = SmallCourse.in(root);
        course.write("fundamentals/docs/02-means.md", "# Means and medians\n");
        assertThat(course.open().lessons())
                .extracting(Lesson::id, Lesson::number, Lesson::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fundamentals/sums", 1, "Sums"),
                        org.assertj.core.groups.Tuple.tuple("fundamentals/means", 2, "Means and medians"));
        assertThat(course.open().lesson("means").orElseThrow().packageName()).isEqualTo("gradus.fundamentals.means");
        assertThat(course.open().lesson("modes")).isEmpty();
    }

    @Test
    void a_doc_without_a_title_is_refused_by_name() {
        SmallCourse course = SmallCourse.in(root);
        course.write("fundamentals/docs/02-means.md", "Means\n");
        assertThatThrownBy(course::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("02-means.md must begin with '# '");
    }

    @Test
    void a_grader_that_is_not_as_it_must_be_is_refused_by_name() {
        SmallCourse course = SmallCourse.in(root);
        course.write(SmallCourse.source("test", "SumTest"), SmallCourse.GRADER.replace("points = 4", "points = FOUR"));
        assertThatThrownBy(course::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gradus.workbook.fundamentals.sums.SumTest")
                .hasMessageContaining("a whole number was expected, but was FOUR");
    }

    @Test
    void a_folder_without_a_course_is_refused() {
        assertThatThrownBy(() -> Course.open(root)).hasMessageContaining("pom.xml does not exist");
        assertThatThrownBy(() -> Course.rootAbove(root)).hasMessageContaining("no course was found");
    }

    @Test
    void the_root_is_found_from_any_folder_inside() {
        SmallCourse.in(root);
        assertThat(Course.rootAbove(root.resolve("exercises/workbook/src")))
                .isEqualTo(root.toAbsolutePath().normalize());
    }
}
