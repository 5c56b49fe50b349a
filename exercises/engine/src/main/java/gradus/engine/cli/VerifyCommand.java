package gradus.engine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.lesson.Lessons;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.proof.Proof;
import gradus.engine.proof.ProofReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves the course itself. */
@Command(
        name = "verify",
        description = "Prove the course: stubs are not started, solutions and alternatives pass, every known mistake is"
                + " caught with its words, every lesson says what its code says.",
        footer = {"", "Exit status: 0 if everything holds, 1 if something does not."})
final class VerifyCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE|LESSON|STAGE", description = "Prove this part alone.")
    private String address;

    @Option(names = "--course", description = "Also that the stubs are what the generator writes (nothing was begun).")
    private boolean stubs;

    @Option(names = "--exercises", description = "Leave the lessons out (they run every demo).")
    private boolean exercisesOnly;

    @Option(
            names = "--json",
            paramLabel = "F",
            description = "Write counts and failures as JSON (- for the standard output).")
    private Path json;

    VerifyCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException {
        Course course = workplace.course();
        List<Lesson> lessons = lessons(course);
        List<Task> tasks = address == null
                ? course.tasks()
                : course.tasks().stream()
                        .filter(task -> course.find(address).contains(task))
                        .toList();
        if (tasks.isEmpty() && lessons.isEmpty()) {
            workplace.tasks(address); // says what was probably meant
        }
        ProofReport.Tally tally = new ProofReport.Tally();
        try (Grader grader = workplace.startGrader()) {
            tasks.forEach(task -> prove(task, grader, tally));
        }
        if (!exercisesOnly) {
            lessons.forEach(lesson -> prove(course, lesson, tally));
        }
        ProofReport report = tally.report();
        if (json != null) {
            write(report);
        }
        summarise(report);
        return report.proven() ? Gradus.OK : Gradus.WRONG;
    }

    private List<Lesson> lessons(Course course) {
        return course.lessons().stream()
                .filter(lesson -> address == null
                        || lesson.stage().equals(address)
                        || lesson.slug().equals(address)
                        || lesson.id().equals(address))
                .toList();
    }

    private void prove(Task task, Grader grader, ProofReport.Tally tally) {
        List<Proof> proofs = new ArrayList<>(Proof.of(task));
        if (stubs) {
            proofs.add(Proof.ofStub(task));
        }
        List<String> failures = new ArrayList<>();
        for (Proof proof : proofs) {
            String failure = proof.failure(grader);
            tally.add(proof, failure);
            if (!failure.isEmpty()) {
                failures.add(proof.name() + ": " + failure);
            }
        }
        said(task.id(), Marks.count(proofs.size(), "claim"), failures);
    }

    private void prove(Course course, Lesson lesson, ProofReport.Tally tally) {
        List<String> failures = new ArrayList<>();
        try {
            failures.addAll(Lessons.problems(course, lesson, false));
        } catch (IOException | IllegalArgumentException e) {
            failures.add(e.toString());
        }
        failures.forEach(failure -> tally.fail(lesson.id() + ": " + failure));
        said(lesson.id(), "the lesson", failures);
    }

    private void said(String id, String what, List<String> failures) {
        Console console = progress();
        Style style = console.style();
        console.line((failures.isEmpty() ? style.green("✓") : style.red("✗")) + " " + id + style.dim("  " + what));
        failures.forEach(failure -> failure.lines().forEach(line -> console.line("    " + style.red(line))));
    }

    /** Where progress goes: beside the output when that is the JSON. */
    private Console progress() {
        Console console = workplace.console();
        boolean jsonOnOut = json != null && json.toString().equals("-");
        return jsonOnOut
                ? new Console(console.err(), console.err(), console.in(), Style.PLAIN, false, false, console.columns())
                : console;
    }

    private void write(ProofReport report) throws IOException {
        String text =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report) + "\n";
        if (json.toString().equals("-")) {
            workplace.console().out().print(text);
            workplace.console().out().flush();
        } else {
            AtomicFiles.write(json, text);
        }
    }

    private void summarise(ProofReport report) {
        Console console = progress();
        console.line("");
        console.line(Marks.count(report.exercises(), "exercise") + ": " + report.stubsNotStarted()
                + " stubs not started, " + (stubs ? report.stubsGenerated() + " as generated, " : "")
                + report.solutionsPassed() + " solutions passed, " + report.alternativesPassed() + " of "
                + Marks.count(report.alternatives(), "alternative") + " passed, " + report.mistakesCaught() + " of "
                + Marks.count(report.mistakes(), "mistake") + " caught.");
        console.line(
                report.proven()
                        ? console.style().green("Everything holds.")
                        : console.style().red(Marks.count(report.failures().size(), "failure") + "."));
    }
}
