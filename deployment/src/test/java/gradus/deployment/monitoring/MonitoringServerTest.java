package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MonitoringServerTest {
    private static MonitoringServer server;

    @BeforeAll
    static void start() {
        server = new MonitoringServer(new CreditWatch(60, 1.06, 7), 0);
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
        double answered = scrape.sum("model_request_seconds_count", Map.of("model", "credit"))
                .getAsDouble();
        assertThat(answered).isBetween(90 * 150.0, 90 * 250.0);
        assertThat(scrape.histogram("model_request_seconds").total()).isEqualTo((long) answered);
        assertThat(scrape.sum("model_labels_total", Map.of()).getAsDouble()).isLessThan(answered);
    }

    @Test
    void the_page_holds_everything_that_it_shows() throws Exception {
        String page = get("/").body();
        assertThat(page).contains("Alarm: incomes are higher").doesNotContain("NaN", "Infinity", "<script", "http");
        assertThat(page.split("<svg", -1)).hasSize(5);
    }

    @Test
    void drift_is_seen_within_days_and_quiet_days_stay_quiet() {
        int falseAlarms = 0;
        int seen = 0;
        for (int seed = 0; seed < 10; seed++) {
            List<Integer> alarms = new CreditWatch(60, 1.06, seed).alarms();
            falseAlarms += (int) alarms.stream().filter(day -> day < 60).count();
            seen += alarms.stream().anyMatch(day -> day >= 60 && day < 80) ? 1 : 0;
        }
        assertThat(seen).isGreaterThanOrEqualTo(9);
        assertThat(falseAlarms).isLessThanOrEqualTo(5); // 600 quiet days at one in 365: 1.6 on average
    }

    @Test
    void what_is_written_on_the_page_is_text() {
        String page = DashboardPage.html(
                "<b>",
                "a & \"b\"",
                List.of(new DashboardPage.Panel(
                        "<i>", "", List.of(new DashboardPage.Series("<u>", false, 1, Double.NaN, 2)))));
        assertThat(page)
                .contains("&lt;b&gt;", "a &amp; &quot;b&quot;", "&lt;i&gt;", "&lt;u&gt;")
                .doesNotContain("<b>", "<i>", "<u>");
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
                .isThrownBy(() -> Watch.main("--port", "x"))
                .withMessage("arguments must be [--port N], but were --port x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DashboardPage.Series("p99", false, 1))
                .withMessage("the number of values of p99 must be at least 2, but was 1");
    }
}
