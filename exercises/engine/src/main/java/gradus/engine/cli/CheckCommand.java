package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Standing;
import gradus.engine.terminal.Afterwards;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import gradus.engine.terminal.VerdictText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Grades answers once: one exercise in full, several in one line each. */
@Command(
        name = "check",
        description = "Grade an exercise, or all of a lesson or stage. Not started is not wrong.",
        footer = {"", "Exit status: 0 if nothing is wrong, 1 if something is."})
final class CheckCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE|LESSON|STAGE",
            description = "What to grade; without it the exercise you are at.")
    private String address;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        List<Task> tasks = desk.tasks(address);
        try (Grader grader = desk.workplace().startGrader()) {
            return tasks.size() == 1 ? one(tasks.get(0), grader) : all(tasks, grader);
        }
    }

    private int one(Task task, Grader grader) throws IOException {
        Console console = desk.console();
        LearnerFile file = LearnerFile.of(task);
        if (!file.readable()) {
            console.line(Marks.coloured(console.style(), Standing.State.UNREADABLE, "! unreadable") + "  " + task.id()
                    + ": " + file.problem());
            return Exit.WRONG;
        }
        if (desk.begun(task)) {
            Fetch.forTasks(List.of(task), console);
        }
        Verdict verdict = desk.progress().grade(task, file.text(), grader);
        VerdictText.of(task, file.text(), verdict, console.style(), console.columns())
                .forEach(console::line);
        advise(task, verdict);
        return rightOrOpen(verdict) ? Exit.OK : Exit.WRONG;
    }

    private void advise(Task task, Verdict verdict) {
        Console console = desk.console();
        console.line("");
        if (verdict.passed()) {
            desk.progress()
                    .after(task)
                    .ifPresentOrElse(
                            next -> console.line("Solved. Next: " + next.id() + "  " + next.title()),
                            () -> console.line("Solved, and with it every exercise."));
            console.line("");
            Afterwards.brief(task, desk.workplace().hints().count(task), console.style(), console.columns())
                    .forEach(console::line);
        } else if (verdict.status() == Verdict.Status.NOT_STARTED) {
            console.line("Write in " + desk.workplace().shown(task.learnerFile()));
        } else if (task.kind() == Kind.PREDICT) {
            console.line(console.style().dim("Write the right values into the file, and read why: then it is solved."));
        } else {
            console.line(console.style().dim("gradus hint " + task.id() + "  gives a hint."));
        }
    }

    private int all(List<Task> tasks, Grader grader) throws IOException {
        Console console = desk.console();
        Progress progress = desk.progress();
        List<Standing> standings = new ArrayList<>();
        List<Task> begun = tasks.stream().filter(desk::begun).toList();
        List<Task> ready = Fetch.whereReady(begun, console);
        for (Task task : tasks) {
            if (ready.contains(task)) {
                progress.grade(task, LearnerFile.of(task).text(), grader);
            }
            Standing standing = progress.of(task);
            standings.add(standing);
            console.line(line(standing));
        }
        console.line("");
        console.line(Marks.sum(standings) + ".");
        Optional<Standing> wrong =
                standings.stream().filter(Standing::inProgress).findFirst();
        wrong.ifPresent(first ->
                console.line(console.style().dim("gradus check " + first.task().id() + "  says what is wrong.")));
        if (ready.size() < begun.size()) {
            return Exit.FAILED;
        }
        return wrong.isPresent() ? Exit.WRONG : Exit.OK;
    }

    private String line(Standing standing) {
        Style style = desk.style();
        String text = String.format(
                Locale.ROOT,
                "%s %-40s %5s  %s",
                Marks.sign(standing.state()),
                standing.task().id(),
                standing.points() + "/" + standing.task().points(),
                standing.state().words() + (standing.note().isEmpty() ? "" : ": " + standing.note()));
        return Marks.coloured(style, standing.state(), text);
    }

    private static boolean rightOrOpen(Verdict verdict) {
        return verdict.passed() || verdict.status() == Verdict.Status.NOT_STARTED;
    }
}
