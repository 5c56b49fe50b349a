package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** 4 threads, 20,000 lines of 3 MB: more than is ever kept. */
    @Test
    void no_line_is_lost_or_torn_however_fast_they_come() throws Exception {
        Kept kept = new Kept();
        BatchedLines lines = new BatchedLines(kept);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String name = "thread " + t + " ";
            threads.add(new Thread(() -> {
                for (int i = 0; i < 5000; i++) {
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
        assertThat(written).hasSize(20_000);
        for (int t = 0; t < 4; t++) {
            String name = "thread " + t + " ";
            List<String> own =
                    written.stream().filter(line -> line.contains(name)).toList();
            for (int i = 0; i < 5000; i++) {
                assertThat(own.get(i))
                        .contains(name + i + ";")
                        .startsWith("{\"time\"")
                        .endsWith("}");
            }
        }
        assertThat(kept.writes()).as("calls of the system").isLessThan(2000);
    }

    @Test
    void a_line_longer_than_the_buffer_is_written_whole_and_in_its_place() {
        Kept kept = new Kept();
        BatchedLines lines = new BatchedLines(kept);
        lines.publish(record(Level.INFO, "before"));
        lines.publish(record(Level.INFO, "x".repeat(300_000)));
        lines.publish(record(Level.INFO, "after"));
        lines.close();
        assertThat(kept.lines()).hasSize(3);
        assertThat(kept.lines().get(1)).hasSizeGreaterThan(300_000);
    }
}
