package gradus.web.html;

import gradus.engine.course.TaskComment;
import gradus.engine.text.TaskTags;
import j2html.utils.EscapeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a task as HTML: the marks that Javadoc allows are kept, everything else is escaped. */
public final class TaskHtml {
    private static final Pattern ALLOWED = Pattern.compile(
            "&lt;(/?(?:p|ul|ol|li|pre|blockquote|b|i|em|strong|code|sub|sup|var|table|thead|tbody|tr|th|td))&gt;");
    private static final Pattern ENTITY = Pattern.compile("&amp;(#?\\w+;)");
    private static final Pattern KEPT = Pattern.compile("\uE000(\\d+)\uE001");

    private TaskHtml() {}

    public static String of(String source) {
        String comment = String.join("\n", TaskComment.lines(source)).strip();
        List<String> codes = new ArrayList<>();
        String marked = TaskTags.replace(comment, tag -> {
            boolean block = tag.preformatted()
                    && tag.name().equals("code")
                    && tag.shown().contains("\n");
            String escaped =
                    EscapeUtil.escape(block ? tag.shown().strip() : tag.shown().replaceAll("\\s+", " "));
            codes.add(block || tag.name().equals("linkplain") ? escaped : "<code>" + escaped + "</code>");
            return "\uE000" + (codes.size() - 1) + "\uE001";
        });
        String html = EscapeUtil.escape(marked);
        html = ENTITY.matcher(html).replaceAll("&$1");
        html = ALLOWED.matcher(html).replaceAll("<$1>");
        html = KEPT.matcher(html).replaceAll(m -> Matcher.quoteReplacement(codes.get(Integer.parseInt(m.group(1)))));
        return "<p>" + html.replaceAll("(?m)^@\\w+ .*$", "").strip();
    }
}
