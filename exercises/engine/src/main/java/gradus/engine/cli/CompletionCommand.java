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
    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        workplace.console().out().print(AutoComplete.bash("gradus", spec.root().commandLine()));
        workplace.console().out().flush();
        return Gradus.OK;
    }
}
