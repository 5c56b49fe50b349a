package gradus.engine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.exercise.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    @TempDir
    private Path root;

    @Test
    void a_task_is_read_from_its_graders_source() throws IOException {
        SmallCourse.in(root);
        Task task = Course.open(root).tasks().get(0);
        assertThat(task.id()).isEqualTo("fundamentals/sums/1");
        assertThat(task.title()).isEqualTo("A sum");
        assertThat(task.kind()).isEqualTo(Kind.BUILD);
        assertThat(List.of(task.points(), task.minutes(), task.seconds())).containsExactly(4, 5, 3);
        assertThat(task.hints()).containsExactly("Begin with zero.", "Add one number at a time.");
        assertThat(task.mistakes())
                .extracting(Mistake::says)
                .containsExactly(
                        "keeps only the last number", "begins at 1", "takes away", "leaves out what is negative");
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
    void lessons_stand_in_the_order_of_the_stages_table() {
        SmallCourse course = SmallCourse.in(root);
        course.write("fundamentals/docs/means.md", "# Means and medians\n");
        course.write("fundamentals/README.md", SmallCourse.TABLE + """
                | | **Numbers** | |
                | 1 | modes *(planned)* | Which is most common? |
                | 2 | [sums](docs/sums.md) | How much? |
                | 12 | [means](docs/means.md) *shared* | What is typical? |
                """);
        assertThat(course.open().lessons())
                .extracting(Lesson::id, Lesson::number, Lesson::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fundamentals/sums", 2, "Sums"),
                        org.assertj.core.groups.Tuple.tuple("fundamentals/means", 12, "Means and medians"));
        assertThat(course.open().lesson("means").orElseThrow().packageName()).isEqualTo("gradus.fundamentals.means");
        assertThat(course.open().lesson("modes")).isEmpty();
    }

    @Test
    void a_table_says_what_is_planned_and_what_is_shared() throws IOException {
        SmallCourse.in(root).write("fundamentals/README.md", """
                | # | Lesson | Question | Code |
                |--:|---|---|---|
                | | **Counting** | | |
                | 1 | modes *(planned)* | Which is most common? | |
                | 2 | [sums](docs/sums.md) | How much is *shared* out? | [Sums](src) *(shared)* |
                | | **Measuring** | | |
                | 3 | means *(planned)* | What is typical? | |
                """);
        assertThat(StageTable.of(root.resolve("fundamentals")).rows())
                .containsExactly(
                        new StageTable.Row("Counting", 1, "modes", "Which is most common?", "", false),
                        new StageTable.Row("Counting", 2, "sums", "How much is *shared* out?", "docs/sums.md", true),
                        new StageTable.Row("Measuring", 3, "means", "What is typical?", "", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[sums](docs/sums.md); | 2 | [means](docs/means.md) |; links to docs/means.md, which does not exist",
                "[sums](docs/sums.md); | 1 | means *(planned)* |; a number and a name of its own",
                "[sums](docs/sums.md); | 2 | sums *(planned)* |; a number and a name of its own",
                "sums *(planned)*; ''; must have a row that links to docs/sums.md",
                "[sums](docs/01-sums.md); ''; must link to docs/sums.md, but links to docs/01-sums.md",
            })
    void a_table_that_does_not_fit_its_pages_is_refused(String first, String second, String words) {
        SmallCourse course = SmallCourse.in(root);
        course.write("fundamentals/README.md", SmallCourse.TABLE + "| 1 | " + first + " |\n" + second + "\n");
        assertThatThrownBy(course::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_doc_without_a_title_is_refused_by_name() {
        SmallCourse course = SmallCourse.in(root);
        course.write("fundamentals/docs/sums.md", "Sums\n");
        assertThatThrownBy(course::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sums.md must begin with '# '");
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
    void a_remembered_course_is_the_course_that_was_read() throws IOException {
        SmallCourse course = SmallCourse.in(root);
        List<Task> read = course.open().tasks();
        assertThat(root.resolve(".gradus/graders.json")).exists();
        assertThat(course.open().tasks()).isEqualTo(read);
        Files.writeString(root.resolve(".gradus/graders.json"), "{\"reader\":");
        assertThat(course.open().tasks()).isEqualTo(read);
    }

    @Test
    void a_grader_that_changes_comes_or_goes_is_noticed() throws IOException {
        SmallCourse course = SmallCourse.in(root);
        course.open();
        course.write(SmallCourse.source("test", "SumTest"), SmallCourse.GRADER.replace("\"A sum\"", "\"A small sum\""));
        assertThat(course.open().tasks()).extracting(Task::title).containsExactly("A small sum");
        course.write(
                SmallCourse.source("test", "TotalTest"),
                SmallCourse.GRADER.replace("class SumTest", "class TotalTest").replace("number = 1", "number = 2"));
        assertThat(course.open().tasks()).extracting(Task::number).containsExactly(1, 2);
        Files.delete(root.resolve(SmallCourse.source("test", "SumTest")));
        assertThat(course.open().tasks()).extracting(Task::number).containsExactly(2);
    }

    @Test
    void a_memory_that_cannot_be_written_costs_only_time() throws IOException {
        SmallCourse course = SmallCourse.in(root);
        course.write(".gradus", "a file");
        assertThat(course.open().tasks()).hasSize(1);
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
