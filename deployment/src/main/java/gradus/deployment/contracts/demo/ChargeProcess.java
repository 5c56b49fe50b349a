package gradus.deployment.contracts.demo;

import gradus.deployment.contracts.ChargeLedger;
import gradus.deployment.contracts.IdempotentRequests;
import gradus.deployment.contracts.WatchedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A process that charges 500 cents under a key, and halts before or after a statement so that it can be killed there. */
public final class ChargeProcess {
    private final Consumer<String> watcher;
    private boolean armed;

    private ChargeProcess(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    /**
     * Starts it.
     *
     * @param args the database's file; {@code naive} or {@code once}; the number of the point at which to halt, from 0
     */
    public static void main(String... args) throws SQLException {
        int halt = Integer.parseInt(args[2]);
        int[] passed = {0};
        charge(args[0], args[1], point -> {
            if (passed[0]++ == halt) {
                System.out.println(point);
                awaitDeath();
            }
        });
    }

    private static void awaitDeath() {
        try {
            while (System.in.read() >= 0) {} // whoever started this process kills it, or is gone itself
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
