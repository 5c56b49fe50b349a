package gradus.deployment.serving.demo;

import gradus.deployment.serving.PredictionServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a client can do wrong, and the verdicts of the naive endpoint and of this lesson's server. */
final class BadInput {
    private static final List<Integer> STATUSES = List.of(200, 400, 422, 500);

    private final int naive;
    private final int ours;

    /** Two servers, by their ports. */
    BadInput(int naive, int ours) {
        this.naive = naive;
        this.ours = ours;
    }

    /** Bodies that should not be believed, by name. */
    private static Map<String, String> bodies() {
        String good = Asking.GOOD;
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("malformed JSON", good.substring(0, 30));
        bodies.put("empty body", "");
        bodies.put("value missing", good.replace(", \"calf_cm\": 36", ""));
        bodies.put("value unknown", good.replace("}", ", \"age\": 30}"));
        bodies.put("value null", good.replace("77", "null"));
        bodies.put("value a string", good.replace("77", "\"wide\""));
        bodies.put("value NaN", good.replace("77", "NaN"));
        bodies.put("value infinite (1e999)", good.replace("77", "1e999"));
        bodies.put("value out of range", good.replace("174", "1.74"));
        return bodies;
    }

    void badInput(Lines lines) throws Exception {
        row(lines, "malformed JSON", Asking.post(ours, "/predict", bodies().get("malformed JSON")));
        row(lines, "empty body", Asking.post(ours, "/predict", ""));
        row(lines, "content type text/plain", Asking.post(ours, "/predict", Asking.GOOD, "text/plain", "demo"));
        row(lines, "body of 10 MB", Asking.post(ours, "/predict", Asking.GOOD + " ".repeat(10 << 20)));
        row(lines, "connection half closed", Asking.raw(ours, Asking.GOOD.substring(0, 30), true));
        row(lines, "client stops sending", Asking.raw(ours, Asking.GOOD.substring(0, 30), false));
        Settings strict = Settings.local(0).withBadInput(5, 0.1).withDrain(Duration.ZERO);
        try (PredictionServer stricter = new PredictionServer(strict, WeightModel::fit).awaitReady()) {
            for (int i = 0; i < 5; i++) {
                Asking.post(stricter.port(), "/predict", "{");
            }
            row(lines, "after five bad, a good one", Asking.post(stricter.port(), "/predict", Asking.GOOD));
        }
    }

    private static void row(Lines lines, String name, HttpResponse<String> answer) throws IOException {
        row(lines, name, answer.statusCode(), answer.body());
    }

    private static void row(Lines lines, String name, String raw) throws IOException {
        row(lines, name, Asking.status(raw), raw.substring(raw.indexOf("\r\n\r\n")));
    }

    private static void row(Lines lines, String name, int status, String body) throws IOException {
        lines.print("%-26s  %d  %s", name, status, Asking.detail(body));
    }

    /** One row for each bad body, one column for each status. */
    XyPlot statuses() {
        Map<String, String> bodies = bodies();
        int n = bodies.size();
        XyPlot plot = Plot.xy(760, 480, "Nine bad bodies: only one server says whose fault it is", "", "");
        double[] rows = IntStream.range(0, n).mapToDouble(i -> n - i).toArray();
        int row = n;
        for (String name : bodies.keySet()) {
            plot.words(name, 0.2, row--);
        }
        List<String> meanings = List.of("200 accepted", "400 not JSON", "422 unusable", "500 our fault");
        for (int column = 1; column <= meanings.size(); column++) {
            plot.words(meanings.get(column - 1), column, n + 1);
        }
        return plot.points("this lesson's server", columns(ours, bodies.values()), rows)
                .points("naive endpoint", columns(naive, bodies.values()), rows)
                .markerSize(11)
                .x(-0.4, 4.5)
                .y(0.3, n + 1.6)
                .noXTicks()
                .noYTicks();
    }

    private static double[] columns(int port, Collection<String> bodies) {
        return bodies.stream()
                .mapToDouble(body -> 1 + STATUSES.indexOf(status(port, body)))
                .toArray();
    }

    private static int status(int port, String body) {
        try {
            return Asking.post(port, "/predict", body).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the demo's own server must answer", e);
        }
    }
}
