package gradus.engine.cli;

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
    private final Workplace workplace;

    @Option(names = "--from", paramLabel = "REF", description = "A branch, tag or commit instead of the remote's main.")
    private String from;

    UpgradeCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException {
        Console console = workplace.console();
        try {
            Upgrade.Outcome outcome =
                    new Upgrade(workplace.root(), workplace.history(), console::note).run(Optional.ofNullable(from));
            if (outcome.upToDate()) {
                console.line("Nothing is newer: the course is up to date.");
                return Gradus.OK;
            }
            workplace.cache().clear();
            console.line("The course is upgraded (" + outcome.from().substring(0, 8) + " → "
                    + outcome.to().substring(0, 8) + "). Your answers are as they were.");
            tell("New exercises", outcome.newTasks());
            tell("Tasks that have changed; your answers stay, look whether they still pass", outcome.changedKept());
            tell("Tasks that have changed and that you had not begun", outcome.changedTaken());
            tell("Exercises that are gone; your files stay", outcome.gone());
            return Gradus.OK;
        } catch (UpgradeException e) {
            throw new Refusal(e.getMessage(), Gradus.FAILED);
        }
    }

    private void tell(String what, List<String> ids) {
        if (!ids.isEmpty()) {
            workplace.console().line(what + ":");
            ids.forEach(id -> workplace.console().line("  " + id));
        }
    }
}
