package gradus.deployment.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
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
    /** What maps objects takes long to load, and few lines need it. */
    private static final class Mapper {
        private static final ObjectMapper JSON = new ObjectMapper();

        static String text(String name, Object value) {
            try {
                return JSON.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the field " + name + " of an event must fit into JSON", e);
            }
        }
    }

    private static volatile Second lastSecond = Second.of(0);

    /**
     * Gives the root logger one handler, which writes JSON lines to the standard error in batches; libraries that log through SLF4J arrive
     * there too.
     */
    public static void install() {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new BatchedLines(new FileOutputStream(FileDescriptor.err)));
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
        StringBuilder line = new StringBuilder(256).append('{');
        write(line, "time", time(record.getInstant()));
        write(line, "level", record.getLevel().getName());
        write(line, "logger", record.getLoggerName());
        write(line, "event", formatMessage(record));
        if (record.getParameters() != null
                && record.getParameters().length == 1
                && record.getParameters()[0] instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> write(line, String.valueOf(name), value));
        }
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            write(line, "exception", trace.toString());
        }
        line.setCharAt(line.length() - 1, '}');
        return line.append('\n').toString();
    }

    /** A member and a comma. What nearly every value is needs no mapper, which would look for a serialiser each time. */
    private static void write(StringBuilder line, String name, Object value) {
        quote(line, name).append(':');
        if (value instanceof String text) {
            quote(line, text);
        } else if (value instanceof Integer || value instanceof Long) {
            line.append(value);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            line.append(NumberOutput.toString(number, true));
        } else {
            line.append(Mapper.text(name, value));
        }
        line.append(',');
    }

    private static StringBuilder quote(StringBuilder line, String text) {
        line.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, line);
        return line.append('"');
    }

    /** ISO 8601 to the millisecond. All but the milliseconds is the same for a thousand lines or more: it is kept. */
    private static String time(Instant instant) {
        Second second = lastSecond;
        if (second.number() != instant.getEpochSecond()) {
            second = Second.of(instant.getEpochSecond());
            lastSecond = second;
        }
        int millis = 1000 + instant.getNano() / 1_000_000;
        return second.text() + Integer.toString(millis).substring(1) + "Z";
    }

    /** A second and its text up to the point. */
    private record Second(long number, String text) {
        static Second of(long number) {
            return new Second(number, Instant.ofEpochSecond(number).toString().replace('Z', '.'));
        }
    }
}
