package gradus.engine.progress;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What changed from one text to another. */
public final class Differences {
    private static final int CONTEXT = 4;

    private Differences() {}

    /** A unified diff, blanks at the ends of lines ignored; empty if the texts say the same. */
    public static List<String> between(String from, String to, String fromName, String toName) {
        List<String> a = from.lines().map(String::stripTrailing).toList();
        List<String> b = to.lines().map(String::stripTrailing).toList();
        return UnifiedDiffUtils.generateUnifiedDiff(fromName, toName, a, DiffUtils.diff(a, b), CONTEXT);
    }
}
