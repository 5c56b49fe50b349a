package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JsonLinesTest {
    @Test
    void an_event_is_one_line_of_json_with_its_fields() throws Exception {
        LogRecord record = new LogRecord(Level.INFO, "request");
        record.setLoggerName("x");
        record.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
        record.setParameters(new Object[] {Map.of("status", 200)});
        assertThat(new JsonLines().format(record))
                .isEqualTo(
                        "{\"time\":\"2026-01-02T03:04:05.006Z\",\"level\":\"INFO\",\"logger\":\"x\",\"event\":\"request\",\"status\":200}\n");
    }

    @Test
    void a_client_cannot_forge_a_line() throws Exception {
        String forged = "/x\n{\"event\":\"request\",\"status\":200}";
        LogRecord record = new LogRecord(Level.INFO, "request");
        record.setParameters(new Object[] {Map.of("path", forged)});
        String line = new JsonLines().format(record);
        assertThat(line.strip()).doesNotContain("\n");
        assertThat(new ObjectMapper().readTree(line).get("path").textValue()).isEqualTo(forged);
    }

    @Test
    void an_exception_keeps_its_stack_trace() throws Exception {
        LogRecord record = new LogRecord(Level.SEVERE, "broken: {0}");
        record.setParameters(new Object[] {"disk"});
        record.setThrown(new IllegalStateException("no space"));
        JsonNode line = new ObjectMapper().readTree(new JsonLines().format(record));
        assertThat(line.get("event").textValue()).isEqualTo("broken: disk");
        assertThat(line.get("exception").textValue())
                .startsWith("java.lang.IllegalStateException: no space")
                .contains("JsonLinesTest");
    }

    /** Why fields travel as a map in the record's parameters: SLF4J's binding to java.util.logging turns its pairs into text. */
    @Test
    void slf4j_glues_its_pairs_into_the_text_on_the_way_to_java_util_logging() throws Exception {
        Logger target = Logger.getLogger("pairs");
        List<LogRecord> records = new ArrayList<>();
        Handler keeping = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord record) {
                records.add(record);
            }
        };
        target.setUseParentHandlers(false);
        target.addHandler(keeping);
        LoggerFactory.getLogger("pairs")
                .atInfo()
                .addKeyValue("status", "teapot")
                .log("request");
        target.removeHandler(keeping);
        assertThat(records).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(new JsonLines().format(records.get(0)));
        assertThat(line.get("event").textValue()).isEqualTo("status=teapot request");
        assertThat(line.has("status")).isFalse();
    }
}
