package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.CourseMap;
import gradus.engine.course.LearningPath;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage of four lessons, of which one is planned, and two paths: means need sums, spreads need means. */
class RouteTest {
    @TempDir
    private Path root;

    private SmallCourse files;
    private final FakeGrader grader = new FakeGrader();

    @BeforeEach
    void begin() {
        files = SmallCourse.in(root);
        files.write("fundamentals/README.md", """
                | # | Lesson | Question |
                |--:|---|---|
                | | **Counting** | |
                | 1 | [sums](docs/sums.md) | How much? |
                | 2 | [tables](docs/tables.md) | Which rows? |
                | | **Measuring** | |
                | 3 | [means](docs/means.md) | What is typical? |
                | 4 | spreads *(planned)* | How far from it? |
                """);
        lesson("sums", "> **Before:** nothing · **Time:** 7 minutes · **After:** you add.");
        lesson("tables", "> **Before:** nothing · **Time:** 9 minutes · **After:** you look up.");
        lesson(
                "means",
                "> **Before:** a sum ([sums](sums.md#twice)) · **Time:** 80\n> minutes · **After:** see [tables](tables.md).");
        exercise("means");
        exercise("tables");
        files.write("README.md", """
                | Path | For | Goes through |
                |---|---|---|
                | `measuring` | whoever measures | means, spreads |
                | `looking` | whoever looks up | tables |
                """);
    }

    private void lesson(String slug, String box) {
        files.write(
                "fundamentals/docs/" + slug + ".md",
                "# " + slug + "\n\n" + box + "\n\n## The idea\n\nSee [tables](tables.md).\n");
    }

    private void exercise(String lesson) {
        String name = lesson.equals("means") ? "Mean" : "Row";
        String solution =
                SmallCourse.SOLUTION.replace("class Sum", "class " + name).replace(".sums", "." + lesson);
        String test = SmallCourse.GRADER
                .replace("Sum.of", name + ".of")
                .replace("SumTest", name + "Test")
                .replace("\"sums\"", "\"" + lesson + "\"")
                .replace(".sums", "." + lesson);
        files.write(SmallCourse.source("solution", name).replace("/sums/", "/" + lesson + "/"), solution);
        files.write(SmallCourse.source("test", name + "Test").replace("/sums/", "/" + lesson + "/"), test);
        files.write(
                SmallCourse.source("main", name).replace("/sums/", "/" + lesson + "/"),
                Solution.parse(solution).stub());
    }

    private Progress progress() {
        return new Progress(
                Course.open(root),
                new VerdictCache(root.resolve(".gradus/verdicts")),
                new History(root.resolve(".gradus/history"), warning -> {}));
    }

    private void solve(Task task) throws IOException {
        Files.writeString(task.learnerFile(), task.solution().answer());
        progress().checked(task, grader);
    }

    @Test
    void the_map_says_what_each_lesson_needs_and_how_long_it_takes() {
        CourseMap map = CourseMap.of(files.open());
        assertThat(map.places())
                .extracting(
                        CourseMap.Place::id,
                        CourseMap.Place::part,
                        CourseMap.Place::question,
                        CourseMap.Place::needs,
                        CourseMap.Place::minutes,
                        CourseMap.Place::planned)
                .containsExactly(
                        tuple("fundamentals/sums", "Counting", "How much?", List.of(), 7, false),
                        tuple("fundamentals/tables", "Counting", "Which rows?", List.of(), 9, false),
                        tuple("fundamentals/means", "Measuring", "What is typical?", List.of("sums"), 80, false),
                        tuple("fundamentals/spreads", "Measuring", "How far from it?", List.of(), 0, true));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... parts) {
        return org.assertj.core.groups.Tuple.tuple(parts);
    }

    @Test
    void a_path_goes_through_its_lessons_and_what_they_need() throws IOException {
        Route route = progress().route();
        assertThat(route.path().name()).isEqualTo(LearningPath.WHOLE);
        route.choose("measuring");
        assertThat(progress().route().places())
                .extracting(CourseMap.Place::slug)
                .containsExactly("sums", "means", "spreads");
        assertThat(progress().route().tasks()).extracting(Task::lesson).containsExactly("sums", "means");
    }

    @Test
    void next_follows_the_path_and_then_the_rest_of_the_course() throws IOException {
        progress().route().choose("measuring");
        assertThat(progress().current().orElseThrow().lesson()).isEqualTo("sums");
        Task sums = progress().current().orElseThrow();
        assertThat(progress().after(sums).orElseThrow().lesson()).isEqualTo("means");
        solve(sums);
        solve(progress().current().orElseThrow());
        assertThat(progress().current().orElseThrow().lesson()).isEqualTo("tables");
    }

    @Test
    void what_was_begun_comes_first_on_whatever_path() throws IOException {
        progress().route().choose("measuring");
        Task tables = files.open().find("tables").get(0);
        Files.writeString(tables.learnerFile(), tables.solution().answer().replace("sum += number", "sum = number"));
        assertThat(progress().current()).contains(tables);
    }

    @Test
    void a_lesson_is_ready_once_what_it_needs_is_done() throws IOException {
        assertThat(standing("means").ready()).isFalse();
        assertThat(standing("sums").ready()).isTrue();
        solve(files.open().find("sums").get(0));
        assertThat(standing("means").ready()).isTrue();
        assertThat(standing("sums").done()).isTrue();
        assertThat(standing("spreads").done()).isFalse();
    }

    private LessonStanding standing(String slug) {
        return LessonStanding.all(progress().route(), progress().all()).stream()
                .filter(lesson -> lesson.place().slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_time_that_is_left_is_that_of_pages_not_begun_and_exercises_not_solved() throws IOException {
        assertThat(LessonStanding.sum(
                        LessonStanding.all(progress().route(), progress().all())))
                .isEqualTo(
                        "0 of 3 lessons done, about 1 h 51 min left; 1 more is planned"); // 7 + 9 + 80 and three times
        // 5
        solve(files.open().find("means").get(0));
        assertThat(LessonStanding.sum(
                        LessonStanding.all(progress().route(), progress().all())))
                .isEqualTo("1 of 3 lessons done, about 26 min left; 1 more is planned");
    }

    @Test
    void a_path_that_does_not_exist_is_refused_and_one_that_is_gone_is_the_whole_course() throws IOException {
        assertThatThrownBy(() -> progress().route().choose("flying"))
                .hasMessage("there is no path flying; there are measuring, looking, all");
        files.write(".gradus/path", "gone\n");
        assertThat(progress().route().path().name()).isEqualTo("all");
    }

    @Test
    void a_path_through_a_lesson_that_no_table_has_fails() {
        files.write("README.md", "| `measuring` | whoever measures | means, medians |\n");
        assertThatThrownBy(() -> LearningPath.of(files.open())).hasMessageContaining("measuring names medians");
        files.write("README.md", "| `a` | whoever | means |\n| `a` | another | sums |\n");
        assertThatThrownBy(() -> LearningPath.of(files.open())).hasMessageContaining("there are two of a");
    }
}
