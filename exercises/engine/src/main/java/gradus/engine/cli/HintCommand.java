package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.HintsGiven;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.HintText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives hints one at a time. */
@Command(name = "hint", description = "Give the next hint; those given before are shown again.")
final class HintCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Without it the exercise you are at.")
    private String address;

    @Option(names = "--all", description = "Give all hints at once.")
    private boolean all;

    @Option(names = "--again", description = "Begin with the first hint again.")
    private boolean again;

    HintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Task task = desk.task(address);
        Console console = desk.console();
        console.line(console.style().bold(task.id()) + "  " + task.title());
        if (task.hints().isEmpty()) {
            console.line("This exercise has no hints.");
            return Exit.OK;
        }
        HintsGiven given = desk.workplace().hints();
        if (again) {
            given.forget(task);
        }
        boolean noneLeft = given.count(task) == task.hints().size();
        int count = given.next(task);
        while (all && count < task.hints().size()) {
            count = given.next(task);
        }
        HintText.of(task, count, console.style(), console.columns()).forEach(console::line);
        if (noneLeft) {
            console.line("");
            console.line("That is every hint. 'gradus solution " + task.id() + "' shows an answer beside yours.");
        }
        return Exit.OK;
    }
}
