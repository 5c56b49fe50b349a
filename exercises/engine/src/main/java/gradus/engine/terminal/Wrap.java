package gradus.engine.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines; colour codes take no room. */
public final class Wrap {
    private Wrap() {}

    /** The lines of a paragraph; those after the first begin with the indent. */
    public static List<String> lines(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.strip().split(" +")) {
            int width = width(word);
            if (used > 0 && used + 1 + width > columns) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                used = indent.length();
                line.append(word);
                used += width;
            } else {
                line.append(line.length() > 0 && used > 0 ? " " : "").append(word);
                used += width + (used > 0 ? 1 : 0);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Columns that a text takes in a terminal. */
    static int width(String text) {
        String visible = text.replaceAll("\u001b\\[[0-9;]*m", "");
        return (int) visible.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }

    /** The text with blanks up to a width. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }
}
