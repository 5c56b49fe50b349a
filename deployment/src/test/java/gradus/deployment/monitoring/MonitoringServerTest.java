package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MonitoringServerTest {
    private static final ModelMetrics METRICS = new ModelMetrics("credit");
    private static final CreditWatch WATCH = CreditWatchTest.watch(METRICS);

    private static MonitoringServer server;

    @BeforeAll
    static void start() {
        server = new MonitoringServer(WATCH, 0);
        METRICS.answered(200, Duration.ofMillis(3));
        METRICS.answered(200, Duration.ofMillis(5));
        METRICS.answered(422, Duration.ofMillis(1));
        for (int week = 0; week < 3; week++) {
            CreditWatchTest.add(WATCH, 60, 0);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void metrics_are_prometheus_text() throws Exception {
        HttpResponse<String> response = get("/metrics");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        Scrape scrape = Scrape.of(response.body());
        assertThat(scrape.sum("model_request_seconds_count", Map.of("model", "credit", "status", "200")))
                .hasValue(2);
        assertThat(scrape.histogram("model_request_seconds").total()).isEqualTo(3);
        assertThat(scrape.sum("model_labels_total", Map.of())).hasValue(3);
        assertThat(scrape.sum("model_score_psi", Map.of()).getAsDouble()).isPositive();
    }

    @Test
    void the_page_holds_everything_that_it_shows() throws Exception {
        String page = get("/").body();
        assertThat(page)
                .contains("Alarm: the scores are higher than in training; first alarm in week 2.")
                .doesNotContain("NaN", "Infinity", "<script", "http");
        assertThat(page.split("<svg", -1)).hasSize(5);
    }

    @Test
    void what_is_written_on_the_page_is_text() {
        String page = DashboardPage.html(
                "<b>",
                "a & \"b\"",
                "<s>",
                List.of(new DashboardPage.Panel(
                        "<i>", "", List.of(new DashboardPage.Series("<u>", false, 1, Double.NaN, 2)))));
        assertThat(page)
                .contains("&lt;b&gt;", "&lt;s&gt; 1", "a &amp; &quot;b&quot;", "&lt;i&gt;", "&lt;u&gt;")
                .doesNotContain("<b>", "<i>", "<u>", "<s>");
    }

    @Test
    void axes_have_short_round_labels() {
        assertThat(labels(27.1)).containsExactly("0", "10", "20");
        assertThat(labels(0.235)).containsExactly("0", "0.1", "0.2");
        assertThat(labels(1)).containsExactly("0", "0.5", "1");
        assertThat(labels(500)).containsExactly("0", "200", "400");
        assertThat(labels(0.0019)).containsExactly("0", "0.001", "0.002");
        assertThat(labels(0)).containsExactly("0", "0.5", "1");
    }

    /** The labels of the vertical axis where the highest value is this. */
    private static List<String> labels(double highest) {
        String page = DashboardPage.html(
                "",
                "",
                "day",
                List.of(new DashboardPage.Panel("", "", List.of(new DashboardPage.Series("", false, 0, highest)))));
        return Pattern.compile("text-anchor=\"end\">([0-9.]+)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DashboardPage.Series("p99", false, 1))
                .withMessage("the number of values of p99 must be at least 2, but was 1");
    }
}
