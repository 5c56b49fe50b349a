package gradus.engine.cli;

import gradus.engine.grading.EnvironmentException;
import gradus.engine.grading.TempFolder;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.upgrade.Interrupted;
import gradus.engine.upgrade.Upgrade;
import gradus.engine.upgrade.UpgradeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Before any command: what a process that was killed has left behind is finished, taken back or swept away. */
final class Tidying implements IExecutionStrategy {
    private final Desk desk;

    Tidying(Desk desk) {
        this.desk = desk;
    }

    @Override
    public int execute(ParseResult parsed) {
        try {
            new Interrupted(desk.root(), desk.console()::note).settle();
        } catch (UpgradeException | IOException e) {
            Refusal refusal = new Refusal(e.getMessage(), Exit.FAILED);
            throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), refusal);
        }
        answerFolders().forEach(AtomicFiles::sweep);
        try {
            return new RunLast().execute(parsed);
        } catch (LinkageError e) { // a library with native code, perhaps: it is unpacked before it is loaded
            String problem = TempFolder.problem().or(TempFolder::loadProblem).orElseThrow(() -> e);
            throw new ExecutionException(
                    parsed.commandSpec().commandLine(), problem, new EnvironmentException(problem, e));
        }
    }

    /** Where the learner's files are: in the workbook, and in modules within it. */
    private List<Path> answerFolders() {
        Path workbook = desk.root().resolve(Upgrade.WORKBOOK);
        List<Path> folders = new ArrayList<>(List.of(desk.root().resolve(Upgrade.ANSWERS)));
        String[] inside = workbook.toFile().list();
        for (String module : inside == null ? new String[0] : inside) {
            Path answers = workbook.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(answers)) {
                folders.add(answers);
            }
        }
        return folders;
    }
}
