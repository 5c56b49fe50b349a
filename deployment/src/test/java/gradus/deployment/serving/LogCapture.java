package gradus.deployment.serving;

import gradus.deployment.monitoring.JsonLines;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes the server's log lines as they would be written, and keeps libraries quiet meanwhile. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger server = Logger.getLogger(PredictionService.class.getName());
    private final List<Logger> libraries =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

    public LogCapture() {
        setFormatter(new JsonLines());
        server.addHandler(this);
        server.setUseParentHandlers(false);
        libraries.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /** Lets another handler have the server's lines, too. */
    <H extends Handler> H join(H other) {
        server.addHandler(other);
        return other;
    }

    /** Takes it away again, and closes it. */
    void leave(Handler other) {
        server.removeHandler(other);
        other.close();
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(getFormatter().format(record));
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        server.removeHandler(this);
        server.setUseParentHandlers(true);
        libraries.forEach(logger -> logger.setLevel(null));
    }
}
