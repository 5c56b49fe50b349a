package gradus.deployment.monitoring.demo;

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

/** The dashboard of the replayed weeks in headless Chromium. Without one these tests are skipped, except where {@code CI=true}: there they fail. */
@Tag("proof")
class DashboardTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    private static Path profile;

    private static CreditReplay replay;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.open(profile);
        replay = CreditReplay.run(0);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (replay != null) {
            replay.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void the_dashboard_can_be_read_at_any_width_and_colour(int width, String colours) throws IOException {
        browser.look(width, colours);
        browser.driver().get(replay.page() + "/");
        assertThat(browser.text("state"))
                .startsWith("Alarm: the scores are higher than in training; first alarm in week 14.");
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
