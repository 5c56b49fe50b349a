package gradus.engine.grading;

import gradus.engine.course.Libraries;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts Java programs of the course (demos, workers) with the flags its libraries need: on the class path of the whole course,
 * or on that of a lesson which brings {@link Libraries} of its own.
 */
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
     * @param classPath from {@link #classPath}
     * @param flags further flags of the virtual machine; a later flag wins over an earlier one
     * @param mainClass the full name of the class to run
     */
    public static ProcessBuilder of(String classPath, List<String> flags, String mainClass, String... args) {
        return of(classPath, FLAGS, flags, mainClass, args);
    }

    /**
     * Prepares a process as an IDE's green arrow starts it: a demo must set by itself what its libraries need.
     *
     * @param classPath from {@link #classPath}
     * @param flags how the virtual machine works, which must not change what is printed
     */
    public static ProcessBuilder plain(String classPath, List<String> flags, String mainClass, String... args) {
        return of(classPath, List.of(HEADLESS), flags, mainClass, args);
    }

    private static ProcessBuilder of(
            String classPath, List<String> usual, List<String> flags, String mainClass, String... args) {
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
        builder.environment().put("CLASSPATH", classPath); // a command line this long would be cut on some systems
        return builder;
    }

    /**
     * The class path of everything below the learner's files.
     *
     * @param own the libraries that the lesson brings, if it brings any
     * @throws EnvironmentException if they were not fetched
     */
    public static String classPath(Optional<Libraries> own) {
        if (own.isEmpty() || isOwn(own.get())) {
            return ClassPath.WHOLE;
        }
        if (own.get().state() == Libraries.State.MISSING) {
            throw new EnvironmentException(own.get().words() + ", and they are not fetched yet: 'gradus run "
                    + own.get().slug() + "' or 'gradus check " + own.get().slug() + "' does it");
        }
        return own.get().classPath();
    }

    /** Whether this process itself runs the tests of the lesson's module, so that its class path is the lesson's. */
    private static boolean isOwn(Libraries own) {
        Path tests = own.workbook().resolve("target/test-classes");
        return System.getProperty(CLASS_PATH_FILE) == null
                && Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .anyMatch(entry ->
                                Path.of(entry).toAbsolutePath().normalize().equals(tests));
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
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(entry -> !isLearners(entry))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Classes of answers and graders, of the workbook or of a module within it; they are compiled anew. */
    private static boolean isLearners(Path entry) {
        Path target = entry.getParent();
        if (target == null || !target.endsWith("target") || target.getNameCount() < 3) {
            return false;
        }
        Path module = target.getParent();
        return module.endsWith("workbook") || module.getParent().endsWith("workbook");
    }
}
