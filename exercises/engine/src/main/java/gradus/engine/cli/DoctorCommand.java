package gradus.engine.cli;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.TempFolder;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.LearnerFile;
import gradus.engine.terminal.Difference;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import gradus.engine.terminal.VerdictText;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;

/** Looks at everything the course needs, one line each. */
@Command(
        name = "doctor",
        description = "Look at everything the course needs, and say what to do where something is not right.",
        footer = {"", "Exit status: 0 if nothing is wrong (a note is not), 1 if something is."})
final class DoctorCommand implements Callable<Integer> {
    private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[.\\w-]*");
    private static final long GIB = 1L << 30;

    private final Desk desk;
    private boolean wrong;
    private boolean readable;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        java();
        maven();
        git();
        memory();
        disk();
        temporary();
        writable();
        libraries();
        natives();
        course();
        optional();
        grading();
        chromium();
        return wrong ? Exit.WRONG : Exit.OK;
    }

    private void java() {
        int feature = Runtime.version().feature();
        String found = "Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home");
        boolean compiler = ToolProvider.getSystemJavaCompiler() != null;
        say(
                feature >= 17 && compiler,
                "JDK",
                found + (compiler ? "" : ", without a compiler"),
                "install a JDK, version 17 or newer");
    }

    private void maven() throws IOException {
        boolean windows = File.separatorChar == '\\';
        Optional<String> version = output(windows ? "mvn.cmd" : "mvn", "-v");
        Matcher known = MAVEN.matcher(version.orElse(""));
        if (!known.find()) {
            say(false, "Maven", "not found", "install Maven 3.8 or newer and put mvn on the PATH");
            return;
        }
        int major = Integer.parseInt(known.group(1));
        boolean recent = major > 3 || major == 3 && Integer.parseInt(known.group(2)) >= 8;
        say(recent, "Maven", known.group(), "install Maven 3.8 or newer");
    }

    private void git() throws IOException {
        Optional<String> version = output("git", "--version");
        if (version.isPresent() && Files.exists(desk.root().resolve(".git"))) {
            say(true, "git", version.get().strip(), "");
        } else {
            note(
                    "git",
                    version.isEmpty() ? "not found" : "this folder is no clone",
                    "needed by 'gradus upgrade' alone");
        }
    }

    private void memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        say(total >= 3 * GIB, "memory", gib(total), "deep-learning lessons need about 4 GB: close other programs");
    }

    private void disk() throws IOException {
        long free = Files.getFileStore(desk.root()).getUsableSpace();
        say(free >= GIB, "disk", gib(free) + " free", "make room: libraries and history need about 2 GB");
    }

    private void temporary() {
        Optional<String> problem = TempFolder.problem().or(TempFolder::loadProblem);
        String folder = System.getProperty("java.io.tmpdir");
        String said = problem.orElse("can be written, and libraries load from it: " + folder);
        int remedy = said.lastIndexOf(": ");
        say(
                problem.isEmpty(),
                "temporary",
                problem.isEmpty() ? said : said.substring(0, remedy),
                problem.isEmpty() ? "" : said.substring(remedy + 2));
    }

    private void writable() {
        Path folder = desk.root().resolve(".gradus");
        try {
            Files.createDirectories(folder.resolve("history"));
            Path probe = Files.createTempFile(folder.resolve("history"), "probe", ".tmp");
            Files.delete(probe);
            say(
                    true,
                    "history",
                    "versions of your files are kept in " + desk.workplace().shown(folder.resolve("history")),
                    "");
        } catch (IOException e) {
            say(
                    false,
                    "history",
                    "versions of your files cannot be kept: " + e,
                    "make " + folder + " a folder you may write to");
        }
    }

    private void libraries() throws IOException {
        List<String> missing = classPath().stream()
                .filter(entry -> !Files.exists(Path.of(entry)))
                .toList();
        say(
                missing.isEmpty(),
                "libraries",
                missing.isEmpty() ? classPath().size() + " on the class path" : "missing: " + missing.get(0),
                "delete .gradus/build and start ./gradus again, connected to the internet");
    }

    private void natives() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch");
        String platform = (os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux") + "-"
                + (cpu.equals("aarch64") ? "aarch64" : "x86_64");
        Optional<String> jar = classPath().stream()
                .filter(entry -> entry.contains("pytorch-native-cpu"))
                .findFirst();
        boolean fits = jar.isPresent() && jar.get().contains(platform);
        String found = jar.map(entry -> Path.of(entry).getFileName().toString()).orElse("none");
        say(
                fits,
                "PyTorch",
                found + " for " + platform,
                "deep-learning lessons run on Linux (x86-64, ARM), macOS (ARM)"
                        + " and Windows (x86-64); everything else works without it");
    }

    private static List<String> classPath() throws IOException {
        String file = System.getProperty("gradus.classpath.file");
        String path = file == null
                ? System.getProperty("java.class.path")
                : Files.readString(Path.of(file)).strip();
        return List.of(path.split(Pattern.quote(File.pathSeparator)));
    }

    private void course() {
        try {
            Course course = desk.course();
            readable = true;
            List<String> damaged = new ArrayList<>();
            for (Task task : course.tasks()) {
                if (!Files.exists(task.solutionFile())) {
                    damaged.add(desk.workplace().shown(task.solutionFile()) + " is missing");
                } else if (!LearnerFile.of(task).readable()) {
                    damaged.add(task.id() + ": " + LearnerFile.of(task).problem());
                }
            }
            String counted = Marks.count(course.lessons().size(), "lesson") + ", "
                    + Marks.count(course.tasks().size(), "exercise");
            say(
                    damaged.isEmpty(),
                    "course",
                    damaged.isEmpty() ? counted : String.join("; ", damaged),
                    "'git status' shows what was changed; 'git checkout -- FILE' brings a file of the course back");
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            say(
                    false,
                    "course",
                    e.getMessage(),
                    "'git status' shows what was changed; 'git checkout -- FILE' brings it back");
        }
    }

    /** Lessons that bring libraries of their own. */
    private void optional() {
        for (Lesson lesson : readable ? desk.course().lessons() : List.<Lesson>of()) {
            Libraries.of(lesson).ifPresent(own -> {
                if (own.state() == Libraries.State.MISSING) {
                    note("optional", own.words(), "'gradus run " + own.slug() + "' fetches it");
                } else {
                    say(true, "optional", own.what() + " for " + own.slug() + " is fetched", "");
                }
            });
        }
    }

    private void grading() {
        Optional<Task> first = (readable ? desk.course().tasks() : List.<Task>of())
                .stream().filter(task -> !task.optional()).findFirst();
        if (first.isEmpty()) {
            return;
        }
        try (Grader grader = desk.workplace().startGrader()) {
            long start = System.nanoTime();
            Verdict verdict = grader.grade(first.get(), Difference.answer(first.get()));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            say(
                    verdict.passed(),
                    "grading",
                    "the solution of " + first.get().id() + ": " + VerdictText.summary(verdict) + ", " + millis
                            + " ms from a cold start",
                    "run 'gradus verify " + first.get().id() + "' to see why");
        } catch (java.io.UncheckedIOException | IllegalStateException e) {
            say(
                    false,
                    "grading",
                    e.getMessage(),
                    "see whether another program uses up memory or forbids Java to listen on localhost");
        }
    }

    private void chromium() {
        for (String name : List.of("chromium", "chromium-browser", "google-chrome", "chrome")) {
            Optional<Path> found = onPath(name);
            if (found.isPresent()) {
                say(true, "Chromium", found.get().toString(), "");
                return;
            }
        }
        note("Chromium", "not found", "only tests of web pages use it; they are skipped without");
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<String> output(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // there is no such program
        }
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIB);
    }

    private void say(boolean ok, String what, String found, String remedy) {
        wrong |= !ok;
        Style style = desk.style();
        String sign = ok ? style.green("ok    ") : style.red("not ok");
        desk.console().line(sign + "  " + String.format(Locale.ROOT, "%-9s", what) + " " + found);
        if (!ok) {
            desk.console().line("        " + " ".repeat(10) + "→ " + remedy);
        }
    }

    private void note(String what, String found, String words) {
        String sign = desk.style().yellow("note  ");
        desk.console().line(sign + "  " + String.format(Locale.ROOT, "%-9s", what) + " " + found + ": " + words);
    }
}
