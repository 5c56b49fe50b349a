package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.LoadTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Many clients in a closed loop: wrk, whose clients cost little, or this course's own. */
interface LoadGenerator {
    /**
     * What a run has measured.
     *
     * @param perSecond answers in a second
     * @param p99Millis one answer in a hundred took longer
     */
    record Measured(double perSecond, double p99Millis) {}

    /** What it is, for the record. */
    String name();

    /**
     * Asks a server on this machine for predictions.
     *
     * @throws IllegalStateException if one request is not answered 200
     */
    Measured run(int port, int connections, int seconds) throws Exception;

    /** Wrk if it is installed. */
    static LoadGenerator best() {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
            return new Wrk();
        } catch (IOException notInstalled) {
            return new Own();
        }
    }

    /** The load generator wrk on one thread. */
    final class Wrk implements LoadGenerator {
        private static final String SCRIPT = """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.body = '%s'
                done = function(summary, latency, requests)
                  local e = summary.errors
                  io.write(string.format("%%f %%f %%d", summary.requests / summary.duration * 1e6, latency:percentile(99) / 1e3,
                    e.status + e.connect + e.read + e.write + e.timeout))
                end
                """;

        @Override
        public String name() {
            return "wrk";
        }

        @Override
        public Measured run(int port, int connections, int seconds) throws IOException {
            Path script = Files.createTempFile("post", ".lua");
            try {
                Files.writeString(script, String.format(Locale.ROOT, SCRIPT, MeasuredServer.BODY));
                Process wrk = new ProcessBuilder(List.of(
                                "wrk",
                                "-t1",
                                "-c" + connections,
                                "-d" + seconds + "s",
                                "--timeout",
                                "10s",
                                "-s",
                                script.toString(),
                                "http://127.0.0.1:" + port + "/predict"))
                        .redirectErrorStream(true)
                        .start();
                String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                String[] numbers = said.substring(said.lastIndexOf('\n') + 1).split(" ");
                return measured(
                        Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Long.parseLong(numbers[2]));
            } finally {
                Files.delete(script);
            }
        }
    }

    /** The load test of this lesson. */
    final class Own implements LoadGenerator {
        @Override
        public String name() {
            return "LoadTest";
        }

        @Override
        public Measured run(int port, int connections, int seconds) throws Exception {
            LoadTest.Result result = LoadTest.run(port, connections, Duration.ofSeconds(seconds));
            return measured(result.perSecond(), result.p99Millis(), result.errors());
        }
    }

    private static Measured measured(double perSecond, double p99Millis, long errors) {
        if (errors > 0) {
            throw new IllegalStateException("every request must be answered 200, but " + errors + " were not");
        }
        return new Measured(perSecond, p99Millis);
    }
}
