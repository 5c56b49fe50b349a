package gradus.deployment.contracts;

import gradus.fundamentals.Require;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Who was charged what and when, in a database, and its pages, newest first. */
public final class ChargeLedger {
    /**
     * A charge.
     *
     * @param id its number, given by the database
     * @param client who pays
     * @param cents how much
     * @param second when, in whole seconds: several charges may share one
     */
    public record Charge(long id, String client, long cents, long second) {}

    /**
     * A page.
     *
     * @param charges at most as many as were asked for
     * @param next where the next page begins; empty if this is the last
     */
    public record Page(List<Charge> charges, Optional<String> next) {}

    private static final int MOST_ROWS = 1000;

    private final DataSource database;
    private final Cursors cursors;

    /** A ledger in a database, whose table is made if it is not there. */
    public ChargeLedger(DataSource database, Cursors cursors) throws SQLException {
        this.database = database;
        this.cursors = cursors;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS charges (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                    + " client TEXT NOT NULL, cents INTEGER NOT NULL, second INTEGER NOT NULL)");
            statement.execute("CREATE INDEX IF NOT EXISTS newest ON charges (client, second DESC, id DESC)");
        }
    }

    /**
     * Charges a client, inside whatever transaction the connection is in.
     *
     * @return the charge's id
     */
    public static long charge(Connection connection, String client, long cents, long second) throws SQLException {
        Require.atLeast("cents", cents, 1);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO charges (client, cents, second) VALUES (?, ?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, client);
            insert.setLong(2, cents);
            insert.setLong(3, second);
            insert.executeUpdate();
            try (ResultSet row = insert.getGeneratedKeys()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes a charge back. */
    public void refund(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM charges WHERE id = ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    /** How many charges a client has. */
    public long count(String client) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM charges WHERE client = ?")) {
            query.setString(1, client);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The page as everybody writes it first: so many rows, after so many others. It repeats and skips rows when rows come and go. */
    public List<Charge> byOffset(String client, long offset, int limit) throws SQLException {
        return rows(
                "SELECT * FROM charges WHERE client = ? ORDER BY second DESC, id DESC LIMIT ? OFFSET ?",
                client,
                limit,
                offset);
    }

    /**
     * A page that begins after the last row of the page before, wherever that row stands by now.
     *
     * @param after the cursor of the page before; empty for the first page
     * @param limit from 1 to 1000 rows
     * @throws Problem of status 400 if the limit or the cursor cannot be used
     */
    public Page page(String client, Optional<String> after, int limit) throws SQLException {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new Problem(400, "limit must be from 1 to " + MOST_ROWS + ", but was " + limit);
        }
        String query = "charges of " + client + ", newest first";
        Cursors.Place last = after.map(cursor -> cursors.read(cursor, query))
                .orElse(new Cursors.Place(Long.MAX_VALUE, Long.MAX_VALUE));
        List<Charge> found = rows(
                "SELECT * FROM charges WHERE client = ? AND (second, id) < (?, ?) ORDER BY second DESC, id DESC LIMIT ?",
                client,
                last.key(),
                last.id(),
                limit + 1); // one more says whether there is a next page
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        Charge end = found.get(limit - 1);
        String next = cursors.write(new Cursors.Place(end.second(), end.id()), query);
        return new Page(List.copyOf(found.subList(0, limit)), Optional.of(next));
    }

    private List<Charge> rows(String sql, String client, long... numbers) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, client);
            for (int i = 0; i < numbers.length; i++) {
                query.setLong(i + 2, numbers[i]);
            }
            List<Charge> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Charge(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)));
                }
            }
            return found;
        }
    }
}
