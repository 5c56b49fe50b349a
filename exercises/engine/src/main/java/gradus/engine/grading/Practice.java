package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Grades an answer in this process, so that all is loaded which that needs; the launcher keeps the loaded classes for others. */
public final class Practice {
    private static final String SOLUTION = """
            package gradus.workbook.practice.practice;
            public class Practised {
                public static double total(double[] values) {
                    // begin solution: add them up
                    double total = 0;
                    for (double value : values) {
                        total += value;
                    }
                    return total;
                    // end solution
                }
            }
            """;
    private static final String GRADER = """
            package gradus.workbook.practice.practice;
            import static gradus.engine.expect.Expect.expect;
            import gradus.engine.check.*;
            import gradus.engine.exercise.*;
            import org.junit.jupiter.api.Test;
            @Exercise(lesson = "practice", number = 1, title = "Practice", kind = Kind.BUILD, points = 1, minutes = 1)
            class PractisedTest {
                @Test
                void passes() {
                    expect("the total of 1, 2", Practised.total(new double[] {1, 2})).usually("Add.").toBeCloseTo(3, 1e-12);
                }
                @Test
                @Needs("passes")
                void fails() {
                    expect("the total of 1", Practised.total(new double[] {1})).usually("Add.").toBeCloseTo(2, 1e-12);
                }
                @Test
                @Needs("passes")
                void agrees_with_the_solution() {
                    Agreement.on(Samples.numbers()).ask("the total of {}", any -> Practised.total(any)).within(1e-9).holds();
                }
            }
            """;

    private Practice() {}

    /**
     * Grades a small answer.
     *
     * @throws IllegalStateException if what comes is not the verdict that must come
     */
    public static Verdict once() throws IOException {
        Path workbook = Files.createTempDirectory("gradus-practice");
        try {
            Task task = task(workbook);
            write(task.graderFile(), GRADER);
            write(task.solutionFile(), SOLUTION);
            Verdict verdict = graded(new Frames.Job(task, task.solution().answer()));
            if (verdict.status() != Verdict.Status.WRONG || verdict.checks().size() != 3) {
                throw new IllegalStateException("one of three checks must fail, but it was " + verdict);
            }
            return verdict;
        } finally {
            delete(workbook);
        }
    }

    private static Verdict graded(Frames.Job job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Frames.write(out, Frames.JOB, job);
        Frames.Job came = read(bytes).as(Frames.Job.class);
        bytes.reset();
        new Worker(out).answer(came);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        Frames.Frame frame = Frames.read(in);
        while (frame.kind() == Frames.BEAT) {
            frame = Frames.read(in);
        }
        return frame.as(Verdict.class);
    }

    private static Frames.Frame read(ByteArrayOutputStream bytes) throws IOException {
        return Frames.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static Task task(Path workbook) {
        return new Task(
                "practice",
                "practice",
                1,
                "gradus.workbook.practice.practice.Practised",
                "Practice",
                Kind.BUILD,
                1,
                1,
                10,
                List.of(),
                List.of("passes", "fails", "agrees_with_the_solution"),
                "",
                workbook);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
