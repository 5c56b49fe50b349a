package gradus.engine.cli;

import gradus.engine.course.Course;
import gradus.engine.grading.EnvironmentException;
import gradus.engine.grading.Grader;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.terminal.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entry: knows the commands, and turns what goes wrong into one sentence and an exit status. */
public final class Gradus {
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Gradus on Java " + System.getProperty("java.version")};
        }
    }

    private Gradus() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        int status;
        try {
            String folder = System.getProperty("gradus.root");
            Path root = folder != null ? Path.of(folder) : Course.rootAbove(Path.of(""));
            status = commandLine(Desk.of(root, console, graders(args))).execute(args);
        } catch (IllegalArgumentException e) {
            console.note("gradus: " + e.getMessage());
            status = Exit.FAILED;
        }
        console.out().flush();
        System.exit(status);
    }

    /** Starts graders; the process of the first is begun at once where it will surely grade. */
    private static Function<Course, Grader> graders(String... args) {
        WorkerGrader early = WorkerGrader.start();
        if (args.length > 0 && args[0].equals("check")) {
            early.prepare();
        }
        AtomicReference<WorkerGrader> first = new AtomicReference<>(early);
        return course -> Optional.ofNullable(first.getAndSet(null)).orElseGet(WorkerGrader::start);
    }

    /** The whole command line over a desk. */
    public static CommandLine commandLine(Desk desk) {
        CommandLine line = new CommandLine(new StatusCommand(desk))
                .addSubcommand(new ListCommand(desk))
                .addSubcommand(new NextCommand(desk))
                .addSubcommand(new MapCommand(desk))
                .addSubcommand(new PathCommand(desk))
                .addSubcommand(new WatchCommand(desk))
                .addSubcommand(new CheckCommand(desk))
                .addSubcommand(new HintCommand(desk))
                .addSubcommand(new SolutionCommand(desk))
                .addSubcommand(new MistakesCommand(desk))
                .addSubcommand(new ResetCommand(desk))
                .addSubcommand(new UndoCommand(desk))
                .addSubcommand(new ReadCommand(desk))
                .addSubcommand(new RunCommand(desk))
                .addSubcommand(new ReportCommand(desk))
                .addSubcommand(new UpgradeCommand(desk))
                .addSubcommand(new DoctorCommand(desk))
                .addSubcommand(new VerifyCommand(desk))
                .addSubcommand(new NewCommand(desk))
                .addSubcommand(new CompletionCommand(desk))
                .addSubcommand(new BenchmarkCommand(desk));
        ServiceLoader.load(CommandSource.class)
                .forEach(source -> source.commands(desk).forEach(line::addSubcommand));
        Console console = desk.console();
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build());
        }
        line.getSubcommands().get("run").setUnmatchedOptionsArePositionalParams(true); // they belong to the program
        line.addSubcommand(new HelpCommand());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.style().colours() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(Math.max(80, console.columns()));
        line.setExecutionStrategy(new Tidying(desk));
        line.setExecutionExceptionHandler((problem, at, parsed) -> explain(problem, console));
        line.setParameterExceptionHandler((problem, arguments) -> misused(problem, console));
        return line;
    }

    private static int misused(ParameterException problem, Console console) {
        console.note("gradus: " + problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream().limit(1).forEach(s -> console.note("Did you mean " + s + "?"));
        }
        console.note(
                "'" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows what can be said.");
        return Exit.USAGE;
    }

    private static int explain(Exception problem, Console console) throws Exception {
        if (problem instanceof Refusal refusal) {
            console.note("gradus: " + refusal.getMessage());
            return refusal.exitStatus();
        }
        if (problem instanceof EnvironmentException) {
            console.note("gradus: " + problem.getMessage());
            return Exit.FAILED;
        }
        if (problem instanceof IOException || problem instanceof UncheckedIOException) {
            Throwable cause = problem instanceof UncheckedIOException && problem.getCause() != null
                    ? problem.getCause()
                    : problem;
            String prefix = problem == cause ? "" : problem.getMessage() + ": ";
            console.note("gradus: " + prefix + cause.getClass().getSimpleName() + ": " + cause.getMessage());
            return Exit.FAILED;
        }
        if (problem instanceof IllegalArgumentException && problem.getMessage() != null) {
            console.note("gradus: " + problem.getMessage());
            return Exit.FAILED;
        }
        throw problem;
    }
}
