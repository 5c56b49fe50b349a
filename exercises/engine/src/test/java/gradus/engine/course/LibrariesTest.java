package gradus.engine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.course.Libraries.State;
import gradus.engine.grading.EnvironmentException;
import gradus.engine.grading.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
    private static final String POM = "<project><properties><libraries.what>Apache Spark</libraries.what>"
            + "<libraries.size>336 MB</libraries.size></properties></project>\n";

    @TempDir
    Path root;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
    }

    private Libraries libraries() {
        return Libraries.of(course.open().lessons().get(0)).orElseThrow();
    }

    @Test
    void a_lesson_without_a_pom_of_its_own_brings_none() {
        Lesson lesson = course.open().lessons().get(0);
        assertThat(Libraries.of(lesson)).isEmpty();
        assertThat(Libraries.of(course.task())).isEmpty();
        assertThat(lesson.codeModule()).isEqualTo(lesson.module());
        assertThat(course.task().root()).isEqualTo(root.toAbsolutePath().normalize());
    }

    @Test
    void its_exercises_and_its_code_are_found_in_their_own_modules() throws IOException {
        course.write("fundamentals/sums/pom.xml", POM);
        Files.createDirectories(root.resolve("exercises/workbook/sums"));
        Files.move(root.resolve("exercises/workbook/src"), root.resolve("exercises/workbook/sums/src"));
        Task task = course.task();
        assertThat(task.optional()).isTrue();
        assertThat(task.root()).isEqualTo(root.toAbsolutePath().normalize());
        assertThat(task.id()).isEqualTo("fundamentals/sums/1");
        assertThat(task.learnerFile()).exists();
        assertThat(task.referenceFolder())
                .isEqualTo(libraries().room().resolve("src/main/java/gradus/fundamentals/sums"));
        assertThat(Libraries.of(task)).contains(libraries());
        assertThat(libraries().words()).isEqualTo("sums needs Apache Spark: 336 MB, once");
        assertThat(libraries().bytes()).isEqualTo(336L << 20);
    }

    @Test
    void modules_of_a_profile_are_no_stages() {
        course.write(
                "pom.xml",
                "<project><modules><module>fundamentals</module><module>exercises</module></modules><profiles><profile>"
                        + "<modules><module>fundamentals/sums</module></modules></profile></profiles></project>\n");
        assertThat(course.open().modules()).containsExactly("fundamentals", "exercises");
    }

    @Test
    void a_pom_that_does_not_say_what_and_how_much_is_refused() {
        course.write("fundamentals/sums/pom.xml", POM.replace("libraries.what", "what"));
        assertThatThrownBy(this::libraries)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pom.xml must have the property libraries.what, such as");
        course.write("fundamentals/sums/pom.xml", POM.replace("336 MB", "a lot"));
        assertThatThrownBy(this::libraries)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "libraries.size of sums must be a whole number and KB, MB or GB, such as 336 MB, but was 'a lot'");
    }

    @Test
    void they_are_there_while_every_entry_of_their_class_path_is_and_stale_after_a_change() throws IOException {
        course.write("fundamentals/sums/pom.xml", POM);
        assertThat(libraries().state()).isEqualTo(State.MISSING);
        assertThatThrownBy(() -> JavaProcess.classPath(Optional.of(libraries())))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(
                        "sums needs Apache Spark: 336 MB, once, and they are not fetched yet: 'gradus run sums'");

        Path jar = Files.writeString(root.resolve("spark.jar"), "PK");
        course.write(".gradus/optional/sums.classpath", jar + "\n");
        Files.setLastModifiedTime(
                libraries().classPathFile(), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(libraries().state()).isEqualTo(State.READY);
        assertThat(JavaProcess.classPath(Optional.of(libraries()))).isEqualTo(jar.toString());

        course.write("fundamentals/sums/src/main/java/A.java", "class A {}");
        Path source = root.resolve("fundamentals/sums/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(9)));
        assertThat(libraries().state()).isEqualTo(State.STALE);

        Files.delete(jar);
        assertThat(libraries().state()).isEqualTo(State.MISSING);
    }
}
