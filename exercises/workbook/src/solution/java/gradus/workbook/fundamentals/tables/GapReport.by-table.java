import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Loads the marks as missing into a copy first, then lets Tablesaw count. */
public final class GapReport {
    public static Map<String, Map<String, Gap>> of(Table table, String by, Set<String> marks) {
        // begin solution: refuse an unknown column, then count each cell in its column and its group
        if (!table.columnNames().contains(by)) {
            throw new IllegalArgumentException("unknown column " + by);
        }
        Table clean = table.copy();
        for (Column<?> column : clean.columns()) {
            for (int row = 0; row < clean.rowCount(); row++) {
                if (isGap(column, row, marks)) {
                    column.setMissing(row);
                }
            }
        }
        Map<String, Map<String, Gap>> report = new LinkedHashMap<>();
        clean.columnNames().forEach(name -> report.put(name, new LinkedHashMap<>()));
        report.remove(by);
        if (!clean.isEmpty()) {
            StringColumn groups = StringColumn.create("group");
            for (int row = 0; row < clean.rowCount(); row++) {
                groups.append(
                        clean.column(by).isMissing(row) ? "" : clean.column(by).getString(row));
            }
            groups.asSet().forEach(group -> {
                // where makes the columns again: only then does countMissing see each text that was set to missing
                Table part = clean.where(groups.isEqualTo(group));
                report.forEach((name, gaps) ->
                        gaps.put(group, new Gap(part.column(name).countMissing(), part.rowCount())));
            });
        }
        return report;
        // end solution
    }

    private static boolean isGap(Column<?> column, int row, Set<String> marks) {
        // begin solution: missing, or text that is blank or a mark
        return column.isMissing(row)
                || column instanceof StringColumn
                        && (column.getString(row).isBlank()
                                || marks.contains(column.getString(row).strip()));
        // end solution
    }
}
