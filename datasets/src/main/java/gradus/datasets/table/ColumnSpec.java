package gradus.datasets.table;

import java.util.Objects;

/**
 * What is promised of a column.
 *
 * @param name the name in the file's header, without the blanks around it
 * @param type what its cells hold
 * @param unit the unit of its numbers, such as {@code mm}; empty for none
 * @param missing how many of its cells have no value
 * @param meaning what it says, in a few words; may be empty where the name says it
 */
public record ColumnSpec(String name, ColumnType type, String unit, int missing, String meaning) {
    public ColumnSpec {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(meaning, "meaning");
        if (name == null || ColumnNames.strip(name).isEmpty()) {
            throw new IllegalArgumentException("name must be a column's name, but was " + name);
        }
        name = ColumnNames.strip(name);
        if (missing < 0) {
            throw new IllegalArgumentException("missing must be 0 or more, but was " + missing);
        }
    }
}
