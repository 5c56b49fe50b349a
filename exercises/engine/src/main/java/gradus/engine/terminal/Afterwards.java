package gradus.engine.terminal;

import gradus.engine.course.Alternative;
import gradus.engine.course.Mistake;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an exercise has to say once it has passed: mistakes people make, other right answers, hints not seen. */
public final class Afterwards {
    private Afterwards() {}

    /** The mistakes by their words, and which commands show the rest. */
    public static List<String> brief(Task task, int hintsGiven, Style style, int columns) {
        List<String> lines = new ArrayList<>();
        List<Mistake> mistakes = mistakesOf(task);
        if (!mistakes.isEmpty()) {
            String words = mistakes.stream().map(Mistake::says).distinct().collect(Collectors.joining(" · "));
            lines.addAll(Wrap.lines("Mistakes people make here: " + words, columns, "  "));
            lines.add(style.dim("gradus mistakes " + task.id() + "  shows them."));
        }
        int others = alternativesOf(task).size();
        if (others > 0) {
            lines.add(style.dim("gradus solution " + task.id() + "  shows ours and "
                    + Marks.count(others, "other right answer") + "."));
        }
        int unseen = task.hints().size() - hintsGiven;
        if (unseen > 0) {
            lines.add(style.dim("gradus hint --all " + task.id() + "  shows " + Marks.count(unseen, "hint")
                    + " that you did not need."));
        }
        return lines;
    }

    /** Each mistake with its words, why people make it, and how it differs from the solution. */
    public static List<String> mistakes(Task task, Style style, int columns) {
        List<Mistake> mistakes = mistakesOf(task);
        if (mistakes.isEmpty()) {
            return List.of("No mistakes are written down for this exercise.");
        }
        Solution solution = solutionOf(task);
        List<String> lines = new ArrayList<>();
        lines.add(style.bold("Mistakes people make in " + task.simpleName() + ".java"));
        lines.add("- is the solution, + the mistake; the words are those that you would have read.");
        for (Mistake mistake : mistakes) {
            lines.add("");
            lines.addAll(Wrap.lines("✗ " + mistake.says(), columns, "  ").stream()
                    .map(style::red)
                    .toList());
            if (!mistake.why().isEmpty()) {
                lines.addAll(Markdown.lines(mistake.why(), style, columns));
            }
            mistake.diff(solution).forEach(line -> lines.add("    " + Difference.coloured(line, style)));
        }
        return lines;
    }

    /** Another right answer beside the learner's. */
    public static List<String> beside(Task task, Alternative alternative, String yours, Style style) {
        try {
            return Difference.between(
                    yours,
                    alternative.answer(solutionOf(task)),
                    "your " + task.simpleName() + ".java",
                    alternative.words(),
                    style);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + alternative.file(), e);
        }
    }

    public static List<Alternative> alternativesOf(Task task) {
        try {
            return task.alternatives();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the answers beside " + task.solutionFile(), e);
        }
    }

    private static List<Mistake> mistakesOf(Task task) {
        try {
            return task.mistakes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.mistakesFile(), e);
        }
    }

    private static Solution solutionOf(Task task) {
        try {
            return task.solution();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }
}
