package gradus.engine.cli;

import gradus.engine.course.Alternative;
import gradus.engine.course.Task;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Rewrites;
import gradus.engine.terminal.Afterwards;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Difference;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the solution beside the learner's file, or puts it there. */
@Command(name = "solution", description = "Show the solution as a diff against yours; asks first while unsolved.")
final class SolutionCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Without it the exercise you are at.")
    private String address;

    @Option(names = "--apply", description = "Write the solution into your file ('gradus undo' brings yours back).")
    private boolean apply;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--whole", description = "Show the whole file instead of the differences.")
    private boolean whole;

    @Option(
            names = "--other",
            paramLabel = "NAME",
            description = "Show another right answer instead; 'solution' names them.")
    private String other;

    SolutionCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Task task = desk.task(address);
        Console console = desk.console();
        if (!yes && !desk.progress().of(task).solved()) {
            boolean wanted = console.confirmed(task.id() + " is not solved yet. Show its solution?");
            if (!wanted) {
                console.line("Not shown. 'gradus hint " + task.id() + "' gives a hint; --yes does not ask.");
                return Exit.OK;
            }
        }
        if (other != null) {
            showOther(task);
        } else if (apply) {
            boolean changed = new Rewrites(desk.workplace().history()).solve(task);
            console.line(
                    changed
                            ? "The solution is in " + desk.workplace().shown(task.learnerFile()) + ". 'gradus undo "
                                    + task.id() + "' brings your version back."
                            : "Your file is the solution already.");
        } else if (whole) {
            Difference.answer(task).lines().forEach(console::line);
        } else {
            show(task);
        }
        return Exit.OK;
    }

    private void showOther(Task task) throws IOException {
        Console console = desk.console();
        List<Alternative> all = task.alternatives();
        Alternative wanted = all.stream()
                .filter(alternative -> alternative.name().equals(other))
                .findFirst()
                .orElseThrow(() -> new Refusal("--other must be one of "
                        + all.stream().map(Alternative::name).toList() + ", but was " + other));
        if (whole) {
            wanted.answer(task.solution()).lines().forEach(console::line);
        } else {
            Afterwards.beside(task, wanted, LearnerFile.of(task).text(), console.style())
                    .forEach(console::line);
            console.line("");
            console.line("- is yours, + another right answer: " + wanted.words() + ".");
        }
    }

    private void show(Task task) {
        Console console = desk.console();
        LearnerFile yours = LearnerFile.of(task);
        List<String> difference = Difference.toAnswer(task, yours.text(), console.style());
        if (!yours.readable()) {
            console.note(task.id() + ": " + yours.problem());
        }
        if (difference.isEmpty()) {
            console.line("Your file is the solution, line by line.");
        } else {
            difference.forEach(console::line);
            console.line("");
            console.line("- is yours, + the solution; other answers are as right if they pass.");
        }
        for (Alternative other : Afterwards.alternativesOf(task)) {
            console.line("Another right answer: " + other.words() + " (--other " + other.name() + "), "
                    + desk.workplace().shown(other.file()));
        }
    }
}
