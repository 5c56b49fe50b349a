package gradus.engine.course;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a task: the first Javadoc comment of its source. */
public final class TaskComment {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private TaskComment() {}

    /** Its lines without the stars before them; none if the source has no such comment. */
    public static List<String> lines(String source) {
        Matcher comment = COMMENT.matcher(source);
        if (!comment.find()) {
            return List.of();
        }
        return comment.group(1)
                .lines()
                .map(line -> line.replaceFirst("^\\s*\\*? ?", "").stripTrailing())
                .toList();
    }
}
