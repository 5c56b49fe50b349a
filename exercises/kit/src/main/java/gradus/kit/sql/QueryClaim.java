package gradus.kit.sql;

import gradus.engine.expect.CheckFailure;
import gradus.engine.expect.Claim;
import gradus.engine.expect.Relation;
import gradus.fundamentals.sql.DatabaseException;
import gradus.fundamentals.sql.Rows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a learner's query must give, on each of the three databases, whatever its text:
 *
 * <pre>{@code
 * QueryClaim.query("the departures of each airport", AirportQuestions.departures())
 *         .like("SELECT iata, count(*) FROM airports JOIN flights ON …", "A join drops the airports without flights.")
 *         .toGive("SELECT iata, count(flight_id) AS departures FROM airports LEFT JOIN flights ON …");
 * }</pre>
 *
 * fails with
 *
 * <pre>
 * the departures of each airport, in the shipped database, should have the row (ADK, 0) but had none such (220 rows in all)
 *   A join drops the airports without flights.
 * </pre>
 */
public final class QueryClaim extends Claim<Map<Given, Rows>, QueryClaim> {
    /** A few strange rows tell most queries apart, so that the large tables are seldom asked. */
    private static final List<Given> SMALLEST_FIRST = List.of(Given.STRANGE, Given.EMPTY, Given.SHIPPED);

    private final String sql;
    private int keys = 1;
    private boolean ordered;

    private QueryClaim(String subject, String sql) {
        super(subject);
        this.sql = sql;
    }

    /**
     * A query.
     *
     * @param subject what it gives, a noun phrase: "the departures of each airport"
     * @param sql the learner's text; anything
     */
    public static QueryClaim query(String subject, String sql) {
        return new QueryClaim(subject, sql);
    }

    /** How many columns, from the left, tell rows apart; one, if nothing is said. */
    public QueryClaim keys(int columns) {
        keys = columns;
        return this;
    }

    /** The order of rows counts as well. */
    public QueryClaim inOrder() {
        ordered = true;
        return this;
    }

    /** Recognises an answer that gives, on all three databases, what a wrong query gives. */
    public QueryClaim like(String wrong, String cause) {
        return when(
                came -> came != null
                        && SMALLEST_FIRST.stream()
                                .allMatch(
                                        given -> RowDifference.between(given.ask(wrong), came.get(given), keys, ordered)
                                                .isEmpty()),
                cause);
    }

    /**
     * Checks that the query gives the same rows as a right one, on each of the databases. Numbers may be off by a billionth of the
     * larger of 1 and their size; how columns are named does not count.
     *
     * @throws CheckFailure if it is no query that DuckDB can run, or a row differs; it names the first
     */
    public void toGive(String right) {
        requireOneStatement();
        Map<Given, Rows> came = new EnumMap<>(Given.class);
        for (Given given : Given.values()) {
            came.put(given, ask(given));
        }
        for (Given given : Given.values()) {
            Optional<RowDifference> difference =
                    RowDifference.between(given.ask(right), came.get(given), keys, ordered);
            if (difference.isPresent()) {
                String where = subject() + ", in " + given + ",";
                throw failure(
                        where,
                        Relation.HAVE,
                        difference.get().expected(),
                        difference.get().actual(),
                        came,
                        null);
            }
        }
    }

    private void requireOneStatement() {
        if (sql == null || sql.isBlank()) {
            throw broken("there is no text", "");
        }
        String withoutTexts = sql.replaceAll("'[^']*'", "''").replaceAll("--.*", "");
        if (withoutTexts.matches("(?s).*;\\s*\\S.*")) {
            throw broken("it has a second statement behind a semicolon", "Give one query.");
        }
    }

    private Rows ask(Given given) {
        try {
            return given.ask(sql);
        } catch (DatabaseException e) {
            String reason = e.getMessage().substring(e.getMessage().lastIndexOf("\": ") + 3);
            throw broken("DuckDB says, in " + given + ": " + reason, "");
        }
    }

    private CheckFailure broken(String what, String cause) {
        return new CheckFailure(
                "the query for " + subject() + " should run", Relation.HOLD, "", what, cause, false, null);
    }

    @Override
    protected QueryClaim self() {
        return this;
    }
}
