package gradus.engine.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that teaches a shell the commands. */
@Command(
        name = "completion",
        description = "Print a completion script for bash or zsh.",
        footer = {"", "Use it with:  source <(./gradus completion)"})
final class CompletionCommand implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        desk.console().out().print(AutoComplete.bash("gradus", spec.root().commandLine()));
        desk.console().out().flush();
        return Exit.OK;
    }
}
