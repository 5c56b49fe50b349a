package gradus.deployment.contracts.demo;

import gradus.deployment.serving.PredictionServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Demo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Changes the server of the lesson serving, kills a server that charges, and reads a list that will not stand still. */
public final class ContractsDemo {
    private static final Logger QUIET = Logger.getLogger("");

    private ContractsDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) throws SQLException {
        QUIET.setLevel(Level.OFF); // the log is the lesson serving's
        Settings settings = Settings.local(0).withDrain(Duration.ZERO);
        try (PredictionServer server = new PredictionServer(settings, WeightModel::fit).awaitReady()) {
            Readers readers = new Readers(URI.create(server.url()));
            Changes changes = new Changes(URI.create(server.url()));
            Demo.of(args)
                    .section("readers", readers::readers)
                    .section("table", changes::table)
                    .section("proof", changes::proof)
                    .section("diff", changes::diff)
                    .section("consumer", readers::consumer)
                    .section("killed", Killed::killed)
                    .section("keys", Charging::keys)
                    .section("paging", Paging::paging)
                    .section("ending", Charging::ending)
                    .figure("contracts-changes", changes.matrix())
                    .figure("contracts-pages", 2, Paging.pages());
        }
    }
}
