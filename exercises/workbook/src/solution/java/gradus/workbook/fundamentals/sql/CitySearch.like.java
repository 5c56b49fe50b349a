package gradus.workbook.fundamentals.sql;

import gradus.fundamentals.sql.Database;
import java.util.List;

public final class CitySearch {
    private CitySearch() {}

    public static List<Object> find(Database database, String part, String sortBy, int limit) {
        if (part == null) {
            throw new IllegalArgumentException("part must be given, but was null");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
        }
        String pattern = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return database.query(
                        "SELECT iata FROM airports WHERE city ILIKE '%' || ? || '%' ESCAPE '!' ORDER BY "
                                + column(sortBy) + ", iata LIMIT " + limit,
                        pattern)
                .column("iata");
    }

    private static String column(String sortBy) {
        return switch (String.valueOf(sortBy)) {
            case "iata" -> "iata";
            case "name" -> "name";
            case "city" -> "city";
            case "state" -> "state";
            default -> throw new IllegalArgumentException("sortBy is " + sortBy);
        };
    }
}
