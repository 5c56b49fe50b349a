package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.terminal.Afterwards;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Pager;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the mistakes that people make in an exercise. */
@Command(
        name = "mistakes",
        description = "Show the mistakes that people make in an exercise; asks first while unsolved.")
final class MistakesCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Without it the exercise you are at.")
    private String address;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    MistakesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Task task = desk.task(address);
        Console console = desk.console();
        if (!yes && !desk.progress().of(task).solved()) {
            boolean wanted = console.confirmed(
                    task.id() + " is not solved yet, and its mistakes give the solution away. Show them?");
            if (!wanted) {
                console.line("Not shown. 'gradus hint " + task.id() + "' gives a hint; --yes does not ask.");
                return Exit.OK;
            }
        }
        Pager.show(Afterwards.mistakes(task, console.style(), console.columns()), console);
        return Exit.OK;
    }
}
