package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.course.TaskComment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The task of an exercise, which is its class's Javadoc, as plain text for a terminal. */
final class TaskText {
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s+([^{}]*)}");

    private TaskText() {}

    static String of(Task task, Style style, int columns) {
        try {
            return of(task.solution().stub(), style, columns);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }

    static String of(String source, Style style, int columns) {
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
        Matcher inline = INLINE.matcher(text);
        text = inline.replaceAll(m ->
                Matcher.quoteReplacement(m.group(1).startsWith("link") ? linked(m.group(2)) : style.cyan(m.group(2))));
        return text.replaceAll("</?(b|i|em|strong|code|sub|sup|var|tt)>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    /** {@code Type#member label} shows its label, else {@code Type.member}. */
    private static String linked(String reference) {
        int label = reference.indexOf(' ');
        return label > 0 && !reference.substring(0, label).contains("(")
                ? reference.substring(label + 1)
                : reference.replaceFirst("^#", "").replace('#', '.');
    }
}
