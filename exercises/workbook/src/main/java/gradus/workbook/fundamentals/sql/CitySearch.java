package gradus.workbook.fundamentals.sql;

import gradus.fundamentals.sql.Database;
import java.util.List;

/**
 * The search box of a travel site: the codes of the airports whose city contains what the user typed. It works as long as users type what it
 * was tested with. Somebody in O'Fallon gets an error page; somebody else has seen the whole table, and a third has deleted it. Mend it.
 *
 * <ul>
 *   <li>{@code part} is text, whatever is in it: quotes, semicolons, {@code %}, {@code _} and backslashes stand for themselves. It is found
 *       anywhere in the city, whether in capital or small letters. The empty text is in every city. An unknown city contains nothing.
 *   <li>{@code sortBy} comes from the address of the page, so anything may stand in it. It must be exactly {@code iata}, {@code name}, {@code
 *       city} or {@code state}; anything else, including null, is refused with an {@code IllegalArgumentException} whose message says
 *       {@code sortBy}.
 *   <li>Airports come in the order of that column, unknown ones last; where that is equal, in the order of {@code iata}.
 *   <li>What is refused today stays refused: a limit below 1, and null for {@code part}.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/sql.md">fundamentals/docs/sql.md</a>
 */
public final class CitySearch {
    private CitySearch() {}

    /**
     * The codes of the airports in cities whose name contains a text.
     *
     * @param database has the table airports(iata, name, city, state, …)
     * @param part what the user typed
     * @param sortBy the name of a column
     * @param limit the most codes to give, at least 1
     */
    public static List<Object> find(Database database, String part, String sortBy, int limit) {
        if (part == null) {
            throw new IllegalArgumentException("part must be given, but was null");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
        }
        String sql = "SELECT iata FROM airports WHERE lower(city) LIKE lower('%" + part + "%') ORDER BY " + sortBy
                + " NULLS LAST, iata LIMIT " + limit;
        return database.query(sql).column("iata");
    }
}
