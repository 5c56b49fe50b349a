package gradus.fundamentals.tables;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Which values are missing, and where: by column, by group, and together with which others. */
public final class Missing {
    private Missing() {}

    /**
     * The missing values of one column in one group of rows.
     *
     * @param column the column's name
     * @param group the value that the rows of the group have in common, as text; empty where it is missing itself
     * @param missing how many of these rows have no value in the column
     * @param rows how many rows the group has, at least 1
     */
    public record Share(String column, String group, int missing, int rows) {
        /** The share of the rows without a value, from 0 to 1. */
        public double share() {
            return (double) missing / rows;
        }
    }

    /**
     * Counts the missing values of each column in each group. Columns and groups come in the order of the table; those
     * without missing values are listed as well.
     *
     * @param by the column whose values make the groups
     * @return one entry for each other column and each group; none if the table has no rows
     * @throws IllegalArgumentException if there is no such column
     */
    public static List<Share> by(Table table, String by) {
        Column<?> groups = Keys.columns("by", table, by).get(0);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String group = groups.isMissing(row) ? "" : groups.getString(row);
            rows.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
        }
        List<Share> shares = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (column != groups) {
                rows.forEach((group, members) -> shares.add(share(column, group, members)));
            }
        }
        return shares;
    }

    private static Share share(Column<?> column, String group, List<Integer> rows) {
        int missing = (int) rows.stream().filter(column::isMissing).count();
        return new Share(column.name(), group, missing, rows.size());
    }

    /**
     * Which columns are missing together: how many rows lack exactly these columns, the most frequent combination first. The
     * empty one counts the complete rows; the counts add up to the number of rows.
     */
    public static Map<List<String>, Integer> patterns(Table table) {
        Require.given("table", table);
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            int here = row;
            List<String> missing = table.columns().stream()
                    .filter(column -> column.isMissing(here))
                    .map(Column::name)
                    .toList();
            counts.merge(missing, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
