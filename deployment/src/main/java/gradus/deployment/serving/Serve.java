package gradus.deployment.serving;

import gradus.deployment.monitoring.JsonLines;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
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

    /**
     * Options of the JVM under which the server stays below 160 MB of resident memory with 64 connections under load: a heap of 40 MB, of which
     * 24 are for what stays (the server and 64 connections hold 18), and the collector that needs no memory of its own. With less for what
     * stays, each collection would be one of the whole heap.
     */
    public static final List<String> MEMORY = List.of("-Xmx40m", "-Xmn16m", "-XX:+UseSerialGC");

    private Serve() {}

    /**
     * Starts the server; its log says at which URL. Ends with status 2 if the arguments are wrong, and with 1 if the port is in use.
     *
     * @param args {@code [--port N]}; 8080 if it is not given, and any that is free if it is 0
     */
    public static void main(String... args) {
        run(PredictionServer::new, args);
    }

    /**
     * The same for any server.
     *
     * @param starter listens by the settings at once, and loads the model meanwhile
     */
    public static void run(BiFunction<Settings, Supplier<WeightModel>, ModelServer> starter, String... args) {
        System.setProperty("java.util.logging.manager", PatientLogManager.class.getName()); // before the first logger
        JsonLines.install();
        List<Logger> chatty = List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));
        chatty.forEach(logger -> logger.setLevel(Level.OFF)); // what fails at the start is thrown as well
        ModelServer server = start(starter, args);
        chatty.forEach(logger -> logger.setLevel(Level.WARNING));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            chatty.forEach(logger -> logger.setLevel(Level.INFO)); // held until here: loggers that nobody holds forget
            PatientLogManager.patient = false;
            LogManager.getLogManager().reset();
        }));
        server.awaitReady();
    }

    private static ModelServer start(BiFunction<Settings, Supplier<WeightModel>, ModelServer> starter, String... args) {
        try {
            return starter.apply(Settings.of(args), SavedWeightModel::load);
        } catch (IllegalArgumentException e) {
            throw end(2, e.getMessage());
        } catch (JavalinBindException | UncheckedIOException e) {
            throw end(1, e.getMessage());
        }
    }

    /** Ends the process, and logs why; never returns. */
    private static IllegalStateException end(int status, String why) {
        JsonLines.log(Logger.getLogger(Serve.class.getName()), Level.SEVERE, "cannot start", Map.of("why", why));
        System.exit(status);
        return new IllegalStateException(why);
    }
}
