package gradus.engine.terminal;

import gradus.engine.course.Task;
import gradus.engine.progress.Differences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The learner's file beside the solution. */
public final class Difference {
    private Difference() {}

    /** A unified diff from the learner's text to the answer; empty if they say the same. */
    public static List<String> toAnswer(Task task, String yours, Style style) {
        return between(yours, answer(task), "your " + task.simpleName() + ".java", "the solution", style);
    }

    public static String answer(Task task) {
        try {
            return task.solution().answer();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }

    static List<String> between(String from, String to, String fromName, String toName, Style style) {
        return Differences.between(from, to, fromName, toName).stream()
                .map(line -> coloured(line, style))
                .toList();
    }

    static String coloured(String line, Style style) {
        if (line.startsWith("--- ") || line.startsWith("+++ ")) {
            return style.bold(line);
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> style.green(line);
            case '-' -> style.red(line);
            case '@' -> style.cyan(line);
            default -> line;
        };
    }
}
