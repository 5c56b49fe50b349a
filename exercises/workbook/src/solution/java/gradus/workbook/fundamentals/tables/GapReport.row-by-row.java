import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.strings.StringColumnType;

/** Counts in arrays, rows outside and columns inside. */
public final class GapReport {
    public static Map<String, Map<String, Gap>> of(Table table, String by, Set<String> marks) {
        // begin solution: refuse an unknown column, then count each cell in its column and its group
        int place = table.columnNames().indexOf(by);
        if (place < 0) {
            throw new IllegalArgumentException("no column is named " + by);
        }
        Map<String, int[]> counts = new HashMap<>();
        int width = table.columnCount();
        for (int row = 0; row < table.rowCount(); row++) {
            String group = isGap(table.column(place), row, marks) ? "" : table.getString(row, place);
            int[] count = counts.computeIfAbsent(group, key -> new int[width + 1]);
            count[width]++;
            for (int i = 0; i < width; i++) {
                count[i] += isGap(table.column(i), row, marks) ? 1 : 0;
            }
        }
        Map<String, Map<String, Gap>> report = new TreeMap<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            if (i != place) {
                Map<String, Gap> gaps = new TreeMap<>();
                counts.forEach((group, count) -> gaps.put(group, new Gap(count[column], count[width])));
                report.put(table.column(i).name(), gaps);
            }
        }
        return report;
        // end solution
    }

    private static boolean isGap(Column<?> column, int row, Set<String> marks) {
        // begin solution: missing, or text that is blank or a mark
        boolean text = column.type() instanceof StringColumnType;
        String cell = text ? column.getString(row).strip() : "value";
        return column.isMissing(row) || cell.isBlank() || text && marks.contains(cell);
        // end solution
    }
}
