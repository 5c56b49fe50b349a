package gradus.engine.terminal;

import gradus.engine.course.Task;
import gradus.engine.course.TaskComment;
import gradus.engine.text.TaskTags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The task of an exercise, which is its class's Javadoc, as plain text for a terminal. */
public final class TaskText {
    private TaskText() {}

    public static String of(Task task, Style style, int columns) {
        try {
            return of(task.solution().stub(), style, columns);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }

    public static String of(String source, Style style, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean verbatim = false;
        for (String line : TaskComment.lines(source)) {
            boolean opens = line.contains("<pre>");
            boolean closes = line.contains("</pre>");
            String text = plain(line, style);
            if (verbatim || opens) {
                flush(paragraph, lines, columns);
                if (!text.isBlank() || !opens && !closes) {
                    lines.add("    " + text);
                }
                verbatim = !closes;
            } else if (text.isBlank() || line.contains("<p>")) {
                flush(paragraph, lines, columns);
                if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                    lines.add("");
                }
                paragraph.append(text.strip());
            } else if (text.startsWith("• ") || text.startsWith("@")) {
                flush(paragraph, lines, columns);
                paragraph.append(text);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(text.strip());
            }
        }
        flush(paragraph, lines, columns);
        return String.join("\n", lines).strip();
    }

    private static void flush(StringBuilder paragraph, List<String> lines, int columns) {
        if (!paragraph.isEmpty()) {
            String text = paragraph.toString();
            String indent = text.startsWith("• ") ? "  " : text.startsWith("@") ? "    " : "";
            lines.addAll(Wrap.lines(text, columns, indent));
            paragraph.setLength(0);
        }
    }

    private static String plain(String line, Style style) {
        String text = line.replaceAll("\\s*</?(p|ul|ol|pre|blockquote|table|tr|tbody)>", "")
                .replaceAll("\\s*<li>\\s*", "• ")
                .replace("</li>", "");
        text = text.replaceAll("\\{@code\\s*$", "").replaceAll("^\\s*}\\s*$", "");
        text = TaskTags.replace(text, tag -> tag.isLink() ? tag.shown() : style.cyan(tag.shown()));
        return text.replaceAll("</?(b|i|em|strong|code|sub|sup|var|tt)>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
