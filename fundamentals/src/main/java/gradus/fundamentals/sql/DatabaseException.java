package gradus.fundamentals.sql;

/** What a database refused, with the statement that it refused. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    /**
     * A refusal.
     *
     * @param what what the statement must be: "sql must be a statement that DuckDB can run"
     * @param sql the statement; long ones are cut
     * @param reason the database's own words
     */
    DatabaseException(String what, String sql, String reason, Throwable cause) {
        super(what + ", but was \"" + cut(sql.strip().replaceAll("\\s+", " ")) + "\": " + reason, cause);
    }

    private static String cut(String sql) {
        return sql.length() > SHOWN ? sql.substring(0, SHOWN) + "…" : sql;
    }
}
