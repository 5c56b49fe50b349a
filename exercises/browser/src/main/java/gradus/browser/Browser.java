package gradus.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, in which a test looks at pages. One is opened for a test class and closed after it. */
public final class Browser implements AutoCloseable {
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final String AXE = script("/axe.min.js");
    private static final String FAINT = script("/gradus/browser/faint.js");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern REQUEST =
            Pattern.compile("\"method\":\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts Chromium. Where none is installed, the test is skipped, except where {@code CI=true}: there it fails.
     *
     * @param profile an empty folder for what Chromium keeps
     */
    public static Browser open(Path profile) {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onPath("chromedriver");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    chromium.isPresent() && driver.isPresent(),
                    "pages are tested in Chromium, which is not installed (Debian and Ubuntu: apt install chromium chromium-driver)");
        }
        SELENIUM.setLevel(Level.SEVERE);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        ChromeDriver started = new ChromeDriver(service, options(chromium.orElseThrow(), profile));
        started.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return new Browser(started);
    }

    private static ChromeOptions options(Path chromium, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--hide-scrollbars",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /** What drives it: clicks, keys, elements. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Makes the page in view as wide as a window of so many pixels, in {@code light} or {@code dark} colours. */
    public void look(int width, String colours) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        // reduced motion: no colour is on its way from one to the other
        List<Map<String, String>> features = List.of(
                Map.of("name", "prefers-color-scheme", "value", colours),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", features));
    }

    /** What axe-core finds in the page in view: the rule, and up to five places that break it. */
    public List<String> violations(Rules rules) {
        if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
            driver.executeScript(AXE);
        }
        return strings(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const place = node => node.target + ' ' + node.html.slice(0, 120);
                axe.run(%s, %s).then(
                    result => done(result.violations.map(v => v.id + ': ' + v.nodes.slice(0, 5).map(place).join(' | '))),
                    error => done([String(error)]));
                """.formatted(rules.context, rules.options)));
    }

    /**
     * What stands out of the page in view to the right, so that a reader must scroll sideways: the page itself by so many pixels,
     * and up to three of its elements. Empty if nothing does.
     *
     * @param scrolling selects what may be wider than the window, because it scrolls by itself
     */
    public List<String> tooWide(String scrolling) {
        return strings(driver.executeScript("""
                const page = document.documentElement;
                const more = page.scrollWidth - page.clientWidth;
                if (more === 0) return [];
                return [more + ' px', ...[...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > page.clientWidth + 1 && !e.closest(arguments[0]))
                    .slice(0, 3).map(e => e.outerHTML.slice(0, 160))];
                """, scrolling));
    }

    /**
     * Text in view of the page that is too faint on its background for WCAG AA: a contrast below 4.5, or 3 where it is large. One
     * place for each pair of colours. A tenth of the time that axe-core takes, which also sees pictures and what lies on top.
     */
    public List<String> faint() {
        return strings(driver.executeScript(FAINT));
    }

    /** What the console says since it was last asked: errors and warnings. */
    public List<String> complaints() {
        return drain(LogType.BROWSER);
    }

    /** The addresses that were asked for since this was last called. */
    public List<String> requests() {
        List<String> urls = new ArrayList<>();
        for (String entry : drain(LogType.PERFORMANCE)) {
            Matcher found = REQUEST.matcher(entry);
            if (found.find()) {
                urls.add(found.group(1));
            }
        }
        return urls;
    }

    private List<String> drain(String log) {
        return driver.manage().logs().get(log).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Writes what is in view to a PNG file. */
    public void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** The text of the element of this id, as it is shown; empty if there is none. */
    public String text(String id) {
        return String.valueOf(
                driver.executeScript("return document.getElementById(arguments[0])?.innerText ?? ''", id));
    }

    /** Waits up to 30 s for something to become true. */
    public static void await(BooleanSupplier condition) {
        await(condition, "the page did not change within " + PATIENCE.toSeconds() + " s");
    }

    /** Waits up to 30 s for something to become true, and fails with these words if it does not. */
    public static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(otherwise);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a page", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String script(String name) {
        try (InputStream script = Browser.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
