package gradus.engine.proof;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the proof cost, part by part.
 *
 * @param all exercises, demos, classes of tests and whole lessons, those that cost most first
 * @param suites the exercises whose answers are tests, of which there are no mutants
 */
public record Costs(List<Cost> all, List<String> suites) {
    /** What costs less than this is not worth a line. */
    private static final double LINE_FROM = 0.5;

    /**
     * Adds whole lessons to what their parts cost.
     *
     * @param parts exercises, demos, and the classes of tests that ran
     */
    public static Costs of(Course course, List<Cost> parts) {
        List<Cost> all = new ArrayList<>(parts);
        for (Lesson lesson : course.lessons()) {
            Cost whole = new Cost(Cost.What.LESSON, lesson.id(), 0, 0, Budget.ofLesson(lesson));
            List<Cost> own = parts.stream().filter(cost -> isOf(cost, lesson)).toList();
            if (!own.isEmpty()) {
                all.add(own.stream().reduce(whole, Cost::plus));
            }
        }
        all.sort(Comparator.comparingDouble(Cost::seconds).reversed());
        return new Costs(List.copyOf(all), suites(course, all));
    }

    private static List<String> suites(Course course, List<Cost> all) {
        return course.tasks().stream()
                .filter(task -> task.kind() == Kind.TEST)
                .map(Task::id)
                .filter(id -> all.stream().anyMatch(cost -> cost.id().equals(id)))
                .toList();
    }

    private static boolean isOf(Cost cost, Lesson lesson) {
        return cost.id().equals(lesson.id())
                || cost.id().startsWith(lesson.id() + "/")
                || cost.id().startsWith(lesson.packageName() + ".");
    }

    /** Those that cost more than they may. */
    public List<Cost> exceeded() {
        return all.stream().filter(Cost::exceeded).toList();
    }

    /** The table, line by line; a mark stands before what exceeds its budget. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("Seconds of one core, waiting included, slowest first (! = over its budget):");
        lines.add("  seconds  waiting   budget");
        all.stream()
                .filter(cost -> cost.seconds() >= LINE_FROM || cost.exceeded())
                .map(Costs::line)
                .forEach(lines::add);
        long small = all.stream()
                .filter(c -> c.seconds() < LINE_FROM && !c.exceeded())
                .count();
        if (small > 0) {
            lines.add("  and " + small + " of less than " + LINE_FROM + " s");
        }
        lines.add(
                exceeded().isEmpty()
                        ? "Every part is within its budget."
                        : exceeded().size() + " over budget. On a busy machine that may be the machine's fault.");
        if (!suites.isEmpty()) {
            lines.add("Answers that are tests have no mutants, but bad suites of their own: "
                    + String.join(", ", suites) + ".");
        }
        return lines;
    }

    private static String line(Cost cost) {
        return String.format(
                Locale.ROOT,
                "%s %7.1f %8.1f %8s  %-8s %s",
                cost.exceeded() ? "!" : " ",
                cost.seconds(),
                cost.waited(),
                cost.budget() > 0 ? String.format(Locale.ROOT, "%.1f", cost.budget()) : "",
                cost.what().name().toLowerCase(Locale.ROOT),
                cost.id());
    }
}
