package gradus.deployment.serving.demo;

import gradus.deployment.monitoring.JsonLines;
import gradus.deployment.serving.PredictionService;
import gradus.fundamentals.demo.Lines;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the server's log lines instead of printing them; the libraries, the naive endpoint's stack traces too, fall silent. */
final class KeptLog extends Handler {
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final Logger server =
            Logger.getLogger(PredictionService.class.getName()); // held: else its settings are forgotten
    private final List<Logger> libraries =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

    KeptLog() {
        server.addHandler(this);
        server.setUseParentHandlers(false);
        libraries.forEach(logger -> logger.setLevel(Level.OFF));
    }

    void log(Lines lines, int port) throws Exception {
        Asking.post(port, "/predict", "{\"height_cm\": 174}", "application/json", "visit-17");
        String line = written.poll(1, TimeUnit.SECONDS); // it is written just after the answer is sent
        while (line != null && !line.contains("visit-17")) {
            line = written.poll(1, TimeUnit.SECONDS);
        }
        lines.print(
                "%s",
                String.valueOf(line)
                        .replaceAll("\"(time|client)\":\"[^\"]*\"", "\"$1\":\"…\"")
                        .replaceAll("\"ms\":[0-9.E-]+", "\"ms\":…"));
    }

    @Override
    public void publish(LogRecord record) {
        written.add(new JsonLines().format(record).strip());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
