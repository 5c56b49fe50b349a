package gradus.web;

import gradus.engine.course.TaskComment;
import j2html.utils.EscapeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a task as HTML: the marks that Javadoc allows are kept, everything else is escaped. */
final class TaskHtml {
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s+((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern ALLOWED = Pattern.compile(
            "&lt;(/?(?:p|ul|ol|li|pre|blockquote|b|i|em|strong|code|sub|sup|var|table|thead|tbody|tr|th|td))&gt;");
    private static final Pattern ENTITY = Pattern.compile("&amp;(#?\\w+;)");
    private static final Pattern KEPT = Pattern.compile("\uE000(\\d+)\uE001");

    private TaskHtml() {}

    static String of(String source) {
        String comment = String.join("\n", TaskComment.lines(source)).strip();
        List<String> codes = new ArrayList<>();
        String marked = INLINE.matcher(comment).replaceAll(match -> {
            boolean code = match.group(1).equals("code");
            String text = code || match.group(1).equals("literal") ? match.group(2) : linked(match.group(2));
            boolean block = text.contains("\n")
                    && code
                    && comment.substring(0, match.start()).endsWith("<pre>");
            String escaped = EscapeUtil.escape(block ? text.strip() : text.replaceAll("\\s+", " "));
            codes.add(block || match.group(1).equals("linkplain") ? escaped : "<code>" + escaped + "</code>");
            return "\uE000" + (codes.size() - 1) + "\uE001";
        });
        String html = EscapeUtil.escape(marked);
        html = ENTITY.matcher(html).replaceAll("&$1");
        html = ALLOWED.matcher(html).replaceAll("<$1>");
        html = KEPT.matcher(html).replaceAll(m -> Matcher.quoteReplacement(codes.get(Integer.parseInt(m.group(1)))));
        return "<p>" + html.replaceAll("(?m)^@\\w+ .*$", "").strip();
    }

    /** {@code Type#member label} shows its label, else {@code Type.member}. */
    private static String linked(String reference) {
        int label = reference.indexOf(' ');
        return label > 0 && !reference.substring(0, label).contains("(")
                ? reference.substring(label + 1)
                : reference.replaceFirst("^#", "").replace('#', '.');
    }
}
