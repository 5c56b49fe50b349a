package gradus.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks {@link Build} as {@code gradus.cmd} does: in a process of its own, with no class path but its own classes. */
@Tag("proof")
class BuildTest {
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "exercises/pom.xml",
            "exercises/engine/pom.xml",
            "exercises/engine/src/main/java/Engine.java",
            "exercises/web/pom.xml",
            "exercises/web/src/main/java/Page.java",
            "exercises/workbook/pom.xml",
            "exercises/workbook/src/main/java/Answer.java",
            "fundamentals/pom.xml",
            "fundamentals/src/main/java/Mean.java");

    @TempDir
    Path folder;

    private Path course;

    private record Ended(int status, String words) {}

    @BeforeEach
    void layOut() throws Exception {
        course = Files.createDirectories(folder.resolve("my café"));
        for (String source : SOURCES) {
            Files.createDirectories(course.resolve(source).getParent());
            Files.writeString(course.resolve(source), "");
        }
        try (Stream<Path> all = Files.walk(course)) {
            for (Path path : all.toList()) {
                age(path, 3600);
            }
        }
        for (String module : List.of("engine", "web", "workbook")) {
            Path target = Files.createDirectories(course.resolve("exercises/" + module + "/target"));
            Files.writeString(target.resolve("gradus.classpath"), libraries() + "\n");
        }
    }

    private String libraries() {
        return course.resolve("fundamentals/target/classes") + File.pathSeparator + course.resolve("pom.xml");
    }

    private static void age(Path file, long seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private static Ended build(String... args) throws IOException, InterruptedException {
        Path classes = Path.of("target/classes").toAbsolutePath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.concat(
                        Stream.of(java, "-cp", classes.toString(), Build.class.getName()), Stream.of(args))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), words);
    }

    private void finish() throws Exception {
        Path started = Files.createDirectories(course.resolve(".gradus/build")).resolve("started");
        Files.writeString(started, "the build\n");
        assertThat(build("finish", course.toString())).isEqualTo(new Ended(0, ""));
    }

    private int fresh() throws Exception {
        Ended ended = build("fresh", course.toString());
        assertThat(ended.words()).isEmpty();
        return ended.status();
    }

    @Test
    void what_was_never_built_is_stale_and_what_was_is_fresh() throws Exception {
        assertThat(fresh()).isEqualTo(1);
        finish();
        assertThat(fresh()).isZero();
        assertThat(course.resolve("fundamentals/target/classes")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "exercises/engine/pom.xml",
                "exercises/web/src/main/java/Page.java",
                "fundamentals/src/main/java/Mean.java",
                "fundamentals/src/main/java"
            })
    void whatever_is_newer_makes_it_stale(String source) throws Exception {
        finish();
        age(course.resolve(source), -2);
        assertThat(fresh()).isEqualTo(1);
    }

    @Test
    void an_answer_never_makes_it_stale() throws Exception {
        finish();
        age(course.resolve("exercises/workbook/src/main/java/Answer.java"), -2);
        assertThat(fresh()).isZero();
    }

    @Test
    void a_source_saved_while_maven_ran_makes_it_stale() throws Exception {
        Path started = Files.createDirectories(course.resolve(".gradus/build")).resolve("started");
        Files.writeString(started, "");
        age(started, 60);
        age(course.resolve("fundamentals/src/main/java/Mean.java"), 30);
        assertThat(build("finish", course.toString()).status()).isZero();
        assertThat(fresh()).isEqualTo(1);
    }

    @Test
    void a_library_that_is_gone_or_a_course_that_was_moved_makes_it_stale() throws Exception {
        finish();
        Files.delete(course.resolve("fundamentals/target/classes"));
        assertThat(fresh()).isEqualTo(1);

        finish();
        Path moved = Files.move(course, folder.resolve("moved"));
        assertThat(build("fresh", moved.toString()).status()).isEqualTo(1);
    }

    @Test
    void java_takes_the_class_path_from_the_argument_file_whatever_the_path_holds() throws Exception {
        finish();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + course.resolve(".gradus/build/web.args"),
                        "-XshowSettings:properties",
                        "-version")
                .redirectErrorStream(true)
                .start();
        String settings = new String(process.getInputStream().readAllBytes());
        assertThat(settings)
                .contains("java.class.path = " + course.resolve("exercises/web/target/classes"))
                .contains(course.resolve("fundamentals/target/classes").toString());
    }

    @Test
    void what_maven_did_not_write_is_named() throws Exception {
        Files.delete(course.resolve("exercises/web/target/gradus.classpath"));
        Files.createDirectories(course.resolve(".gradus/build"));
        Ended ended = build("finish", course.toString());
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.words())
                .startsWith("gradus: the build's folder " + course.resolve(".gradus/build") + " could not be used:")
                .contains("web" + File.separator + "target" + File.separator + "gradus.classpath")
                .hasLineCount(1);
    }

    @Test
    void other_arguments_are_refused() throws Exception {
        assertThat(build("fresh"))
                .isEqualTo(new Ended(2, "gradus: the arguments must be fresh ROOT or finish ROOT, but were [fresh]\n"));
    }

    @ParameterizedTest
    @CsvSource({"a 😊 course, U+1F60A", "semi;colon, U+003B"})
    void a_folder_that_java_cannot_have_in_a_class_path_is_refused(String name, String character) throws Exception {
        Path moved = Files.move(course, folder.resolve(name));
        Ended ended = build("finish", moved.toString());
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.words()).contains("has a character (" + character + ") that Java cannot use in a class path");
    }

    @Test
    void a_build_from_the_future_is_stale() throws Exception {
        finish();
        age(course.resolve(".gradus/build/root"), -3600);
        assertThat(fresh()).isEqualTo(1);
    }
}
