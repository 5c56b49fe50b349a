package gradus.engine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import gradus.engine.lesson.Lessons;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.progress.Rewrites;
import gradus.engine.proof.Cost;
import gradus.engine.proof.Costs;
import gradus.engine.proof.Part;
import gradus.engine.proof.ProofPool;
import gradus.engine.proof.ProofReport;
import gradus.engine.proof.RememberedCosts;
import gradus.engine.proof.TestReports;
import gradus.engine.proof.Unproven;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves the course itself. */
@Command(
        name = "verify",
        description = "Prove the course: stubs are not started, solutions and alternatives pass, every known mistake is"
                + " caught with its words, every lesson says what its code says.",
        footer = {
            "",
            "Exit status: 0 if everything holds, 1 if something does not (or, with --budgets, costs too much)."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE|LESSON|STAGE", description = "Prove this part alone.")
    private String address;

    @Option(names = "--course", description = "Also that the stubs are what the generator writes (nothing was begun).")
    private boolean stubs;

    @Option(names = "--exercises", description = "Leave the lessons out (they run every demo).")
    private boolean exercisesOnly;

    @Option(
            names = "--update",
            description =
                    "First write the stubs and the fences of the pages as they must be (undo brings an answer back).")
    private boolean update;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many workers prove at a time (default: one for each core).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--budgets", description = "Fail when a part costs more than it may (on a quiet machine).")
    private boolean budgets;

    @Option(names = "--tests", description = "Also list what the classes of tests took, from the last run of Maven.")
    private boolean tests;

    @Option(
            names = "--json",
            paramLabel = "F",
            description = "Write counts, failures and costs as JSON (- for the standard output).")
    private Path json;

    VerifyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        if (jobs < 1) {
            throw new IllegalArgumentException("--jobs must be at least 1, but was " + jobs);
        }
        if (update && address == null) {
            throw new IllegalArgumentException("--update must come with what to write, such as a lesson");
        }
        Course course = desk.course();
        List<Lesson> leftOut = leftOut(course);
        List<Part> parts = parts(course, leftOut);
        ProofReport.Tally tally = new ProofReport.Tally();
        List<Cost> spent = new ArrayList<>();
        Cost start;
        RememberedCosts remembered = RememberedCosts.of(desk.root());
        try (ProofPool pool = ProofPool.start(parts, jobs, remembered::expected, desk.workplace()::startGrader)) {
            for (Part part : parts) {
                said(part, collect(part, pool, tally));
                spent.add(pool.cost(part));
            }
            start = pool.start();
        }
        remembered.remember(spent);
        spent.add(start);
        unproven(course, tally);
        if (tests) {
            spent.addAll(TestReports.in(course));
            spent.addAll(TestReports.libraryTests(course));
        }
        return finish(tally.report(), Costs.of(course, spent));
    }

    private Integer finish(ProofReport report, Costs costs) throws IOException {
        if (json != null) {
            write(report, costs);
        }
        summarise(report, costs);
        return report.proven() && !(budgets && !costs.exceeded().isEmpty()) ? Exit.OK : Exit.WRONG;
    }

    /** Lessons whose libraries are not fetched: fetched where they are named, or in CI; else they stay unproven, and it is said. */
    private List<Lesson> leftOut(Course course) throws IOException {
        List<Lesson> leftOut = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            Optional<Libraries> own = Libraries.of(lesson);
            boolean named = lessons(course).contains(lesson)
                    || course.find(address == null ? "" : address).stream()
                            .anyMatch(task -> task.lessonId().equals(lesson.id()));
            if (own.isEmpty() || !named) {
                continue;
            }
            if (own.get().state() == Libraries.State.MISSING && address == null && System.getenv("CI") == null) {
                leftOut.add(lesson);
                progress()
                        .line(desk.style().yellow("–") + " " + lesson.id() + "  not proven: "
                                + own.get().words() + " ('gradus verify " + lesson.slug() + "' fetches it)");
            } else {
                Fetch.forLesson(lesson, progress());
            }
        }
        return leftOut;
    }

    private List<Part> parts(Course course, List<Lesson> leftOut) throws IOException {
        List<String> unready = leftOut.stream().map(Lesson::id).toList();
        List<Lesson> lessons = new ArrayList<>(lessons(course));
        lessons.removeAll(leftOut);
        List<Task> found = (address == null ? course.tasks() : course.find(address))
                .stream().filter(task -> !unready.contains(task.lessonId())).toList();
        if (found.isEmpty() && lessons.isEmpty()) {
            desk.tasks(address); // says what was probably meant
        }
        List<Part> parts = new ArrayList<>();
        for (Task task : course.tasks()) {
            if (found.contains(task)) {
                if (update) {
                    new Rewrites(desk.workplace().history()).reset(task);
                }
                parts.add(Part.of(task, stubs));
            }
        }
        if (!exercisesOnly) {
            lessons.forEach(lesson -> parts.add(Part.of(course, lesson, update)));
        }
        return parts;
    }

    /** Files beside the solutions that nothing proves: in the folders of what is proven here, or anywhere. */
    private void unproven(Course course, ProofReport.Tally tally) throws IOException {
        Path root = course.root().toAbsolutePath().normalize();
        Set<Path> folders = (address == null ? course.tasks() : course.find(address))
                .stream()
                        .map(task ->
                                task.solutionFile().toAbsolutePath().normalize().getParent())
                        .collect(Collectors.toSet());
        List<String> failures = Unproven.files(course).stream()
                .filter(file -> address == null || folders.contains(file.getParent()))
                .map(file -> root.relativize(file) + " belongs to no exercise, so nothing proves it")
                .toList();
        failures.forEach(tally::fail);
        said("src/solution", "every file is proven", failures);
    }

    private List<Lesson> lessons(Course course) {
        return course.lessons().stream()
                .filter(lesson -> address == null
                        || lesson.stage().equals(address)
                        || lesson.slug().equals(address)
                        || lesson.id().equals(address))
                .toList();
    }

    private static List<String> collect(Part part, ProofPool pool, ProofReport.Tally tally) {
        List<String> all = new ArrayList<>();
        for (Part.Step step : part.steps()) {
            List<String> failures = pool.failures(step);
            if (step.proof().isPresent()) {
                tally.add(step.proof().get(), String.join("\n", failures));
                failures.forEach(failure -> all.add(step.name() + ": " + failure));
            } else {
                failures.forEach(failure -> tally.fail(part.id() + ": " + failure));
                all.addAll(failures);
            }
        }
        return all;
    }

    private void said(Part part, List<String> failures) {
        said(
                part.id(),
                part.what() == Cost.What.EXERCISE ? Marks.count(part.steps().size(), "claim") : "the lesson",
                failures);
    }

    private void said(String id, String what, List<String> failures) {
        Console console = progress();
        Style style = console.style();
        console.line((failures.isEmpty() ? style.green("✓") : style.red("✗")) + " " + id + style.dim("  " + what));
        failures.forEach(failure -> failure.lines().forEach(line -> console.line("    " + style.red(line))));
    }

    /** Where progress goes: beside the output when that is the JSON. */
    private Console progress() {
        Console console = desk.console();
        boolean jsonOnOut = json != null && json.toString().equals("-");
        return jsonOnOut
                ? new Console(console.err(), console.err(), console.in(), Style.PLAIN, false, false, console.columns())
                : console;
    }

    private void write(ProofReport report, Costs costs) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode tree = mapper.valueToTree(report);
        tree.set("costs", mapper.valueToTree(costs.all()));
        String text = mapper.writeValueAsString(tree) + "\n";
        if (json.toString().equals("-")) {
            desk.console().out().print(text);
            desk.console().out().flush();
        } else {
            AtomicFiles.write(json, text);
        }
    }

    private void summarise(ProofReport report, Costs costs) {
        Console console = progress();
        console.line("");
        costs.table().forEach(console::line);
        console.line("");
        console.line(Marks.count(report.exercises(), "exercise") + ": " + report.stubsNotStarted()
                + " stubs not started, " + (stubs ? report.stubsGenerated() + " as generated, " : "")
                + report.solutionsPassed() + " solutions passed, " + report.alternativesPassed() + " of "
                + Marks.count(report.alternatives(), "alternative") + " passed, " + report.mistakesCaught() + " of "
                + Marks.count(report.mistakes(), "mistake") + " caught.");
        if (!Lessons.figuresAreCompared()) {
            console.line("Figures were not compared: the fonts here are not those they were drawn with.");
        }
        console.line(
                report.proven()
                        ? console.style().green("Everything holds.")
                        : console.style().red(Marks.count(report.failures().size(), "failure") + "."));
    }
}
