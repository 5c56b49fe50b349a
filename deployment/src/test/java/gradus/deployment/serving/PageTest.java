package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page in headless Chromium. Without one these tests are skipped, except where {@code CI=true}: there they fail. */
@Tag("proof")
class PageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> PERSON = List.of("174", "93", "77,5", "57", "36");

    @TempDir
    private static Path profile;

    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static LogCapture quiet;
    private static PredictionServer server;
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
        quiet = new LogCapture();
        SELENIUM.setLevel(Level.SEVERE);
        Settings settings = Settings.local(0).withBadInput(10_000, 1).withDrain(Duration.ZERO);
        server = new PredictionServer(settings, WeightModel::fit).awaitReady();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
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
            quiet.close();
        }
    }

    @BeforeEach
    void load() {
        look(1280, "light");
        browser.get(server.url() + "/");
        consoleErrors(); // reading them empties the list
    }

    @Test
    void five_measurements_give_a_weight_and_its_range() {
        fill(PERSON);
        submit();
        assertThat(text("words")).isEqualTo("70.4 kg, most likely between 65.6 kg and 75.2 kg");
        assertThat(browser.findElement(By.id("answer")).isDisplayed()).isTrue();
        assertThat(consoleErrors()).isEmpty();
    }

    @Test
    void each_wrong_measurement_says_why_and_the_first_gets_the_focus() {
        fill(List.of("174", "", "7.7", "wide", "36"));
        submit();
        assertThat(text("height_cm-error")).isEmpty();
        assertThat(text("chest_cm-error")).contains("but is missing");
        assertThat(text("waist_cm-error")).isEqualTo("Must be a number from 57 to 114 (centimetres), but was 7.7.");
        assertThat(text("thigh_cm-error")).contains("but was \"wide\"");
        assertThat(text("summary")).isEqualTo("Some measurements cannot be used; each says why.");
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("chest_cm");
        assertThat(input("waist_cm").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(input("height_cm").getDomAttribute("aria-invalid")).isNull();
        assertThat(browser.findElement(By.id("answer")).isDisplayed()).isFalse();
    }

    @Test
    void a_corrected_form_forgets_its_errors() {
        fill(List.of("174", "93", "7.7", "57", "36"));
        submit();
        input("waist_cm").clear();
        input("waist_cm").sendKeys("77.5", Keys.ENTER);
        awaitText("words");
        assertThat(text("waist_cm-error")).isEmpty();
        assertThat(text("summary")).isEmpty();
        assertThat(input("waist_cm").getDomAttribute("aria-invalid")).isNull();
    }

    @Test
    void the_form_can_be_used_by_keyboard_alone() {
        WebElement focus = input("height_cm");
        focus.click();
        for (String value : PERSON) {
            browser.switchTo().activeElement().sendKeys(value, Keys.TAB);
        }
        assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("button");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        awaitText("words");
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void nothing_hinders_a_reader_at_any_width_or_colour(int width, String colours) throws IOException {
        look(width, colours);
        browser.get(server.url() + "/");
        assertAccessible("empty");
        fill(PERSON);
        submit();
        assertAccessible("answered");
        screenshot("answer-" + width + "-" + colours);
        input("calf_cm").clear();
        input("calf_cm").sendKeys("360");
        submitFor("summary");
        assertAccessible("refused");
        screenshot("errors-" + width + "-" + colours);
        Object overflow = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("pixels to scroll sideways").isEqualTo(0L);
        List<WebElement> small = browser.findElements(By.cssSelector("input, button")).stream()
                .filter(element -> element.getSize().getHeight() < 44)
                .toList();
        assertThat(small).as("controls lower than a fingertip (44 px)").isEmpty();
    }

    /** Runs axe-core in the page: the rules of WCAG 2.2 A and AA and the best practices. */
    private static void assertAccessible(String state) throws IOException {
        try (InputStream axe = PageTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object violations = browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document).then(
                    result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(', '))),
                    error => done([String(error)]));
                """);
        assertThat((List<?>) violations)
                .as("violations that axe-core finds in the page, " + state)
                .isEmpty();
    }

    private static void look(int width, String colours) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    private static void fill(List<String> values) {
        List<WebElement> inputs = browser.findElements(By.cssSelector("form input"));
        assertThat(inputs).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            inputs.get(i).sendKeys(values.get(i));
        }
    }

    private static void submit() {
        browser.findElement(By.tagName("button")).click();
        await(() -> !text("words").isEmpty() || !text("summary").isEmpty());
    }

    private static void submitFor(String id) {
        browser.findElement(By.tagName("button")).click();
        awaitText(id);
    }

    private static void awaitText(String id) {
        await(() -> !text(id).isEmpty());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("the page did not answer within 5 s")
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }

    private static WebElement input(String id) {
        return browser.findElement(By.id(id));
    }

    private static List<String> consoleErrors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private static void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        File shot = browser.getScreenshotAs(OutputType.FILE);
        Files.move(
                shot.toPath(), SCREENSHOTS.resolve(name + ".png"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
