package gradus.engine.terminal;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import gradus.engine.progress.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lessons with their exercises, and where each stands. */
public final class CourseList {
    private CourseList() {}

    /** The list, line by line. */
    public static List<String> of(
            List<Lesson> lessons, List<Standing> standings, boolean allLessons, Style style, Optional<Task> current) {
        List<String> lines = new ArrayList<>();
        String stage = "";
        for (Lesson lesson : lessons) {
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
            lines.add("  " + lesson.slug() + style.dim("  " + lesson.title() + note(lesson)));
            ofLesson.forEach(s -> lines.add(line(style, s, Optional.of(s.task()).equals(current))));
        }
        lines.add("");
        lines.add(Marks.sum(standings) + ".");
        return lines;
    }

    /** What a lesson brings, while it is not fetched. */
    private static String note(Lesson lesson) {
        return Libraries.of(lesson)
                .filter(own -> own.state() == Libraries.State.MISSING)
                .map(own -> "  (needs " + own.what() + ": " + own.size() + ", fetched at its first run or check)")
                .orElse("");
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
