package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.Rewrites;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the file anew as it was given. */
@Command(name = "reset", description = "Begin an exercise anew: write its file as it was given. Can be undone.")
final class ResetCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Without it the exercise you are at.")
    private String address;

    ResetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Task task = desk.task(address);
        boolean changed = new Rewrites(desk.workplace().history()).reset(task);
        desk.workplace().hints().forget(task);
        desk.console()
                .line(
                        changed
                                ? desk.workplace().shown(task.learnerFile()) + " is as it was given. 'gradus undo "
                                        + task.id() + "' brings your version back."
                                : "The file is as it was given already.");
        return Exit.OK;
    }
}
