package gradus.deployment.registry;

import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The laws in SQLite; without waiting for the disk, which nothing here pulls the plug of. */
class SqliteRegistryTest extends RegistryLaws {
    private int databases;

    @Override
    DataSource empty() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(5000);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("registry" + databases++ + ".db"));
        return source;
    }
}
