package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonLayoutTest {
    @TempDir
    private Path root;

    @TempDir
    private Path classes;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
        String shelf = "fundamentals/src/main/java/gradus/fundamentals/";
        course.write(shelf + "Require.java", """
                package gradus.fundamentals;

                public final class Require {
                    public static double[] sample(String argument, double[] values, int atLeast) {
                        return values;
                    }
                }
                """);
        course.write(shelf + "demo/Lines.java", """
                package gradus.fundamentals.demo;

                public final class Lines {
                    public void print(String format, Object... values) {}
                }
                """);
        course.write(shelf + "demo/Demo.java", """
                package gradus.fundamentals.demo;

                public final class Demo {
                    public interface Section {
                        void print(Lines lines) throws Exception;
                    }

                    public static Demo of(String... args) {
                        return new Demo();
                    }

                    public Demo section(String name, Section section) {
                        return this;
                    }
                }
                """);
    }

    @Test
    void what_is_laid_out_compiles_and_is_part_of_the_course() throws IOException {
        List<Path> written = new ArrayList<>(new LessonLayout(root, "fundamentals/hidden-markov").write());
        written.addAll(Stream.of("Require", "demo/Demo", "demo/Lines")
                .map(name -> root.resolve("fundamentals/src/main/java/gradus/fundamentals/" + name + ".java"))
                .toList());
        for (String kind : List.of("main", "solution")) {
            String[] sources = written.stream()
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .filter(file -> !file.contains("/src/" + kind + "/java/gradus/workbook"))
                    .toArray(String[]::new);
            String[] command = Stream.concat(
                            Stream.of(
                                    "-Xlint:all,-processing",
                                    "-Werror",
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            Stream.of(sources))
                    .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, command))
                    .isZero();
        }
        Course now = course.open();
        assertThat(now.lessons())
                .extracting(Lesson::id)
                .containsExactly("fundamentals/sums", "fundamentals/hidden-markov");
        assertThat(now.tasks()).extracting(task -> task.id()).contains("fundamentals/hidden-markov/1");
        assertThat(Files.readString(
                        now.find("fundamentals/hidden-markov/1").get(0).learnerFile()))
                .contains("todo(\"add all values\")");
    }

    @Test
    @Tag("proof")
    void its_exercise_holds() throws IOException {
        new LessonLayout(root, "fundamentals/means").write();
        Task task = course.open().find("fundamentals/means/1").get(0);
        try (WorkerGrader grader = WorkerGrader.start()) {
            List<Proof> proofs = new ArrayList<>(Proof.of(task));
            proofs.add(Proof.ofStub(task));
            assertThat(proofs)
                    .hasSizeGreaterThan(7)
                    .allSatisfy(proof ->
                            assertThat(proof.failure(grader)).as(proof.name()).isEmpty());
        }
    }

    @Test
    void a_planned_row_becomes_the_lessons_own() throws IOException {
        course.write(
                "fundamentals/README.md",
                SmallCourse.TABLE
                        + "| 1 | [sums](docs/sums.md) | How much? |\n| 4 | means *(planned)* | What is typical? |\n");
        new LessonLayout(root, "fundamentals/means").write();
        assertThat(root.resolve("fundamentals/README.md"))
                .content()
                .endsWith("| 4 | [means](docs/means.md) | What is typical? |\n");
    }

    @Test
    void what_is_missing_is_said() throws IOException {
        new LessonLayout(root, "fundamentals/means").write();
        Course now = course.open();
        List<String> problems = Lessons.problems(now, now.lesson("means").orElseThrow(), false);
        assertThat(problems)
                .contains("still to do: means.md, line 1: # TODO The question that this lesson answers")
                .anyMatch(problem -> problem.startsWith("still to do: MeansTest.java, line 8"))
                .anyMatch(problem -> problem.startsWith("still to do: Story.java, line 6"))
                .anyMatch(problem -> problem.startsWith("still to do: FirstMeansTest.java"))
                .anyMatch(problem -> problem.startsWith("still to do: FirstMeans.mistakes.md"));
        assertThat(problems)
                .as("the demo cannot run here: nothing is compiled; all else is still to do")
                .filteredOn(problem -> !problem.startsWith("still to do"))
                .singleElement()
                .asString()
                .contains("MeansDemo");
    }

    @ParameterizedTest
    @CsvSource({
        "means, must be named STAGE/LESSON",
        "fundamentals/Means, must be named STAGE/LESSON",
        "../fundamentals/means, must be named STAGE/LESSON",
        "deployment/means, must be a module with a README.md",
        "fundamentals/sums, must not exist yet"
    })
    void what_cannot_be_laid_out_is_refused(String address, String words) {
        assertThatThrownBy(() -> new LessonLayout(root, address)).hasMessageContaining(words);
    }

    @Test
    void nothing_is_overwritten() {
        course.write("fundamentals/src/main/java/gradus/fundamentals/means/Means.java", "mine");
        LessonLayout layout = new LessonLayout(root, "fundamentals/means");
        assertThatThrownBy(layout::write).hasMessageContaining("overwrites nothing");
        assertThat(root.resolve("fundamentals/docs/means.md")).doesNotExist();
    }
}
