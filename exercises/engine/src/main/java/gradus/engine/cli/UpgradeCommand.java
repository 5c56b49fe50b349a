package gradus.engine.cli;

import gradus.engine.terminal.Console;
import gradus.engine.upgrade.Upgrade;
import gradus.engine.upgrade.UpgradeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings in the newest course. */
@Command(
        name = "upgrade",
        description = "Bring in the newest course; every answer stays, committed or not.",
        footer = {"", "Your versions before the upgrade are kept: 'gradus undo EXERCISE --list' shows them."})
final class UpgradeCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--from", paramLabel = "REF", description = "A branch, tag or commit instead of the remote's main.")
    private String from;

    UpgradeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Console console = desk.console();
        try {
            Upgrade.Outcome outcome =
                    new Upgrade(desk.root(), desk.workplace().history(), console::note).run(Optional.ofNullable(from));
            if (outcome.upToDate()) {
                console.line("Nothing is newer: the course is up to date.");
                return Exit.OK;
            }
            desk.workplace().cache().clear();
            console.line("The course is upgraded (" + outcome.from().substring(0, 8) + " → "
                    + outcome.to().substring(0, 8) + "). Your answers are as they were.");
            outcome.news().ifPresent(this::tell);
            if (outcome.branch().isEmpty()) {
                console.line("HEAD is detached: no branch holds the upgraded course. 'git switch -c NAME' makes one"
                        + " that does; without it, 'git switch' to another branch leaves the upgrade behind.");
            }
            return Exit.OK;
        } catch (UpgradeException e) {
            throw new Refusal(e.getMessage(), Exit.FAILED);
        }
    }

    private void tell(Upgrade.News news) {
        tell("New exercises", news.newTasks());
        tell("Tasks that have changed; your answers stay, look whether they still pass", news.changedKept());
        tell("Tasks that have changed and that you had not begun", news.changedTaken());
        tell("Exercises that are gone; your files stay", news.gone());
    }

    private void tell(String what, List<String> ids) {
        if (!ids.isEmpty()) {
            desk.console().line(what + ":");
            ids.forEach(id -> desk.console().line("  " + id));
        }
    }
}
