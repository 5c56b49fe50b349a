package gradus.deployment.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The laws in PostgreSQL, which is unpacked and started for them. */
@Tag("proof")
class PostgresRegistryTest extends RegistryLaws {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    DataSource empty() throws Exception {
        DataSource source = postgres.getPostgresDatabase();
        Sql.execute(
                source,
                "DROP TABLE IF EXISTS events, versions, models, experiments, runs, parameters, metrics CASCADE");
        return source;
    }
}
