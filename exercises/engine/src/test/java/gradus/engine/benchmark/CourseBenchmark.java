package gradus.engine.benchmark;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
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
import java.util.concurrent.Callable;

/**
 * Measures the engine on a course of many lessons. No test: the engine's README has the command. The course to copy must have
 * been built by {@code ./gradus}, and proven by {@code ./gradus verify} for the projection of the proof's time, which comes from
 * what the lessons cost that were copied. Each command is a process of its own, through the launcher, as a learner starts it.
 */
final class CourseBenchmark {
    private static final int LESSONS = 80;
    private static final int REPEATS = 7;
    private static final String EXERCISE = "fundamentals/%s-1/1";

    private final Path root;

    private CourseBenchmark(Path root) {
        this.root = root;
    }

    /** Takes the root of the course to copy, an empty folder outside of it, perhaps a number of lessons, perhaps {@code --proof}. */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        boolean proof = words.remove("--proof");
        if (words.size() < 2 || words.size() > 3) {
            throw new IllegalArgumentException(
                    "arguments must be COURSE EMPTY-FOLDER [LESSONS] [--proof], but were " + List.of(args));
        }
        Path model = Path.of(words.get(0)).toAbsolutePath().normalize();
        Path root = Path.of(words.get(1)).toAbsolutePath().normalize();
        if (root.startsWith(model)) {
            throw new IllegalArgumentException("the empty folder must lie outside of the course, but was " + root);
        }
        int lessons = words.size() == 3 ? Integer.parseInt(words.get(2)) : LESSONS;
        Course original = Course.open(model);
        GeneratedCourse course = GeneratedCourse.write(original, root, lessons);
        course.shareBuild();
        System.out.println(course.lessons() + " lessons, " + course.exercises() + " exercises");
        CourseBenchmark benchmark = new CourseBenchmark(root);
        benchmark.measure(String.format(EXERCISE, original.lessons().get(0).slug()));
        benchmark.project(model);
        if (proof) {
            System.out.printf(
                    Locale.ROOT,
                    "proof of the exercises            %5.0f s%n",
                    benchmark.seconds("verify", "--exercises"));
        }
    }

    private void measure(String exercise) throws Exception {
        System.out.printf(Locale.ROOT, "first list, every grader parsed   %6.3f s%n", seconds("list"));
        say("list", () -> seconds("list"));
        say("home (./gradus)", () -> seconds());
        say("watch until ready", this::watchReady);
        say("check of a stub", () -> seconds("check", exercise));
        Task task = Course.open(root).find(exercise).get(0);
        say("check, cold", () -> checkCold(task));
    }

    private static void say(String what, Callable<Double> measured) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            all.add(measured.call());
        }
        all.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-33s %6.3f s (median of %d, %.3f to %.3f)%n",
                what,
                all.get(REPEATS / 2),
                REPEATS,
                all.get(0),
                all.get(REPEATS - 1));
    }

    /** A right answer that was never graded. */
    private double checkCold(Task task) throws Exception {
        Files.writeString(task.learnerFile(), task.solution().answer() + "// " + System.nanoTime() + "\n");
        return seconds("check", task.id());
    }

    private double seconds(String... command) throws Exception {
        long begun = System.nanoTime();
        Process process = start(command);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
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
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        process.waitFor();
        if (said.indexOf("Watching") < 0) {
            throw new IOException("watch never said that it was watching, but:\n" + said);
        }
        return seconds;
    }

    private Process start(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(root.resolve("gradus").toString()));
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
