package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.Standing;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import gradus.engine.terminal.TaskText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the exercise to do now, and its lesson. */
@Command(name = "next", description = "Show the exercise to do now, its lesson and its task.")
final class NextCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON|STAGE",
            description = "Where to look; without it in all the course.")
    private String address;

    NextCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Console console = desk.console();
        List<Task> tasks = address == null ? desk.course().tasks() : Addresses.many(desk.course(), address);
        Optional<Task> current = desk.progress().current(tasks);
        if (current.isEmpty()) {
            console.line("Every exercise" + (address == null ? "" : " of " + address)
                    + " is solved. 'gradus report' shows all of it.");
            return Exit.OK;
        }
        Standing standing = desk.progress().of(current.get());
        show(desk, standing, standing.inProgress() ? "You are at" : "Next");
        console.line("");
        console.line(TaskText.of(current.get(), console.style(), console.columns()));
        return Exit.OK;
    }

    static void show(Desk desk, Standing standing, String opening) {
        Console console = desk.console();
        Style style = console.style();
        Task task = standing.task();
        console.line(opening + ": " + style.bold(task.id()) + "  " + task.title()
                + style.dim("  ("
                        + task.kind().name().toLowerCase(Locale.ROOT) + ", " + Marks.count(task.points(), "point")
                        + ", about "
                        + Marks.count(task.minutes(), "minute") + ")"));
        if (standing.inProgress()) {
            console.line("  "
                    + Marks.coloured(style, standing.state(), standing.state().words())
                    + (standing.note().isEmpty() ? "" : ": " + standing.note()));
        }
        console.line("");
        step(style, console, "gradus read " + task.lesson(), "read the lesson");
        step(style, console, "gradus run " + task.lesson(), "run its code on real data");
        console.line("  " + style.cyan(desk.workplace().shown(task.learnerFile())));
        console.line("  " + " ".repeat(34) + "the file to write in");
        step(style, console, "gradus watch", "grade each save while you write");
    }

    private static void step(Style style, Console console, String command, String words) {
        console.line("  " + style.cyan(String.format(Locale.ROOT, "%-34s", command)) + words);
    }
}
