package gradus.engine.cli;

import gradus.engine.cli.screen.PlainWatch;
import gradus.engine.cli.screen.ScreenWatch;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import gradus.engine.watch.Watcher;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades each save, until it is told to stop. */
@Command(
        name = "watch",
        description = "Grade each save while you write, with single keys for hints and the rest.",
        footer = {
            "",
            "Without an exercise it follows all of them and shows the one you save.",
            "--plain prints one line a verdict, its parts two blanks apart: time, exercise,",
            "verdict, points, milliseconds since the save. It ends at q or the input's end."
        })
final class WatchCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Follow this exercise alone.")
    private String address;

    @Option(names = "--plain", description = "Print one line a verdict, for editors and scripts.")
    private boolean plain;

    private volatile Watcher running;

    WatchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Task> named = Optional.ofNullable(address).map(desk::task);
        Fetch.forTasks(named.stream().toList(), desk.console());
        Task first = named.or(desk::current)
                .or(() -> desk.course().tasks().stream().findFirst())
                .orElseThrow(() -> new Refusal("this course has no exercises yet."));
        try (FetchingGrader grader = new FetchingGrader(desk.workplace().startGrader(), desk.console()::note)) {
            Thread end = new Thread(() -> end(grader), "end grading");
            Runtime.getRuntime().addShutdownHook(end);
            grader.warmUp(first);
            if (plain || !desk.console().terminal()) {
                plain(named.map(List::of).orElse(desk.course().tasks()), grader);
            } else {
                ScreenWatch watch =
                        new ScreenWatch(desk.workplace(), desk.console(), grader, named, opened -> running = opened);
                grader.tell(watch::say);
                watch.run(first);
            }
            Runtime.getRuntime().removeShutdownHook(end);
        }
        return Exit.OK;
    }

    /** At the process's end: first no more verdicts, then no more grading. */
    private void end(Grader grader) {
        Watcher watcher = running;
        if (watcher != null) {
            watcher.stop();
        }
        grader.abandon();
        grader.close();
    }

    private void plain(List<Task> tasks, Grader grader) throws IOException, InterruptedException {
        Console console = desk.console();
        try (Watcher watcher = new Watcher(tasks, desk.progress(), grader, new PlainWatch(console))) {
            running = watcher;
            if (!console.inputIsNull()) {
                PlainWatch.closeAtEndOf(console.in(), watcher);
            }
            console.note("Watching " + (tasks.size() == 1 ? tasks.get(0).id() : Marks.count(tasks.size(), "file"))
                    + "; q and Enter, or the end of the input, ends it.");
            watcher.run();
        }
    }
}
