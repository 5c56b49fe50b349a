package gradus.engine.terminal;

import gradus.engine.course.Task;
import java.util.ArrayList;
import java.util.List;

/** Hints as text for a terminal. */
public final class HintText {
    private HintText() {}

    /** The first hints, numbered. */
    public static List<String> of(Task task, int count, Style style, int columns) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String label = "Hint " + (i + 1) + " of " + task.hints().size() + ": ";
            List<String> text = Wrap.lines(label + task.hints().get(i), columns, " ".repeat(label.length()));
            lines.add(style.yellow(label) + text.get(0).substring(label.length()));
            lines.addAll(text.subList(1, text.size()));
        }
        return lines;
    }
}
