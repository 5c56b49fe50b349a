package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.HintsGiven;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives hints one at a time. */
@Command(name = "hint", description = "Give the next hint; those given before are shown again.")
final class HintCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Without it the exercise you are at.")
    private String address;

    @Option(names = "--all", description = "Give all hints at once.")
    private boolean all;

    @Option(names = "--again", description = "Begin with the first hint again.")
    private boolean again;

    HintCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Task task = workplace.task(address);
        Console console = workplace.console();
        console.line(console.style().bold(task.id()) + "  " + task.title());
        if (task.hints().isEmpty()) {
            console.line("This exercise has no hints.");
            return Gradus.OK;
        }
        HintsGiven given = workplace.hints();
        if (again) {
            given.forget(task);
        }
        boolean noneLeft = given.count(task) == task.hints().size();
        int count = given.next(task);
        while (all && count < task.hints().size()) {
            count = given.next(task);
        }
        lines(task, count, console.style(), console.columns()).forEach(console::line);
        if (noneLeft) {
            console.line("");
            console.line("That is every hint. 'gradus solution " + task.id() + "' shows an answer beside yours.");
        }
        return Gradus.OK;
    }

    /** The first hints, numbered. */
    static List<String> lines(Task task, int count, Style style, int columns) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String label = "Hint " + (i + 1) + " of " + task.hints().size() + ": ";
            List<String> text = Wrap.lines(label + task.hints().get(i), columns, " ".repeat(label.length()));
            lines.add(style.yellow(label) + text.get(0).substring(label.length()));
            lines.addAll(text.subList(1, text.size()));
        }
        return lines;
    }
}
