package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedClassesTest {
    @TempDir
    Path build;

    private String path(String... entries) {
        return String.join(File.pathSeparator, entries);
    }

    private Path archive(String content) throws IOException {
        Files.writeString(build.resolve("engine.classpath"), path("engine.jar", "junit.jar") + "\n");
        return Files.writeString(build.resolve("engine-17.jsa"), content);
    }

    @Test
    void a_class_path_begins_as_that_of_the_archive_and_names_nothing_twice() throws Exception {
        Path archive = archive("classes");
        LoadedClasses loaded = LoadedClasses.on(path("stage", "junit.jar", "djl.jar"), archive);
        assertThat(loaded.classPath()).isEqualTo(path("engine.jar", "junit.jar", "stage", "djl.jar"));
        assertThat(loaded.flags()).isEqualTo(List.of("-XX:SharedArchiveFile=" + archive));
    }

    @Test
    void without_an_archive_it_stays_as_it_is() throws Exception {
        LoadedClasses asItIs = new LoadedClasses(path("stage", "djl.jar"), List.of());
        assertThat(LoadedClasses.on(asItIs.classPath(), build.resolve("none.jsa")))
                .isEqualTo(asItIs);
        assertThat(LoadedClasses.on(asItIs.classPath(), archive("")))
                .as("Java could not make it")
                .isEqualTo(asItIs);
        Files.delete(build.resolve("engine.classpath"));
        assertThat(LoadedClasses.on(asItIs.classPath(), build.resolve("engine-17.jsa")))
                .isEqualTo(asItIs);
    }
}
