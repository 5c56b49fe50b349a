package gradus.deployment.monitoring.demo;

import gradus.deployment.monitoring.Buckets;
import gradus.deployment.monitoring.CreditWatch;
import gradus.deployment.monitoring.CreditWatch.Week;
import gradus.deployment.monitoring.DelayedLabels.Outcome;
import gradus.deployment.monitoring.ModelMetrics;
import gradus.deployment.monitoring.MonitoringServer;
import gradus.deployment.monitoring.Scrape;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.registry.CreditExperiment;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Twenty-four weeks of the credit model. Real: the model and its way through artefact, registry and server; the applications that it did not
 * see in training, in the order of the file, a hundred per week; its answers; its times; how each credit went. Made up: that a hundred rows are a week; from
 * week 13 on a competitor, who takes every second applicant with three years or more in the job; and how late an outcome becomes known.
 */
final class CreditReplay implements AutoCloseable {
    static final int WEEKS = 24;
    static final int COMPETITOR = 13;
    private static final int PER_WEEK = 100;
    private static final int SENIORITY = TrainedModel.CREDIT_COLUMNS.indexOf("seniority");
    private static final int[] SHOWN = {1, 4, 5, 6, 7, 12, 13, 14, 15, 20, 24};

    /** An application that had an answer: its row in the file, the answer, and what becomes of the credit. */
    private record Answered(int row, double answer, Outcome outcome) {}

    private final SplittableRandom delays = new SplittableRandom(7);
    private final CreditService service;
    private final int[] bad;
    private final CreditWatch watch;
    private final MonitoringServer monitoring;
    private int steady; // applicants with three years or more since the competitor came
    private int stayedAway;
    private int refused;

    private CreditReplay(int port) throws SQLException, IOException {
        ModelMetrics metrics = new ModelMetrics("credit");
        service = new CreditService(metrics::answered);
        bad = service.bad();
        Matrix trainedOn = Matrix.of(Arrays.copyOf(service.rows().toArray(), CreditExperiment.TRAINED_ON));
        watch = new CreditWatch(metrics, TrainedModel.CREDIT_COLUMNS, trainedOn, service.answersInTraining());
        monitoring = new MonitoringServer(watch, port);
    }

    /** Plays all weeks; the page and the metrics are there until it is closed. */
    static CreditReplay run(int port) throws SQLException, IOException {
        CreditReplay replay = new CreditReplay(port);
        for (int week = 1; week <= WEEKS; week++) {
            replay.play(week);
        }
        return replay;
    }

    private void play(int week) throws IOException {
        List<Answered> answered = new ArrayList<>();
        int first = CreditExperiment.TRAINED_ON + (week - 1) * PER_WEEK;
        for (int i = 0; i < PER_WEEK; i++) {
            if (week < COMPETITOR || !goesElsewhere(service.rows().row(first + i))) {
                ask(first + i, 7 * (week - 1) + 7 * i / PER_WEEK).ifPresent(answered::add);
            }
        }
        watch.add(
                Matrix.of(answered.stream()
                        .map(one -> service.rows().row(one.row()))
                        .toArray(double[][]::new)),
                answered.stream().mapToDouble(Answered::answer).toArray(),
                times(),
                answered.stream().map(Answered::outcome).toList());
    }

    private Optional<Answered> ask(int row, int day) throws IOException {
        OptionalDouble answer = service.ask(service.rows().row(row));
        refused += answer.isEmpty() ? 1 : 0;
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answered(row, answer.getAsDouble(), outcome(day, bad[row] == 1)));
    }

    private boolean goesElsewhere(double[] row) {
        boolean goes = row[SENIORITY] >= 3 && steady++ % 2 == 1;
        stayedAway += goes ? 1 : 0;
        return goes;
    }

    /** A bad one becomes known after 3 to 30 days, a good one after 10 to 60. */
    private Outcome outcome(int day, boolean bad) {
        return new Outcome(day, day + (bad ? 3 + delays.nextInt(28) : 10 + delays.nextInt(51)), bad);
    }

    /** The histogram of the times to answer, as Prometheus reads it. */
    private Buckets times() throws IOException {
        return Scrape.of(scrape()).histogram("model_request_seconds");
    }

    /** What {@code /metrics} says. */
    String scrape() throws IOException {
        try (InputStream in = monitoring.url().resolve("/metrics").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    URI page() {
        return monitoring.url();
    }

    CreditWatch watch() {
        return watch;
    }

    int refused() {
        return refused;
    }

    int stayedAway() {
        return stayedAway;
    }

    void weeks(Lines lines) {
        lines.print(
                "         answered   mean score   sum   PSI (limit)   KS of scores   inputs unlike those in training");
        double[] sums = watch.sums();
        for (int number : SHOWN) {
            Week week = watch.weeks().get(number - 1);
            lines.print(
                    "week %2d       %3d        %.3f   %3.1f   %.2f (%.2f)   p = %.3f      %s",
                    number,
                    week.answered(),
                    week.bad(),
                    sums[number - 1],
                    week.psi().value(),
                    week.psi().threshold(0.01),
                    week.ks(),
                    week.changed().isEmpty() ? "none" : String.join(", ", week.changed()));
        }
        lines.print("alarms of the sum, above %.2f: weeks %s", CreditWatch.LIMIT, watch.alarms());
    }

    /** What is the same on every machine; in which bucket a request falls is not. */
    void metrics(Lines lines) throws IOException {
        List<String> shown =
                List.of("model_labels", "model_score", "model_request_seconds_count", "le=\"8.589934591\"", "+Inf");
        String text = scrape();
        List<String> samples =
                text.lines().filter(line -> !line.startsWith("#")).toList();
        samples.stream()
                .filter(line -> shown.stream().anyMatch(line::contains))
                .forEach(line -> lines.print("%s", line));
        lines.print(
                "… and %d other buckets",
                samples.stream().filter(line -> line.contains("_bucket")).count() - 4);
    }

    @Override
    public void close() {
        monitoring.close();
        service.close();
    }
}
