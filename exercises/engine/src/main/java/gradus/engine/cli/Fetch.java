package gradus.engine.cli;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import gradus.engine.grading.EnvironmentException;
import gradus.engine.terminal.Console;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Has Maven fetch the libraries that a lesson brings, and build the lesson's own module, when it is first used; says before what
 * they are and how large. The class path is put in place last, so that a fetch that fails leaves nothing to be mistaken for one
 * that did not.
 */
final class Fetch {
    private static final Pattern NOT_FETCHED = Pattern.compile(
            "Could not (transfer|resolve|find)|Unknown host|offline mode|DependencyResolutionException|Non-resolvable");

    private final Libraries libraries;
    private final Consumer<String> notes;
    private final Consumer<String> counter;
    private final Path log;

    private Fetch(Libraries libraries, Consumer<String> notes, Consumer<String> counter) {
        this.libraries = libraries;
        this.notes = notes;
        this.counter = counter;
        this.log = libraries.classPathFile().resolveSibling(libraries.slug() + ".log");
    }

    /**
     * Makes a lesson ready to run: nothing is done where it brings no libraries, or they are there.
     *
     * @throws EnvironmentException if they could not be fetched, or the lesson's module not be built
     */
    static void forLesson(Lesson lesson, Console console) throws IOException {
        ready(Libraries.of(lesson), console);
    }

    /**
     * Makes the lessons of exercises ready to be graded.
     *
     * @throws EnvironmentException as {@link #forLesson} does
     */
    static void forTasks(Collection<Task> tasks, Console console) throws IOException {
        for (Task task : tasks) {
            ready(Libraries.of(task), console);
        }
    }

    /** Those of some exercises that can be graded, after an attempt to make all ready; says why the others cannot be. */
    static List<Task> whereReady(Collection<Task> tasks, Console console) throws IOException {
        List<Task> ready = new ArrayList<>();
        Set<Libraries> refused = new HashSet<>();
        for (Task task : tasks) {
            Optional<Libraries> own = Libraries.of(task);
            if (own.isEmpty() || !refused.contains(own.get())) {
                try {
                    ready(own, console);
                    ready.add(task);
                } catch (EnvironmentException e) {
                    refused.add(own.get());
                    console.note("gradus: " + e.getMessage());
                }
            }
        }
        return ready;
    }

    /**
     * The same, where there is no console to write on.
     *
     * @param notes is told what is fetched and how much, a sentence at a time
     */
    static void forTasks(Collection<Task> tasks, Consumer<String> notes) throws IOException {
        for (Task task : tasks) {
            ready(Libraries.of(task), notes, files -> {});
        }
    }

    private static void ready(Optional<Libraries> libraries, Console console) throws IOException {
        ready(libraries, console::note, files -> {
            if (console.terminal()) {
                console.err().print(files);
                console.err().flush();
            }
        });
    }

    private static void ready(Optional<Libraries> libraries, Consumer<String> notes, Consumer<String> counter)
            throws IOException {
        if (libraries.isPresent() && libraries.get().state() != Libraries.State.READY) {
            new Fetch(libraries.get(), notes, counter).locked();
        }
    }

    /** One at a time: two processes would have two Mavens write the same files. The system frees the lock at a process's end. */
    private void locked() throws IOException {
        Path folder = Files.createDirectories(log.getParent());
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Libraries.State state = libraries.state(); // another process may just have done it
            if (lock.isValid() && state != Libraries.State.READY) {
                notes.accept(
                        state == Libraries.State.MISSING
                                ? libraries.words() + ". Fetching what is not there yet."
                                : "Building what has changed in " + libraries.slug() + ".");
                fetch(state == Libraries.State.MISSING);
            }
        }
    }

    private void fetch(boolean missing) throws IOException {
        Instant begun = Instant.now();
        Path found = libraries.workbook().resolve("target/gradus.classpath");
        Files.deleteIfExists(found);
        if (run(command(missing)) != 0 || !Files.exists(found)) {
            throw new EnvironmentException(explained());
        }
        Path file = libraries.classPathFile();
        Path draft = Files.createTempFile(file.getParent(), libraries.slug(), ".new");
        Files.copy(found, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(draft, FileTime.from(begun));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A miss that Maven remembers from an earlier try is asked for once more. */
    private List<String> command(boolean missing) {
        List<String> command = new ArrayList<>(List.of(
                maven().toString(),
                "-B",
                "-C",
                "-Dstyle.color=never",
                "-DskipTests",
                "-Dlearner.skip=true",
                "-P" + libraries.slug(),
                "-pl",
                name(libraries.room()) + "," + name(libraries.workbook()),
                "-am",
                "compile",
                "dependency:build-classpath",
                "-Dmdep.outputFile=target/gradus.classpath"));
        if (missing) {
            command.add(1, "-U");
        }
        return command;
    }

    private String name(Path module) {
        return libraries.root().relativize(module).toString().replace(File.separatorChar, '/');
    }

    /** As the launcher finds it. */
    private static Path maven() {
        String program = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        String home = System.getenv().getOrDefault("MAVEN_HOME", "");
        Stream<Path> homes = home.isEmpty() ? Stream.empty() : Stream.of(Path.of(home, "bin"));
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(homes, path)
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new EnvironmentException(
                        "Maven 3.8 or newer is needed, but there is no mvn on the PATH: 'gradus doctor' looks at it"));
    }

    /** Runs Maven; its words go into a file. */
    private int run(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(libraries.root().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        Thread end = new Thread(maven::destroy, "end Maven");
        Runtime.getRuntime().addShutdownHook(end);
        maven.getOutputStream().close();
        try (BufferedReader said =
                        new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter words = new PrintWriter(Files.newBufferedWriter(log))) {
            int files = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                words.println(line);
                if (line.contains("Downloaded from")) {
                    counter.accept("\r    " + ++files + " files downloaded ");
                }
            }
            if (files > 0) {
                counter.accept(System.lineSeparator());
            }
            return maven.waitFor();
        } catch (InterruptedException e) {
            maven.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Maven was running", e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** What went wrong, in one sentence. */
    private String explained() throws IOException {
        List<String> lines = Files.readAllLines(log);
        String where = "; the log is in " + log;
        if (lines.stream().anyMatch(line -> line.contains("COMPILATION ERROR"))) {
            String first = lines.stream()
                    .filter(line -> line.startsWith("[ERROR]") && line.contains(".java"))
                    .findFirst()
                    .orElse("");
            return "a source of " + libraries.slug() + " does not compile: " + first.replaceFirst("^\\[ERROR] ", "")
                    + where;
        }
        if (lines.stream().anyMatch(line -> line.contains("No space left on device"))) {
            return "the disk is full: " + libraries.slug() + " needs " + libraries.size() + where;
        }
        if (lines.stream().anyMatch(line -> line.contains("Checksum validation failed"))) {
            return "your network sent something else than " + libraries.what()
                    + " (a sign-in page?): open any page in a browser,"
                    + " sign in, and try again; nothing of it was stored" + where;
        }
        if (lines.stream().anyMatch(line -> NOT_FETCHED.matcher(line).find())) {
            return libraries.what() + " (" + libraries.size()
                    + ") could not be fetched: connect to the internet (or check the"
                    + " proxy in ~/.m2/settings.xml) and try again. What has come is kept, and every other lesson works without it"
                    + where;
        }
        String first = lines.stream()
                .filter(line -> line.startsWith("[ERROR]"))
                .findFirst()
                .orElse("Maven said nothing");
        return "the module of " + libraries.slug() + " could not be built: " + first.replaceFirst("^\\[ERROR] ", "")
                + where;
    }
}
