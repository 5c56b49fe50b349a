package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Browser;
import gradus.browser.Rules;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The dashboard in headless Chromium. Without one these tests are skipped, except where {@code CI=true}: there they fail. */
@Tag("proof")
class DashboardPageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path profile;

    private static MonitoringServer server;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open(profile);
        server = new MonitoringServer(new CreditWatch(60, 1.06, 7), 0);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void the_dashboard_can_be_read_at_any_width_and_colour(int width, String colours) throws IOException {
        browser.look(width, colours);
        browser.driver().get(server.url() + "/");
        assertThat(browser.text("state")).startsWith("Alarm: incomes are higher");
        assertThat(browser.driver().findElements(By.cssSelector("svg[role=img]")))
                .hasSize(4)
                .allSatisfy(svg -> assertThat(svg.getSize().getWidth()).isGreaterThan(300));
        assertThat(browser.complaints()).isEmpty();
        assertThat(
                        browser.driver()
                                .executeScript(
                                        "return performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length"))
                .as("things that the page loads")
                .isEqualTo(0L);
        assertThat(browser.tooWide("svg")).as("wider than the window").isEmpty();
        assertThat(browser.violations(Rules.ALL)).isEmpty();
        browser.screenshot(SCREENSHOTS.resolve("dashboard-" + width + "-" + colours + ".png"));
    }
}
