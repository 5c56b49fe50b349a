package gradus.classicalml.features;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The categories in a column of any type: texts, or null where the value is missing. Missing is a category like any other. */
final class Categories {
    /** What a missing value is called in the name of a column. */
    static final String MISSING = "(missing)";

    private Categories() {}

    /** The category of each row; null if missing. */
    static List<String> of(Table table, String name) {
        Column<?> column = Numbers.column(table, name);
        return IntStream.range(0, column.size())
                .mapToObj(row -> column.isMissing(row) ? null : column.getString(row))
                .toList();
    }

    /** Each once, in the order of the alphabet (of whole numbers: in the order of the numbers), missing last. */
    static List<String> inOrder(Collection<String> categories) {
        List<String> present = categories.stream().filter(Objects::nonNull).toList();
        List<String> ordered = new ArrayList<>(Classes.of(present).names());
        if (present.size() < categories.size()) {
            ordered.add(null);
        }
        return ordered;
    }

    /** A name for people. */
    static String name(String category) {
        return category == null ? MISSING : category;
    }
}
