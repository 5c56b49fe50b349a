package gradus.engine.cli;

import gradus.engine.benchmark.FeedbackBenchmark;
import gradus.engine.benchmark.FeedbackBenchmark.Times;
import gradus.engine.course.Task;
import gradus.engine.terminal.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures from file saved to verdict printed. */
@Command(
        name = "benchmark",
        hidden = true,
        description = "Measure from file saved to verdict printed; your file is put back afterwards.")
final class BenchmarkCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..*", paramLabel = "EXERCISE", description = "Without one the first exercise of the course.")
    private List<String> addresses;

    @Option(
            names = "--saves",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many saves (${DEFAULT-VALUE}).")
    private int saves;

    @Option(names = "--maven", description = "Have Maven grade the same edits, for comparison.")
    private boolean maven;

    BenchmarkCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (saves < 1) {
            throw new Refusal("--saves must be at least 1, but was " + saves + ".");
        }
        List<Task> tasks = addresses == null
                ? desk.course().tasks().stream().limit(1).toList()
                : addresses.stream().map(desk::task).toList();
        for (Task task : tasks) {
            measure(task);
        }
        return Exit.OK;
    }

    private void measure(Task task) throws IOException, InterruptedException {
        Console console = desk.console();
        FeedbackBenchmark benchmark = new FeedbackBenchmark(desk.root(), task, itself(), console::note);
        Times watched = benchmark.saves(saves);
        console.line(task.id() + "  " + task.simpleName());
        console.line(row("from file saved to verdict printed", watched));
        if (maven) {
            Times byMaven = benchmark.maven(5);
            console.line(row("mvn -o -q test -Dtest=" + task.simpleName() + "Test", byMaven));
            console.line(
                    String.format(Locale.ROOT, "  ratio of the medians: %.0f", byMaven.median() / watched.median()));
        }
    }

    private static String row(String what, Times times) {
        return String.format(
                Locale.ROOT,
                "  %-52s median %6.0f ms   p95 %6.0f ms   max %6.0f ms   (%d; first %.0f ms)",
                what,
                times.median(),
                times.p95(),
                times.max(),
                times.times().size(),
                times.cold());
    }

    /** The command line that started this process, up to the main class. */
    private static List<String> itself() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Dgradus.terminal"))
                .toList());
        command.addAll(List.of("-Dgradus.terminal=", "-cp", System.getProperty("java.class.path")));
        command.add(Gradus.class.getName());
        return command;
    }
}
