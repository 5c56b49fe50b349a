package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.progress.History.Version;
import gradus.engine.progress.Rewrites;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings versions back. */
@Command(
        name = "undo",
        description = "Bring back your file as it was before the last reset, solution --apply or undo.",
        footer = {"", "Every version that was checked is kept too: --list shows them, --to brings one back."})
final class UndoCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "Without it the exercise whose file was last replaced.")
    private String address;

    @Option(names = "--list", description = "Show the versions that are kept, the newest first.")
    private boolean list;

    @Option(names = "--to", paramLabel = "N", description = "Bring back version N of the list.")
    private Integer number;

    UndoCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Task task = address != null ? desk.task(address) : lastReplaced().orElseGet(() -> desk.task(null));
        if (list) {
            return list(task);
        }
        Console console = desk.console();
        Optional<Version> version =
                number == null ? new Rewrites(desk.workplace().history()).undo(task) : Optional.of(to(task));
        if (version.isEmpty()) {
            throw new Refusal(
                    "no command has replaced the file of " + task.id() + ", so there is nothing to undo. "
                            + "'gradus undo " + task.id() + " --list' shows the versions that were checked.",
                    Exit.WRONG);
        }
        console.line(desk.workplace().shown(task.learnerFile()) + " is the version of "
                + TIME.format(version.get().time()) + " again. 'gradus undo " + task.id() + "' takes this back.");
        return Exit.OK;
    }

    private Version to(Task task) throws IOException {
        List<Version> versions = desk.workplace().history().versions(task);
        if (number < 1 || number > versions.size()) {
            throw new Refusal("--to must be between 1 and " + versions.size() + " (the number of versions kept of "
                    + task.id() + "), but was " + number + ".");
        }
        Version version = versions.get(number - 1);
        new Rewrites(desk.workplace().history()).restore(task, version);
        return version;
    }

    /** The exercise whose file a command replaced last. */
    private Optional<Task> lastReplaced() {
        Task last = null;
        Version newest = null;
        for (Task task : desk.course().tasks()) {
            Version version = desk.workplace().history().lastReplaced(task).orElse(null);
            if (version != null && (newest == null || version.counter() > newest.counter())) {
                last = task;
                newest = version;
            }
        }
        return Optional.ofNullable(last);
    }

    private int list(Task task) {
        Console console = desk.console();
        List<Version> versions = desk.workplace().history().versions(task);
        console.line(console.style().bold(task.id()) + "  " + Marks.count(versions.size(), "version") + " kept");
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            String words = version.label().toLowerCase(Locale.ROOT).replace('_', ' ');
            console.line(String.format(Locale.ROOT, "%4d  %s  %s", i + 1, TIME.format(version.time()), words));
        }
        return Exit.OK;
    }
}
