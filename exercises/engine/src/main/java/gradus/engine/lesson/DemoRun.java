package gradus.engine.lesson;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.grading.JavaProcess;
import gradus.engine.grading.Spent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a lesson's demo printed and drew.
 *
 * @param sections the printed text by section, each without its {@code == name ==} line
 * @param figures what was drawn, by file name
 */
record DemoRun(Map<String, String> sections, SortedMap<String, Drawing> figures) {
    private static final long LIMIT_SECONDS = 300;
    private static final long LOOK_MILLIS = 50;
    /** A demo runs for some seconds once: optimising its code, and a collector on several cores, cost more than they save. */
    private static final List<String> BRIEFLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Pattern SECTION = Pattern.compile("== (.+) ==");

    /**
     * Runs the demo in a process of its own, in the stage's folder; its figures go to a temporary folder.
     *
     * @throws IllegalArgumentException if it fails or does not end in time
     * @throws gradus.engine.grading.EnvironmentException if the libraries that the lesson brings were not fetched
     */
    static DemoRun of(Lesson lesson, String mainClass) throws IOException {
        Path folder = Files.createTempDirectory("gradus-demo");
        try {
            Path out = folder.resolve("out.txt");
            Path err = folder.resolve("err.txt");
            Path figures = Files.createDirectory(folder.resolve("figures"));
            Process process = JavaProcess.plain(
                            JavaProcess.classPath(Libraries.of(lesson)),
                            BRIEFLY,
                            mainClass,
                            "--figures",
                            figures.toString())
                    .directory(lesson.module().toAbsolutePath().toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            await(process, mainClass, err);
            return new DemoRun(sections(Files.readString(out, StandardCharsets.UTF_8)), drawings(figures));
        } finally {
            delete(folder);
        }
    }

    private static void await(Process process, String mainClass, Path err) throws IOException {
        try {
            Spent spent = new Spent(process);
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < limit) {
                spent.count(); // an ended process no longer says what it spent
            }
            if (process.isAlive()) {
                process.destroyForcibly().waitFor();
                throw new IllegalArgumentException(mainClass + " was still running after " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while " + mainClass + " was running", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalArgumentException(mainClass + " ended with status " + process.exitValue() + ":\n"
                    + Files.readString(err, StandardCharsets.UTF_8));
        }
    }

    static Map<String, String> sections(String output) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        texts.put("", text);
        for (String line : output.lines().toList()) {
            Matcher heading = SECTION.matcher(line);
            if (heading.matches()) {
                text = new StringBuilder();
                if (texts.put(heading.group(1), text) != null) {
                    throw new IllegalArgumentException("the demo has two sections named " + heading.group(1));
                }
            } else {
                text.append(line.stripTrailing()).append('\n');
            }
        }
        Map<String, String> sections = new LinkedHashMap<>();
        texts.forEach((name, body) -> sections.put(name, trimBlankLines(body.toString())));
        return sections;
    }

    private static String trimBlankLines(String text) {
        return text.replaceFirst("\\A(\\s*\n)+", "").stripTrailing();
    }

    private static SortedMap<String, Drawing> drawings(Path folder) throws IOException {
        SortedMap<String, Drawing> drawings = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                drawings.put(name, new Drawing(name, Files.readAllBytes(file)));
            }
        }
        return drawings;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
