package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Lesson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionalModulesTest {
    private static final String PROFILE = "<profile><id>sums</id><modules>\n<module>fundamentals/sums</module>\n"
            + "<module>exercises/workbook/sums</module></modules></profile>";

    @TempDir
    Path folder;

    private SmallCourse course;

    @BeforeEach
    void write() throws IOException {
        Path root = Files.createDirectory(folder.resolve("course"));
        course = SmallCourse.in(root);
        Path large = Files.write(folder.resolve("large.jar"), new byte[400 << 10]);
        Path own = Files.write(root.resolve("room.jar"), new byte[900 << 10]);
        course.write(".gradus/optional/sums.classpath", large + File.pathSeparator + own);
        pom(PROFILE, "400 KB");
    }

    private void pom(String profile, String size) {
        course.write(
                "pom.xml",
                "<project><modules><module>fundamentals</module></modules><profiles>" + profile
                        + "</profiles></project>");
        course.write(
                "fundamentals/sums/pom.xml",
                "<libraries.what>Large</libraries.what><libraries.size>" + size + "</libraries.size>");
    }

    private List<String> problems() throws IOException {
        Lesson lesson = course.open().lessons().get(0);
        return OptionalModules.problems(lesson);
    }

    @Test
    void what_is_said_of_libraries_is_true() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_size_that_is_wrong_by_more_than_a_fifth_is_told() throws IOException {
        pom(PROFILE, "300 KB");
        assertThat(problems())
                .containsExactly(
                        "libraries.size of sums must be within a fifth of 0.4 MB, what its libraries add to the"
                                + " course's, but was 300 KB");
        pom(PROFILE, "450 KB");
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_missing_or_incomplete_profile_is_told() throws IOException {
        pom(PROFILE.replace("workbook/sums", "workbook"), "400 KB");
        assertThat(problems())
                .containsExactly("the root pom.xml must have a profile sums with the modules fundamentals/sums and"
                        + " exercises/workbook/sums");
    }
}
