package gradus.deployment.contracts.demo;

import gradus.deployment.contracts.ChargeLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Keys as everybody remembers them first: in a statement of their own. */
final class NaiveCharge {
    private NaiveCharge() {}

    static void charge(DataSource database, String client, String key, long cents) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!isKnown(connection, client, key)) {
                ChargeLedger.charge(connection, client, cents, 0);
                remember(connection, client, key);
            }
        }
    }

    private static boolean isKnown(Connection connection, String client, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM replies WHERE client = ? AND key = ?")) {
            query.setString(1, client);
            query.setString(2, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void remember(Connection connection, String client, String key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO replies VALUES (?, ?, '', 201, '', 0)")) {
            insert.setString(1, client);
            insert.setString(2, key);
            insert.executeUpdate();
        }
    }
}
