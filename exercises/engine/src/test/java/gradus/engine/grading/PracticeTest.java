package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class PracticeTest {
    @TempDir
    Path folder;

    @Test
    void it_compiles_and_runs_a_grader_with_laws_that_hold_and_one_that_fails() throws Exception {
        assertThat(Practice.once().checks())
                .extracting(Verdict.Check::outcome)
                .containsExactly(Verdict.Outcome.PASSED, Verdict.Outcome.FAILED, Verdict.Outcome.PASSED);
    }

    @Test
    void a_worker_loads_from_the_archive_what_practice_has_loaded() throws Exception {
        String engine = jarsOnly();
        Path archive = folder.resolve("engine.jsa");
        String dumped = java(engine, List.of("-XX:ArchiveClassesAtExit=" + archive), Rehearsed.class.getName());
        assertThat(archive).as(dumped).isNotEmptyFile();
        Files.writeString(folder.resolve("engine.classpath"), engine);
        LoadedClasses loaded = LoadedClasses.on(Files.createDirectory(folder.resolve("stage")) + "", archive);
        List<String> flags = new ArrayList<>(loaded.flags());
        flags.addAll(List.of("-Xlog:class+load", "-XX:+UseSerialGC"));
        String said = java(loaded.classPath(), flags, Rehearsed.class.getName());
        for (String name : List.of(
                Worker.class.getName(),
                "com.sun.tools.javac.comp.Attr",
                "org.junit.jupiter.engine.JupiterTestEngine",
                "gradus.engine.check.Agreement",
                "com.fasterxml.jackson.databind.ObjectMapper")) {
            assertThat(said).contains(name + " source: shared objects file (top)");
        }
    }

    /** The engine's own classes as a jar, then its libraries: an archive takes no folders. */
    private String jarsOnly() throws Exception {
        List<Path> entries = Stream.of(JavaProcess.classPath(Optional.empty()).split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<Path> folders = entries.stream().filter(Files::isDirectory).toList();
        Path jar = folder.resolve("engine.jar");
        List<String> arguments = new ArrayList<>(List.of("--create", "--file", jar.toString()));
        folders.forEach(each -> arguments.addAll(List.of("-C", each.toString(), ".")));
        int status = java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return Stream.concat(Stream.of(jar), entries.stream().filter(entry -> !Files.isDirectory(entry)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String java(String classPath, List<String> flags, String mainClass) throws Exception {
        List<String> all = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        all.addAll(flags);
        Process process = JavaProcess.of(classPath, all, mainClass)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (InputStream in = process.getInputStream()) {
            String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        }
    }

    /** As the launcher's rehearsal, without a course. */
    static final class Rehearsed {
        private Rehearsed() {}

        public static void main(String[] args) throws Exception {
            Practice.once();
            System.exit(0);
        }
    }
}
