package gradus.datasets.card;

import gradus.datasets.table.ColumnSpec;
import java.util.List;
import java.util.Set;

/**
 * A file of comma-separated values, perhaps compressed.
 *
 * @param missingMarks cells that mean "no value", besides the empty cell
 * @param columns its columns, in their order
 */
public record TableFile(
        String name, int rows, long bytes, String sha256, Set<String> missingMarks, List<ColumnSpec> columns)
        implements DataFile {
    public TableFile {
        missingMarks = Set.copyOf(missingMarks);
        columns = List.copyOf(columns);
    }
}
