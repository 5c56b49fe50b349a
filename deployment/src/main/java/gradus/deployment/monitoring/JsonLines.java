package gradus.deployment.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Structured logs: one JSON object a line, so that a newline or a quote in a client's text stays inside its string. The
 * parameters of a record that are a map become members of the object.
 */
public final class JsonLines extends Formatter {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes every handler of the root logger write JSON lines; libraries that log through SLF4J arrive there too. */
    public static void install() {
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            handler.setFormatter(new JsonLines());
        }
    }

    /** Logs an event with its fields. */
    public static void log(Logger logger, Level level, String event, Map<String, ?> fields) {
        LogRecord record = new LogRecord(level, event);
        record.setLoggerName(logger.getName());
        record.setParameters(new Object[] {fields});
        logger.log(record);
    }

    @Override
    public String format(LogRecord record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Instant.ofEpochMilli(record.getMillis()).toString());
        line.put("level", record.getLevel().getName());
        line.put("logger", record.getLoggerName());
        line.put("event", formatMessage(record));
        if (record.getParameters() != null
                && record.getParameters().length == 1
                && record.getParameters()[0] instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> line.put(String.valueOf(name), value));
        }
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            line.put("exception", trace.toString());
        }
        try {
            return JSON.writeValueAsString(line) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the event " + record.getMessage() + " has a field that JSON cannot hold", e);
        }
    }
}
