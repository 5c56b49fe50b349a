package gradus.datasets.show;

import java.util.ArrayList;
import java.util.List;

/** Lays out text for a terminal. */
final class Layout {
    private static final int WIDTH = 100;

    private Layout() {}

    /** Rows of equally many cells, each column as wide as its widest cell. */
    static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], length(row.get(j)));
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < widths.length; j++) {
                String cell = row.get(j);
                line.append(cell).append(" ".repeat(widths[j] - length(cell) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Blocks of lines, as many in a row as fit. */
    static String besideEachOther(List<List<String>> blocks) {
        int width = 2
                + blocks.stream()
                        .flatMap(List::stream)
                        .mapToInt(Layout::length)
                        .max()
                        .orElse(0);
        int perRow = Math.max(1, WIDTH / width);
        List<String> rows = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += perRow) {
            List<List<String>> row = blocks.subList(from, Math.min(blocks.size(), from + perRow));
            for (int line = 0; line < row.get(0).size(); line++) {
                StringBuilder text = new StringBuilder();
                for (List<String> block : row) {
                    text.append(block.get(line)).append(" ".repeat(width - length(block.get(line))));
                }
                rows.add(text.toString().stripTrailing());
            }
        }
        return String.join("\n", rows) + "\n";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Words in lines of at most 100 characters, all but the first indented. */
    static String wrapped(String words, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word :
                words.split("(?<=\\S)(?= +)")) { // spaces stay before the word, so that columns keep their place
            if (line.length() + word.length() > WIDTH && !line.isEmpty()) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append(word.strip());
            } else {
                line.append(word);
            }
        }
        return text.append(line).append('\n').toString();
    }

    /** The text without what would move a terminal's cursor or change its colours. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** The text, or its beginning and an ellipsis. */
    static String cut(String words, int most) {
        String text = plain(words);
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
