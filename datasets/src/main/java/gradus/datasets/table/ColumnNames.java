package gradus.datasets.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of columns, the same everywhere: without the blanks around them, since Tablesaw drops those, and each its own
 * even where case is ignored, since Tablesaw does not tell it apart.
 */
final class ColumnNames {
    private static final Pattern EXCELS_OWN_LINE = Pattern.compile("(?i)sep=.?");

    private final Place header;
    private final List<String> names;

    private ColumnNames(Place header, List<String> names) {
        this.header = header;
        this.names = names;
    }

    /**
     * The names in a header.
     *
     * @throws DataException if one is empty, repeated or not text
     */
    static List<String> of(Place header, List<String> cells) {
        ColumnNames names =
                new ColumnNames(header, cells.stream().map(ColumnNames::strip).toList());
        names.require();
        return names.names;
    }

    /** The name without what is white, or cannot be seen at all, at its ends. */
    static String strip(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isBlank(name.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    private void require() {
        if (EXCELS_OWN_LINE.matcher(names.get(0)).matches()) {
            throw new DataException(
                    header,
                    "the names of the columns",
                    DataException.quote(names.get(0)) + ", a line that only Excel understands: leave it out");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                throw new DataException(header, "a name for column " + (i + 1), empty(i));
            }
            if (name.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                throw new DataException(
                        header, "a name that can be read for column " + (i + 1), DataException.quote(name));
            }
            if (!seen.add(folded(name))) {
                throw new DataException(header, "a name of its own for column " + (i + 1), name + " again");
            }
        }
    }

    private String empty(int i) {
        if (names.size() == 1) {
            return "an empty line (leave out what stands above the header)";
        }
        if (i == 0) {
            return "an empty cell (pandas writes its index so, and R its row names: name the column, or write the file "
                    + "with index=False or row.names=FALSE)";
        }
        return i == names.size() - 1
                ? "an empty cell (name the column, or leave out the delimiter at the end of the line)"
                : "an empty cell (name the column)";
    }

    /** What Tablesaw compares: character by character, whatever the case. */
    private static String folded(String name) {
        return name.chars()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
