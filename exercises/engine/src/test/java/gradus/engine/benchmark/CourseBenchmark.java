package gradus.engine.benchmark;

import gradus.engine.course.Course;
import gradus.engine.proof.Part;
import gradus.engine.proof.RememberedCosts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures the engine on a course of 80 lessons. No test: run its {@code main} with the root of a course that
 * {@code ./gradus verify} has built and proven; it takes some minutes. The time of a whole proof is projected from what
 * the lessons cost that were copied.
 */
final class CourseBenchmark {
    private static final int LESSONS = 80;
    private static final int REPEATS = 5;

    private final Path built;
    private final Path root;

    private CourseBenchmark(Path model, Path root) {
        this.built = model.resolve(".gradus/build");
        this.root = root;
    }

    /** Takes the root of the course to copy, and an empty folder for the copies. */
    public static void main(String[] args) throws Exception {
        Path model = Path.of(args[0]).toAbsolutePath().normalize();
        Path root = Path.of(args[1]).toAbsolutePath().normalize();
        GeneratedCourse course = GeneratedCourse.write(Course.open(model), root, LESSONS);
        System.out.println(course.lessons() + " lessons, " + course.exercises() + " exercises");
        CourseBenchmark benchmark = new CourseBenchmark(model, root);
        System.out.printf(Locale.ROOT, "first list, every grader parsed   %5.2f s%n", benchmark.seconds("list"));
        benchmark.say("list", "list");
        benchmark.say("status (./gradus)", "");
        benchmark.say("check, cold", "check", "fundamentals/descriptive-1/1");
        System.out.printf(Locale.ROOT, "watch until ready                 %5.2f s%n", benchmark.watchReady());
        benchmark.project(model);
    }

    private void say(String what, String... command) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            all.add(seconds(Stream.of(command).filter(word -> !word.isEmpty()).toArray(String[]::new)));
        }
        all.sort(null);
        System.out.printf(Locale.ROOT, "%-33s %5.2f s (median of %s)%n", what, all.get(REPEATS / 2), all);
    }

    private double seconds(String... command) throws Exception {
        long begun = System.nanoTime();
        Process process = start(command);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() > 1) {
            throw new IOException(Arrays.toString(command) + " failed:\n" + said);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** From its start until it says what it watches. */
    private double watchReady() throws Exception {
        long begun = System.nanoTime();
        Process process = start("watch", "--plain");
        StringBuilder said = new StringBuilder();
        for (int c = process.getInputStream().read();
                c >= 0;
                c = process.getInputStream().read()) {
            said.append((char) c);
            if (said.indexOf("Watching") >= 0) {
                break;
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        process.destroy();
        if (said.indexOf("Watching") < 0) {
            throw new IOException("watch never said that it was watching, but:\n" + said);
        }
        return seconds;
    }

    /** As the launcher starts it. */
    private Process start(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:disable"));
        try (Stream<Path> archives = Files.list(built)) {
            archives.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .ifPresent(archive -> all.add("-XX:SharedArchiveFile=" + archive));
        }
        all.addAll(List.of(
                "-cp",
                Files.readString(built.resolve("engine.classpath")).strip(),
                "-Dgradus.root=" + root,
                "-Dgradus.classpath.file=" + built.resolve("workbook.classpath"),
                "gradus.engine.cli.Gradus"));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .directory(root.toFile())
                .start();
    }

    /** What all copies would cost, from what each original cost. */
    private void project(Path model) throws IOException {
        RememberedCosts costs = RememberedCosts.of(model);
        Course original = Course.open(model);
        Course copies = Course.open(root);
        double exercises = copies.tasks().stream()
                .mapToDouble(task -> costs.expected(Part.of(
                        original.find(original(task.lessonId()) + "/" + task.number())
                                .get(0),
                        true)))
                .sum();
        double demos = copies.lessons().stream()
                .mapToDouble(lesson -> costs.expected(
                        Part.of(original, original.lesson(original(lesson.id())).orElseThrow(), false)))
                .sum();
        System.out.printf(
                Locale.ROOT,
                "proof, projected                  %5.0f s of one core (exercises %.0f, demos %.0f), %.0f min on two%n",
                exercises + demos,
                exercises,
                demos,
                (exercises + demos) / 2 / 60);
    }

    private static String original(String lessonId) {
        return lessonId.replaceFirst("-\\d+$", "").replace(File.separatorChar, '/');
    }
}
