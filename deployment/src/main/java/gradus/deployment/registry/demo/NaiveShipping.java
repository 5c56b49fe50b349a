package gradus.deployment.registry.demo;

import static gradus.deployment.registry.demo.RegistryProcess.MODEL;

import gradus.deployment.packaging.Sha256;
import gradus.deployment.registry.ArtefactStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The same statements as the registry's, each by itself, and the file at the end. */
final class NaiveShipping {
    private final DataSource database;
    private final ArtefactStore store;

    NaiveShipping(DataSource database, ArtefactStore store) {
        this.database = database;
        this.store = store;
    }

    void ship(int version, byte[] artefact) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            update(connection, "UPDATE models SET revision = revision + 2");
            update(
                    connection,
                    "INSERT INTO versions VALUES ('" + MODEL + "', " + version + ", '" + Sha256.hex(artefact) + "', '"
                            + MODEL + "', 2, 'candidate')");
            update(connection, event(3, "REGISTERED", version, 0));
            update(connection, "UPDATE versions SET stage = 'retired' WHERE stage = 'champion'");
            update(connection, "UPDATE versions SET stage = 'champion' WHERE version = " + version);
            update(connection, event(4, "PROMOTED", version, 1));
        }
        store.put(artefact);
    }

    private static String event(int number, String action, int version, int replaced) {
        return "INSERT INTO events VALUES ('" + MODEL + "', " + number + ", '" + action + "', " + version + ", "
                + replaced + ", 'the nightly run', 'a new version', 0)";
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
