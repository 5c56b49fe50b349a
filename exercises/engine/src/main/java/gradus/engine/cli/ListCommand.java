package gradus.engine.cli;

import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.progress.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows every exercise and where it stands; grades nothing, so it answers at once. */
@Command(
        name = "list",
        description = "Show lessons and exercises, and where each stands.",
        footer = {"", "Signs: ✓ passed, ✗ wrong, ! does not run, ? changed since it was checked, · not started."})
final class ListCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(arity = "0..1", paramLabel = "STAGE|LESSON", description = "Show only this part of the course.")
    private String address;

    ListCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        List<Task> wanted = address == null ? workplace.course().tasks() : workplace.tasks(address);
        List<Standing> standings = wanted.stream().map(workplace.progress()::of).toList();
        lines(workplace, standings, address == null, workplace.style(), workplace.current())
                .forEach(workplace.console()::line);
        return Gradus.OK;
    }

    /** The list, line by line. */
    static List<String> lines(
            Workplace workplace, List<Standing> standings, boolean allLessons, Style style, Optional<Task> current) {
        List<String> lines = new ArrayList<>();
        String stage = "";
        for (Lesson lesson : workplace.course().lessons()) {
            List<Standing> ofLesson = standings.stream()
                    .filter(s -> s.task().stage().equals(lesson.stage())
                            && s.task().lesson().equals(lesson.slug()))
                    .toList();
            if (ofLesson.isEmpty() && !allLessons) {
                continue;
            }
            if (!stage.equals(lesson.stage())) {
                stage = lesson.stage();
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add(style.bold(stage));
            }
            lines.add("  " + lesson.slug() + style.dim("  " + lesson.title()));
            ofLesson.forEach(s -> lines.add(line(style, s, Optional.of(s.task()).equals(current))));
        }
        lines.add("");
        lines.add(Marks.sum(standings) + ".");
        return lines;
    }

    private static String line(Style style, Standing standing, boolean current) {
        Task task = standing.task();
        String kind = task.kind().name().toLowerCase(Locale.ROOT);
        String points = standing.points() + "/" + task.points();
        String title =
                String.format(Locale.ROOT, "%d %-7s %-28s %5s  ", task.number(), kind, task.simpleName(), points);
        String state = standing.state().words() + (current ? "  ← you are here" : "");
        return "    " + Marks.coloured(style, standing.state(), Marks.sign(standing.state())) + " " + title
                + Marks.coloured(style, standing.state(), state);
    }
}
