package gradus.workbook.fundamentals.sql;

import gradus.fundamentals.sql.Database;
import java.util.List;
import java.util.Set;

public final class CitySearch {
    private static final Set<String> COLUMNS = Set.of("iata", "name", "city", "state");

    private CitySearch() {}

    public static List<Object> find(Database database, String part, String sortBy, int limit) {
        if (sortBy == null || !COLUMNS.contains(sortBy)) {
            throw new IllegalArgumentException("sortBy must be one of " + COLUMNS);
        }
        if (part == null || limit < 1) {
            throw new IllegalArgumentException("part must be given and limit at least 1");
        }
        return database.query("""
                        SELECT iata FROM airports
                        WHERE position(upper(?) IN upper(city)) > 0
                        ORDER BY CASE ? WHEN 'name' THEN name WHEN 'city' THEN city WHEN 'state' THEN state END, iata""", part, sortBy).column("iata").stream()
                .limit(limit)
                .toList();
    }
}
