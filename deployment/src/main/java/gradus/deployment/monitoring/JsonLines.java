package gradus.deployment.monitoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
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
    private static final JsonFactory PLAIN = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** What maps objects takes long to load, and few lines need it. */
    private static final class Mapper {
        private static final ObjectMapper JSON = new ObjectMapper();
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
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = PLAIN.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", time(record.getInstant()));
            json.writeStringField("level", record.getLevel().getName());
            json.writeStringField("logger", record.getLoggerName());
            json.writeStringField("event", formatMessage(record));
            if (record.getParameters() != null
                    && record.getParameters().length == 1
                    && record.getParameters()[0] instanceof Map<?, ?> fields) {
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    json.writeFieldName(String.valueOf(field.getKey()));
                    write(json, field.getValue());
                }
            }
            if (record.getThrown() != null) {
                StringWriter trace = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(trace));
                json.writeStringField("exception", trace.toString());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the event " + record.getMessage() + " has a field that JSON cannot hold", e);
        }
        return line.append('\n').toString();
    }

    /** What nearly every field is goes straight out; the mapper would look for a serialiser of its type each time. */
    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            Mapper.JSON.writeValue(json, value);
        }
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
