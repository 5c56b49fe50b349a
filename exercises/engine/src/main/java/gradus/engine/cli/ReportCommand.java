package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.progress.Progress;
import gradus.engine.progress.ReportCard;
import gradus.engine.progress.Standing;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds up what was earned; grades what was changed since its last check. */
@Command(
        name = "report",
        description = "Show the report card; files changed since their last check are graded first.",
        footer = {"", "F may be - for the standard output."})
final class ReportCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--html", paramLabel = "F", description = "Write it as a page of HTML.")
    private Path html;

    @Option(names = "--json", paramLabel = "F", description = "Write it as JSON.")
    private Path json;

    ReportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        ReportCard card =
                ReportCard.of(desk.course(), standings(), LocalDate.now().toString());
        if (html != null) {
            write(html, page(card));
        }
        if (json != null) {
            write(json, card.json());
        }
        if (html == null && json == null) {
            show(card);
        }
        return Exit.OK;
    }

    private static String page(ReportCard card) {
        return ServiceLoader.load(CommandSource.class).stream()
                .flatMap(source -> source.get().reportPage().stream())
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("--html needs the module that makes pages, but it is not on the class path."))
                .apply(card);
    }

    private List<Standing> standings() throws IOException {
        Progress progress = desk.progress();
        List<Standing> standings = new ArrayList<>(progress.all());
        List<Task> changed = Fetch.whereReady(
                standings.stream()
                        .filter(s -> s.state() == Standing.State.NOT_CHECKED)
                        .map(Standing::task)
                        .toList(),
                desk.console());
        if (changed.isEmpty()) {
            return standings;
        }
        try (Grader grader = desk.workplace().startGrader()) {
            for (Task task : changed) {
                desk.console().note("Grading " + task.id() + " …");
                standings.replaceAll(s -> s.task().equals(task) ? progress.checked(task, grader) : s);
            }
        }
        return standings;
    }

    private void write(Path file, String text) throws IOException {
        if (file.toString().equals("-")) {
            desk.console().out().print(text);
            desk.console().out().flush();
        } else {
            AtomicFiles.write(file, text);
            desk.console().line("The report card is in " + file + ".");
        }
    }

    private void show(ReportCard card) {
        Console console = desk.console();
        Style style = console.style();
        int widest = card.stages().stream()
                .flatMap(stage -> stage.lessons().stream())
                .flatMap(lesson -> lesson.exercises().stream())
                .mapToInt(entry -> entry.title().length())
                .max()
                .orElse(1);
        console.line(style.bold("Report card") + "  " + card.date());
        for (ReportCard.Stage stage : card.stages()) {
            console.line("");
            console.line(style.bold(stage.name()) + "  " + stage.sum().words());
            for (ReportCard.LessonPart lesson : stage.lessons()) {
                console.line("  " + lesson.slug()
                        + style.dim("  " + lesson.title() + ", " + lesson.sum().words()));
                for (ReportCard.Entry entry : lesson.exercises()) {
                    Standing.State state = state(entry);
                    String text = String.format(
                            Locale.ROOT,
                            "%s %-" + widest + "s %7s  %s",
                            Marks.sign(state),
                            entry.title(),
                            entry.points() + "/" + entry.possible(),
                            entry.state());
                    console.line("    " + Marks.coloured(style, state, text));
                }
            }
        }
        console.line("");
        console.line(style.bold("In all: " + card.total().words() + "."));
    }

    private static Standing.State state(ReportCard.Entry entry) {
        for (Standing.State state : Standing.State.values()) {
            if (state.words().equals(entry.state())) {
                return state;
            }
        }
        throw new IllegalStateException("a report card has a state that no exercise has: " + entry.state());
    }
}
