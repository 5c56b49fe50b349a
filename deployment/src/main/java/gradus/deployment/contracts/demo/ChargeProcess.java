package gradus.deployment.contracts.demo;

import gradus.deployment.contracts.ChargeLedger;
import gradus.deployment.contracts.IdempotentRequests;
import gradus.deployment.contracts.WatchedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A process that charges 500 cents under a key, and halts before and after each statement so that it can be killed there. */
public final class ChargeProcess {
    private final Consumer<String> watcher;
    private boolean armed;

    private ChargeProcess(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    /**
     * Starts it.
     *
     * @param args the folder of the databases; {@code naive} or {@code once}; how many charges, of which the first halts at point 0,
     *     the second at point 1, and so on, each in a database of its own
     */
    public static void main(String... args) throws IOException {
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            int halt = i;
            Thread thread = new Thread(() -> chargeAndHalt(file(Path.of(args[0]), halt), args[1], halt));
            thread.setUncaughtExceptionHandler((same, failure) -> {
                System.err.println(failure);
                System.exit(1);
            });
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {} // whoever started this process kills it, or is gone itself
    }

    /** The database of a charge. */
    static String file(Path folder, int charge) {
        return folder.resolve(charge + ".db").toString();
    }

    private static void chargeAndHalt(String file, String way, int halt) {
        int[] passed = {0};
        try {
            charge(file, way, point -> {
                if (passed[0]++ == halt) {
                    System.out.println(halt + " " + point);
                    awaitDeath();
                }
            });
            throw new IllegalStateException("point " + halt + " must be reached, but was not");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitDeath() {
        while (true) {
            LockSupport.park();
        }
    }

    /** One request, by one of two ways to handle it; the watcher is told of its statements, and not of making the tables. */
    static void charge(String file, String way, Consumer<String> watcher) throws SQLException {
        ChargeProcess process = new ChargeProcess(watcher);
        DataSource watched = WatchedDatabase.watch(database(file), process::pass);
        IdempotentRequests requests = new IdempotentRequests(watched);
        process.armed = true;
        if (way.equals("naive")) {
            NaiveCharge.charge(watched, "ward", "k-1", 500);
        } else {
            requests.answer("ward", "k-1", "f", Instant.EPOCH, ChargeProcess::work);
        }
    }

    private void pass(String point) {
        if (armed) {
            watcher.accept(point);
        }
    }

    private static IdempotentRequests.Reply work(Connection connection) throws SQLException {
        long id = ChargeLedger.charge(connection, "ward", 500, 0);
        return new IdempotentRequests.Reply(201, "{\"id\":" + id + "}");
    }

    static DataSource database(String file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
