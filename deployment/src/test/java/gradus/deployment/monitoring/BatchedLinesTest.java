package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchedLinesTest {
    /** Keeps what is written, and says when a first batch has come. */
    private static final class Kept extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CountDownLatch first = new CountDownLatch(1);
        private int writes;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] batch, int offset, int length) {
            bytes.write(batch, offset, length);
            writes += length > 0 ? 1 : 0;
            if (length > 0) {
                first.countDown();
            }
        }

        synchronized List<String> lines() {
            return bytes.toString(StandardCharsets.UTF_8).lines().toList();
        }

        synchronized int writes() {
            return writes;
        }
    }

    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("test");
        return record;
    }

    @Test
    void a_line_is_written_soon_without_being_asked_for() throws Exception {
        Kept kept = new Kept();
        BatchedLines lines = new BatchedLines(kept);
        lines.publish(record(Level.INFO, "hello"));
        assertThat(kept.first.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(kept.lines()).singleElement().asString().contains("\"event\":\"hello\"");
        lines.close();
    }

    @Test
    void a_warning_waits_for_nothing_and_what_came_before_it_neither() {
        Kept kept = new Kept();
        BatchedLines lines = new BatchedLines(kept);
        lines.publish(record(Level.INFO, "first"));
        lines.publish(record(Level.WARNING, "then"));
        assertThat(kept.lines()).hasSize(2).last().asString().contains("\"event\":\"then\"");
        lines.close();
    }

    /** 4 threads, 6,000 lines of 0.6 MB: all that is kept at once, so that none is dropped. */
    @Test
    void lines_of_many_threads_are_neither_torn_nor_out_of_order() throws Exception {
        Kept kept = new Kept();
        BatchedLines lines = new BatchedLines(kept);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String name = "thread " + t + " ";
            threads.add(new Thread(() -> {
                for (int i = 0; i < 1500; i++) {
                    lines.publish(record(Level.INFO, name + i + ";"));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        lines.close();
        List<String> written = kept.lines();
        assertThat(written).hasSize(6000);
        for (int t = 0; t < 4; t++) {
            String name = "thread " + t + " ";
            List<String> own =
                    written.stream().filter(line -> line.contains(name)).toList();
            for (int i = 0; i < 1500; i++) {
                assertThat(own.get(i))
                        .contains(name + i + ";")
                        .startsWith("{\"time\"")
                        .endsWith("}");
            }
        }
        assertThat(kept.writes()).as("calls of the system").isLessThan(2000);
    }

    @Test
    void a_warning_longer_than_the_buffer_is_written_whole_and_in_its_place() {
        Kept kept = new Kept();
        BatchedLines lines = new BatchedLines(kept);
        lines.publish(record(Level.INFO, "before"));
        lines.publish(record(Level.WARNING, "x".repeat(1_500_000)));
        lines.publish(record(Level.INFO, "after"));
        lines.close();
        assertThat(kept.lines()).hasSize(3);
        assertThat(kept.lines().get(1)).hasSizeGreaterThan(1_500_000);
    }

    /** As a pipe whose reader stands still: 20,000 lines of 3 MB, and room for 2. */
    @Test
    @Timeout(20)
    void nobody_waits_for_a_log_that_is_not_read_and_what_is_dropped_is_counted() throws Exception {
        Kept kept = new Kept();
        StuckStream stuck = new StuckStream(kept);
        BatchedLines lines = new BatchedLines(stuck);
        for (int i = 0; i < 20_000; i++) {
            lines.publish(record(Level.INFO, "line " + i + " ".repeat(50)));
        }
        stuck.release();
        lines.close();
        List<String> written = kept.lines();
        List<String> losses =
                written.stream().filter(line -> line.contains("lines dropped")).toList();
        long lost = 0;
        for (String loss : losses) {
            JsonNode json = new ObjectMapper().readTree(loss);
            assertThat(json.get("level").textValue()).isEqualTo("WARNING");
            lost += json.get("lines").longValue();
        }
        assertThat(lost).isPositive();
        assertThat(written.size() - losses.size() + lost).isEqualTo(20_000);
    }
}
