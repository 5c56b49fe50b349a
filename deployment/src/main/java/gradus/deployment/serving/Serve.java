package gradus.deployment.serving;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Runs the server until it is told to stop (SIGTERM or Ctrl-C). */
public final class Serve {
    /** A log manager that goes on logging while the JVM shuts down; the ordinary one takes its handlers away at once. */
    public static final class PatientLogManager extends LogManager {
        private static volatile boolean patient = true;

        @Override
        public void reset() {
            if (!patient) {
                super.reset();
            }
        }
    }

    private Serve() {}

    /**
     * Starts the server.
     *
     * @param args {@code [--port N]}; 8080 if it is not given
     */
    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", PatientLogManager.class.getName()); // before the first logger
        JsonLines.install();
        List<Logger> chatty = List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));
        chatty.forEach(logger -> logger.setLevel(Level.WARNING));
        PredictionServer server = new PredictionServer(Settings.of(args), WeightModel::fit);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            chatty.forEach(logger -> logger.setLevel(Level.INFO)); // held until here: loggers that nobody holds forget
            PatientLogManager.patient = false;
            LogManager.getLogManager().reset();
        }));
        server.awaitReady();
    }
}
