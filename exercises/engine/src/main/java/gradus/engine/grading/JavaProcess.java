package gradus.engine.grading;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts Java programs of the course (demos, workers) on its whole class path, with the flags its libraries need. */
public final class JavaProcess {
    /** Names a file that holds the class path of everything below the learner's files; the launcher sets it. */
    public static final String CLASS_PATH_FILE = "gradus.classpath.file";

    private static final String HEADLESS = "-Djava.awt.headless=true";
    private static final List<String> FLAGS = List.of(
            HEADLESS,
            "-Dai.djl.offline=true",
            "-Dai.djl.pytorch.num_threads=1",
            "-Dai.djl.pytorch.num_interop_threads=1",
            "-Dai.djl.pytorch.graph_optimizer=false");
    private static final List<String> FLAGS_SINCE_24 =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private JavaProcess() {}

    /**
     * Prepares a process; the caller sets its streams and folder and starts it.
     *
     * @param flags further flags of the virtual machine; a later flag wins over an earlier one
     * @param mainClass the full name of the class to run
     */
    public static ProcessBuilder of(List<String> flags, String mainClass, String... args) {
        return of(FLAGS, flags, mainClass, args);
    }

    /**
     * Prepares a process as an IDE's green arrow starts it: a demo must set by itself what its libraries need.
     *
     * @param flags how the virtual machine works, which must not change what is printed
     */
    public static ProcessBuilder plain(List<String> flags, String mainClass, String... args) {
        return of(List.of(HEADLESS), flags, mainClass, args);
    }

    private static ProcessBuilder of(List<String> usual, List<String> flags, String mainClass, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(usual);
        if (Runtime.version().feature() >= 24) {
            command.addAll(FLAGS_SINCE_24);
        }
        command.addAll(flags);
        command.add(mainClass);
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put("CLASSPATH", ClassPath.WHOLE); // a command line this long would be cut on some systems
        return builder;
    }

    /** Read once: a running watch must not fall over a build folder that is being cleaned. */
    private static final class ClassPath {
        static final String WHOLE = classPath();
    }

    /** The class path of everything below the learner's files: the launcher's, or this process's own. */
    private static String classPath() {
        String file = System.getProperty(CLASS_PATH_FILE);
        if (file != null) {
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the course's class path from " + file, e);
            }
        }
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !Path.of(entry).toAbsolutePath().normalize().endsWith(Path.of("workbook", "target", "classes")))
                .filter(entry -> !Path.of(entry)
                        .toAbsolutePath()
                        .normalize()
                        .endsWith(Path.of("workbook", "target", "test-classes")))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
