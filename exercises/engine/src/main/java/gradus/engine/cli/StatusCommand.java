package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.LessonStanding;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Route;
import gradus.engine.progress.Standing;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Without a command: where you stand, what is next, how to begin. */
@Command(
        name = "gradus",
        header = "Machine learning for Java programmers: read, write code, have it graded.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = Gradus.Version.class,
        description = "Without a command: where you stand, what is next, how to begin.",
        footer = {
            "",
            "An exercise is named by stage/lesson/number (fundamentals/descriptive/1), by",
            "lesson/number, by its class or by its file. Without a name: the one you are at.",
            "Exit status: 0 all right, 1 something is wrong with the answer, 2 wrong usage,",
            "3 gradus itself could not do it."
        })
final class StatusCommand implements Callable<Integer> {
    private final Desk desk;

    StatusCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Console console = desk.console();
        Style style = console.style();
        Progress progress = desk.progress();
        List<Standing> all = progress.all();
        console.line(style.bold("Gradus") + ": machine learning for Java programmers, a step at a time.");
        console.line("");
        console.line("  " + Marks.bar(style, all, 40) + "  " + Marks.sum(all) + ".");
        Route route = progress.route();
        console.line("  " + style.dim(PathCommand.sum(route, LessonStanding.all(route, all)) + "."));
        long unchecked = all.stream()
                .filter(s -> s.state() == Standing.State.NOT_CHECKED)
                .count();
        if (unchecked > 0) {
            console.line("  " + Marks.count((int) unchecked, "file")
                    + " changed since the last check: 'gradus report' grades " + (unchecked == 1 ? "it." : "them."));
        }
        console.line("");
        Optional<Task> current = progress.currentOf(all);
        if (current.isPresent()) {
            Standing standing = progress.of(current.get());
            NextCommand.show(desk, standing, standing.inProgress() ? "You are at" : "Next");
        } else {
            console.line(all.isEmpty() ? "This course has no exercises yet." : "Every exercise is solved.");
        }
        return Exit.OK;
    }
}
