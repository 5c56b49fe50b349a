package gradus.engine.cli;

import gradus.engine.course.CourseMap;
import gradus.engine.course.Task;
import gradus.engine.progress.LessonStanding;
import gradus.engine.progress.Route;
import gradus.engine.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows every lesson, planned ones among them: what needs what, how long it takes, and where the learner stands. */
@Command(
        name = "map",
        description = "Show every lesson: what it needs, the time it takes, where you stand.",
        footer = {
            "",
            "Signs: ✓ done, ▸ begun, · open, ◦ planned. What is not on your path is dim;",
            "'gradus path' shows the paths."
        })
final class MapCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "STAGE", description = "Show only this stage.")
    private String stage;

    MapCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Route route = desk.progress().route();
        if (stage != null && !route.map().stages().contains(stage)) {
            throw new Refusal("there is no stage " + stage + "; there are "
                    + String.join(", ", route.map().stages()) + ".");
        }
        List<LessonStanding> all = LessonStanding.all(route, desk.progress().all());
        lines(all.stream()
                        .filter(lesson ->
                                stage == null || lesson.place().stage().equals(stage))
                        .toList())
                .forEach(desk.console()::line);
        desk.console().line("");
        desk.console().line(PathCommand.sum(route, all) + ".");
        return Exit.OK;
    }

    private List<String> lines(List<LessonStanding> lessons) {
        Style style = desk.style();
        Optional<String> here = desk.current().map(Task::lessonId);
        List<String> lines = new ArrayList<>();
        String before = "";
        String part = "";
        for (LessonStanding lesson : lessons) {
            CourseMap.Place place = lesson.place();
            if (!before.equals(place.stage())) {
                before = place.stage();
                part = "";
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add(style.bold(before));
            }
            if (!part.equals(place.part())) {
                part = place.part();
                lines.add("  " + part);
            }
            lines.add("  " + line(lesson, here.equals(Optional.of(place.id()))));
        }
        return lines;
    }

    private String line(LessonStanding lesson, boolean here) {
        Style style = desk.style();
        CourseMap.Place place = lesson.place();
        if (place.planned()) {
            return style.dim(cut(String.format(Locale.ROOT, "◦ %-19s %s", place.slug(), place.question())));
        }
        String text = String.format(
                        Locale.ROOT,
                        "%-19s %d/%d %12s   ",
                        place.slug(),
                        lesson.solved(),
                        lesson.exercises().size(),
                        LessonStanding.time(lesson.minutes()))
                + (place.needs().isEmpty() ? "" : "after " + String.join(", ", place.needs()));
        String end = here ? style.bold("  ← you are here") : "";
        if (lesson.done()) {
            return style.green("✓ " + text.stripTrailing()) + end;
        }
        String shown = (lesson.begun() ? "▸ " : "· ") + text.stripTrailing();
        return (lesson.onPath() ? shown : style.dim(shown)) + end;
    }

    private String cut(String text) {
        int columns = desk.console().columns() - 2;
        return text.length() <= columns ? text : text.substring(0, columns - 1) + "…";
    }
}
