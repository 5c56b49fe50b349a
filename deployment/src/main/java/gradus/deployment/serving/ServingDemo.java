package gradus.deployment.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.linearalgebra.Matrix;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** Starts the server on a free port, asks it well and badly, prints what it answers, and stops it while it works. */
public final class ServingDemo {
    private static final String GOOD =
            "{\"height_cm\": 174, \"chest_cm\": 93, \"waist_cm\": 77, \"thigh_cm\": 57, \"calf_cm\": 36}";

    /** A short time for slow clients, and no limit on bad input: the demo sends a lot of it. */
    private static final Settings PATIENT = Settings.local(0)
            .withClientTimes(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .withBadInput(1000, 1)
            .withDrain(Duration.ZERO);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> LOG_LINES = new ArrayList<>();

    /** Held, because levels of loggers that nobody holds are forgotten. */
    private static final Logger SERVER = Logger.getLogger(PredictionServer.class.getName());

    private static final List<Logger> LIBRARIES =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

    private ServingDemo() {}

    /** Prints the lesson's numbers and draws its figures; the arguments are those of {@link Figures#of}. */
    public static void main(String... args) throws Exception {
        Figures figures = Figures.of(args);
        keepLogs();
        coverage();
        Javalin naive = naive(WeightModel.fit()).start("127.0.0.1", 0);
        PredictionServer server = new PredictionServer(PATIENT, WeightModel::fit).awaitReady();
        try {
            naive(naive.port());
            answer(server);
            problem(server);
            drawStatuses(naive.port(), server.port(), figures);
            badInput(server);
            inference(server);
            log(server);
            pitfalls();
            stop();
        } finally {
            server.close();
            naive.stop();
        }
    }

    private static Javalin naive(WeightModel model) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            naive(config, model);
        });
    }

    /** The endpoint that everybody writes first. */
    private static void naive(JavalinConfig config, WeightModel model) {
        config.routes.post("/predict", ctx -> {
            JsonNode body = JSON.readTree(ctx.body());
            double[] features = model.fields().stream()
                    .mapToDouble(field -> body.get(field.name()).asDouble())
                    .toArray();
            ctx.result("{\"weight_kg\": " + model.linear().predict(features) + "}");
        });
    }

    private static void naive(int port) throws Exception {
        System.out.println("== naive ==");
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("as asked", GOOD);
        bodies.put("height in metres", GOOD.replace("174", "1.74"));
        bodies.put("waist null", GOOD.replace("77", "null"));
        bodies.put("waist \"wide\"", GOOD.replace("77", "\"wide\""));
        bodies.put("half a body", GOOD.substring(0, 30));
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            HttpResponse<String> response = post(port, "/predict", body.getValue());
            String answer = response.statusCode() == 200
                    ? String.format(
                            Locale.ROOT,
                            "%.1f kg",
                            JSON.readTree(response.body()).get("weight_kg").doubleValue())
                    : response.body();
            System.out.printf(Locale.ROOT, "%-18s %d  %s%n", body.getKey(), response.statusCode(), answer);
        }
    }

    private static void answer(PredictionServer server) throws Exception {
        System.out.println("== answer ==");
        HttpResponse<String> response = post(server.port(), "/predict", GOOD);
        System.out.println(GOOD);
        System.out.println();
        System.out.println(response.statusCode() + " " + type(response));
        System.out.println(lines(response.body()));
    }

    private static void problem(PredictionServer server) throws Exception {
        System.out.println("== problem ==");
        String body = "{\"height_cm\": 1.74, \"chest_cm\": 93, \"waist_cm\": \"77\", \"thigh_cm\": 57}";
        HttpResponse<String> response = post(server.port(), "/predict", body);
        System.out.println(body);
        System.out.println();
        System.out.println(response.statusCode() + " " + type(response));
        System.out.println(lines(response.body()));
    }

    /** What a client can do wrong, and how to do it. */
    private record Mistake(String name, Sending sending) {}

    private interface Sending {
        HttpResponse<String> to(int port) throws Exception;
    }

    private static Mistake body(String name, String body) {
        return new Mistake(name, port -> post(port, "/predict", body));
    }

    private static List<Mistake> badRequests() {
        return List.of(
                body("malformed JSON", GOOD.substring(0, 30)),
                body("empty body", ""),
                new Mistake(
                        "content type text/plain",
                        port -> send(request(port, "/predict")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(GOOD)))));
    }

    private static List<Mistake> badValues() {
        return List.of(
                body("value missing", GOOD.replace(", \"calf_cm\": 36", "")),
                body("value unknown", GOOD.replace("}", ", \"age\": 30}")),
                body("value null", GOOD.replace("77", "null")),
                body("value a string", GOOD.replace("77", "\"wide\"")),
                body("value NaN", GOOD.replace("77", "NaN")),
                body("value infinite (1e999)", GOOD.replace("77", "1e999")),
                body("value out of range", GOOD.replace("174", "1.74")));
    }

    private static void drawStatuses(int naive, int ours, Figures figures) throws Exception {
        List<String> names = new ArrayList<>();
        List<Integer> theirStatuses = new ArrayList<>();
        List<Integer> ourStatuses = new ArrayList<>();
        for (Mistake mistake :
                Stream.concat(badRequests().stream(), badValues().stream()).toList()) {
            names.add(mistake.name());
            theirStatuses.add(mistake.sending().to(naive).statusCode());
            ourStatuses.add(mistake.sending().to(ours).statusCode());
        }
        drawStatuses(names, theirStatuses, ourStatuses, figures);
    }

    private static void badInput(PredictionServer server) throws Exception {
        System.out.println("== bad-input ==");
        for (Mistake mistake : badRequests()) {
            HttpResponse<String> answer = mistake.sending().to(server.port());
            row(mistake.name(), answer.statusCode(), detail(answer.body()));
        }
        HttpResponse<String> big = post(server.port(), "/predict", GOOD + " ".repeat(10 << 20));
        row("body of 10 MB", big.statusCode(), detail(big.body()));
        String cut = raw(server.port(), GOOD.substring(0, 30), true);
        row("connection half closed", status(cut), detail(cut.substring(cut.indexOf("\r\n\r\n"))));
        String stalled = raw(server.port(), GOOD.substring(0, 30), false);
        row("client stops sending", status(stalled), detail(stalled.substring(stalled.indexOf("\r\n\r\n"))));
        Settings strict = Settings.local(0).withBadInput(5, 0.1).withDrain(Duration.ZERO);
        try (PredictionServer stricter = new PredictionServer(strict, WeightModel::fit).awaitReady()) {
            for (int i = 0; i < 5; i++) {
                post(stricter.port(), "/predict", "{");
            }
            HttpResponse<String> sixth = post(stricter.port(), "/predict", GOOD);
            row("after five bad, a good one", sixth.statusCode(), detail(sixth.body()));
        }
    }

    private static void row(String name, int status, String says) {
        System.out.printf(Locale.ROOT, "%-26s  %d  %s%n", name, status, says);
    }

    private static void inference(PredictionServer server) throws Exception {
        System.out.println("== inference ==");
        String body =
                "{\"id\": \"q-7\", \"inputs\": [{\"name\": \"measurements\", \"datatype\": \"FP64\", \"shape\": [2, 5],"
                        + "\n  \"data\": [[174, 93, 77, 57, 36], [160, 85, 70, 55, 34]]}], \"outputs\": [{\"name\": \"weight_kg\"}]}";
        System.out.println("POST /v2/models/weight/infer");
        System.out.println(body);
        System.out.println();
        System.out.println(
                lines(post(server.port(), "/v2/models/weight/infer", body).body()));
    }

    private static void log(PredictionServer server) throws Exception {
        System.out.println("== log ==");
        HttpRequest request = request(server.port(), "/predict")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "visit-17")
                .POST(BodyPublishers.ofString("{\"height_cm\": 174}"))
                .build();
        CLIENT.send(request, BodyHandlers.ofString());
        System.out.println(line("visit-17")
                .replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"…\"")
                .replaceAll("\"ms\":[0-9.E-]+", "\"ms\":…"));
    }

    /** A model that saves one small allocation a call, and mixes up its callers: the buffer belongs to all of them. */
    private static final class Hasty {
        private final LinearModel model = WeightModel.fit().linear();
        private final double[] scratch = new double[5];

        double predict(double[] features, Runnable meanwhile) {
            System.arraycopy(features, 0, scratch, 0, scratch.length);
            meanwhile.run(); // what another thread does between these two lines, if the scheduler says so
            return model.predict(scratch);
        }
    }

    private static void pitfalls() {
        System.out.println("== pitfalls ==");
        System.out.println("                                                 wrongly   rightly");
        Hasty hasty = new Hasty();
        double[] small = {160, 85, 70, 55, 34};
        double[] tall = {190, 110, 95, 62, 41};
        System.out.printf(
                Locale.ROOT,
                "a small person, while a tall one is served       %.1f kg   %.1f kg%n",
                hasty.predict(small, () -> hasty.predict(tall, () -> {})),
                hasty.predict(small, () -> {}));
        String path = "/x\n{\"level\":\"INFO\",\"event\":\"request\",\"status\":200}";
        LogRecord record = new LogRecord(Level.INFO, "request");
        record.setParameters(new Object[] {Map.of("path", path)});
        System.out.printf(
                Locale.ROOT,
                "lines in the log, if a path holds a newline      %7d   %7d%n",
                ("INFO request " + path).lines().count(),
                new JsonLines().format(record).lines().count());
    }

    private static void stop() throws Exception {
        System.out.println("== stop ==");
        Settings settings = Settings.local(0).withDrain(Duration.ofSeconds(1));
        PredictionServer server = new PredictionServer(settings, WeightModel::fit).awaitReady();
        int port = server.port();
        try (Socket slow = new Socket("127.0.0.1", port)) {
            write(slow, head(GOOD.length()) + GOOD.substring(0, 20)); // half a request, when the stop comes
            Thread.sleep(100);
            Thread stopping = new Thread(server::close);
            stopping.start();
            Thread.sleep(100);
            System.out.println("ready?             " + get(port, "/v2/health/ready"));
            System.out.println("alive?             " + get(port, "/v2/health/live"));
            System.out.println(
                    "a new prediction:  " + post(port, "/predict", GOOD).statusCode());
            write(slow, GOOD.substring(20));
            System.out.println("the half request:  " + status(read(slow)));
            stopping.join();
        }
        try {
            System.out.println("after the stop:    " + get(port, "/v2/health/live"));
        } catch (ConnectException refused) {
            System.out.println("after the stop:    connection refused");
        }
    }

    private static void coverage() {
        System.out.println("== coverage ==");
        Table people = DataSets.BODY_DIMS.table();
        Matrix X = WeightModel.features(people);
        double[] weights = WeightModel.column(people, "weight_kg");
        PredictionInterval[] intervals = new PredictionInterval[weights.length];
        for (int fold = 0; fold < 10; fold++) {
            int held = fold;
            int[] train = IntStream.range(0, weights.length)
                    .filter(i -> i % 10 != held)
                    .toArray();
            double[] targets = IntStream.of(train).mapToDouble(i -> weights[i]).toArray();
            LinearModel model = new LinearRegression().fit(X.rowsAt(train), targets);
            for (int i = held; i < weights.length; i += 10) {
                intervals[i] = model.predictionInterval(X.row(i), WeightModel.CONFIDENCE);
            }
        }
        boolean[] inside = new boolean[weights.length];
        for (int i = 0; i < weights.length; i++) {
            inside[i] = weights[i] >= intervals[i].low() && weights[i] <= intervals[i].high();
        }
        LinearModel model = WeightModel.fit().linear();
        double[] person = {174, 93, 77, 57, 36};
        double s = model.residualStandardError();
        double h = model.leverage(person);
        double margin = model.predictionInterval(person, WeightModel.CONFIDENCE).high() - model.predict(person);
        System.out.printf(
                Locale.ROOT,
                "t = %.3f, s = %.3f kg, h = %.4f: %.2f kg on either side%n",
                margin / (s * Math.sqrt(1 + h)),
                s,
                h,
                margin);
        System.out.printf(Locale.ROOT, "people inside their interval:     %s%n", share(inside, i -> true));
        System.out.printf(
                Locale.ROOT,
                "of those predicted above 90 kg:    %s%n",
                share(inside, i -> intervals[i].prediction() > 90));
    }

    private static String share(boolean[] inside, IntPredicate which) {
        int[] all = IntStream.range(0, inside.length).filter(which).toArray();
        long in = IntStream.of(all).filter(i -> inside[i]).count();
        return String.format(Locale.ROOT, "%d of %d (%.1f%%)", in, all.length, 100.0 * in / all.length);
    }

    private static void drawStatuses(List<String> names, List<Integer> naive, List<Integer> ours, Figures figures) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(480)
                .title("Ten bad requests: only one server says whose fault it is")
                .xAxisTitle("HTTP status (200: accepted, 4xx: the client's fault, 5xx: the server's fault)")
                .build();
        double[] rows = IntStream.range(0, names.size())
                .mapToDouble(i -> names.size() - i)
                .toArray();
        for (boolean mine : new boolean[] {false, true}) {
            double[] x = (mine ? ours : naive).stream().mapToDouble(s -> s).toArray();
            XYSeries points = chart.addSeries(mine ? "this lesson's server" : "naive endpoint", x, rows);
            points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            points.setMarker(mine ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
            points.setMarkerColor(Figures.COLOURS.get(mine ? 0 : 1));
        }
        chart.getStyler().setXAxisMin(150.0).setXAxisMax(550.0);
        chart.getStyler().setYAxisMin(0.5).setYAxisMax(names.size() + 0.5);
        chart.getStyler().setYAxisTicksVisible(false).setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setMarkerSize(11);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        for (int i = 0; i < names.size(); i++) {
            chart.addAnnotation(new AnnotationText(names.get(i), 300, rows[i], false));
        }
        figures.draw("serving-statuses", chart);
    }

    private static void keepLogs() {
        Handler keeping = new Handler() {
            @Override
            public void publish(LogRecord record) {
                synchronized (LOG_LINES) {
                    LOG_LINES.add(new JsonLines().format(record).strip());
                }
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        SERVER.addHandler(keeping);
        SERVER.setUseParentHandlers(false);
        LIBRARIES.forEach(logger -> logger.setLevel(Level.OFF)); // the naive endpoint's stack traces, too
    }

    /** The log line that holds a word; it is written just after the answer is sent. */
    private static String line(String word) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            synchronized (LOG_LINES) {
                for (String line : LOG_LINES) {
                    if (line.contains(word)) {
                        return line;
                    }
                }
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("no log line with " + word + " came within 1 s");
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.header("X-Request-Id", "demo").build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(int port, String path, String body)
            throws IOException, InterruptedException {
        return send(
                request(port, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static int get(int port, String path) throws IOException, InterruptedException {
        return send(request(port, path).GET()).statusCode();
    }

    /** Sends part of a body, then either closes its half of the connection or falls silent; the whole answer. */
    private static String raw(int port, String part, boolean close) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            write(socket, head(GOOD.length()) + part);
            if (close) {
                socket.shutdownOutput();
            }
            return read(socket);
        }
    }

    private static String head(int length) {
        return "POST /predict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int status(String response) {
        return Integer.parseInt(response.substring(9, 12));
    }

    private static String detail(String problem) throws IOException {
        return JSON.readTree(problem).get("detail").textValue();
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("without a content type");
    }

    /** JSON in lines of the page's width, broken between the object's members and between the objects of an array. */
    private static String lines(String json) throws IOException {
        StringBuilder text = new StringBuilder("{");
        int column = 1;
        for (Map.Entry<String, JsonNode> member : JSON.readTree(json).properties()) {
            String next = "\"" + member.getKey() + "\": " + member.getValue();
            String separator = text.length() == 1 ? "" : column + next.length() < 100 ? ", " : ",\n  ";
            column = separator.endsWith("  ") ? next.length() : column + next.length();
            text.append(separator).append(next.replace("{\"pointer", "\n    {\"pointer"));
        }
        return text.append("}").toString();
    }
}
