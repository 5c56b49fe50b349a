package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** The dashboard in headless Chromium. Without one these tests are skipped, except where {@code CI=true}: there they fail. */
@Tag("proof")
class DashboardPageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @TempDir
    private static Path profile;

    private static MonitoringServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onPath("chromedriver");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    chromium.isPresent() && driver.isPresent(),
                    "the page is tested in Chromium, which is not installed (Debian and Ubuntu: apt install chromium chromium-driver)");
        }
        SELENIUM.setLevel(Level.SEVERE);
        server = new MonitoringServer(new CreditWatch(60, 1.06, 7), 0);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        browser = new ChromeDriver(service, options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void the_dashboard_can_be_read_at_any_width_and_colour(int width, String colours) throws IOException {
        look(width, colours);
        browser.get(server.url() + "/");
        assertThat(browser.findElement(By.id("state")).getText()).startsWith("Alarm: incomes are higher");
        assertThat(browser.findElements(By.cssSelector("svg[role=img]")))
                .hasSize(4)
                .allSatisfy(svg -> assertThat(svg.getSize().getWidth()).isGreaterThan(300));
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(
                        browser.executeScript(
                                "return performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length"))
                .as("things that the page loads")
                .isEqualTo(0L);
        assertThat(browser.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels to scroll sideways")
                .isEqualTo(0L);
        assertAccessible();
        Files.createDirectories(SCREENSHOTS);
        Files.move(
                browser.getScreenshotAs(OutputType.FILE).toPath(),
                SCREENSHOTS.resolve("dashboard-" + width + "-" + colours + ".png"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs axe-core in the page: the rules of WCAG 2.2 A and AA and the best practices. */
    private static void assertAccessible() throws IOException {
        try (InputStream axe = DashboardPageTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object violations = browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document).then(
                    result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(', '))),
                    error => done([String(error)]));
                """);
        assertThat((List<?>) violations).isEmpty();
    }

    private static void look(int width, String colours) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
