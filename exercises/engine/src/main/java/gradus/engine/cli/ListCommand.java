package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.Standing;
import gradus.engine.terminal.CourseList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows every exercise and where it stands; grades nothing, so it answers at once. */
@Command(
        name = "list",
        description = "Show lessons and exercises, and where each stands.",
        footer = {"", "Signs: ✓ passed, ✗ wrong, ! does not run, ? changed since it was checked, · not started."})
final class ListCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "STAGE|LESSON", description = "Show only this part of the course.")
    private String address;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<Task> wanted = address == null ? desk.course().tasks() : desk.tasks(address);
        List<Standing> standings = wanted.stream().map(desk.progress()::of).toList();
        Optional<Task> current = address == null ? desk.progress().currentOf(standings) : desk.current();
        CourseList.of(desk.course().lessons(), standings, address == null, desk.style(), current)
                .forEach(desk.console()::line);
        return Exit.OK;
    }
}
