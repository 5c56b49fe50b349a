package gradus.web.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gradus.engine.course.Task;
import gradus.engine.progress.Workplace;
import gradus.web.TestCourse;
import gradus.web.html.Links;
import gradus.web.page.Assets;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** The course in headless Chromium. Without one these tests are skipped, except where {@code CI=true}: there they fail. */
@Tag("proof")
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final String MISSING = "nothing/here.html";
    private static final String AXE = script("/axe.min.js");
    /** The rules of axe-core that colours have a part in. */
    private static final String COLOURS =
            "{runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations']}";

    /** What passes is not described, which for the thousands of elements of a formula takes longer than to find it. */
    private static final String EVERYTHING = "{resultTypes: ['violations']}";

    private static final List<String> KINDS = List.of(
            "index.html",
            "fundamentals/descriptive.html",
            "fundamentals/descriptive/1.html",
            "fundamentals/descriptive/2.html",
            "data.html",
            "data/penguins.html",
            "data/digits_8x8.html",
            "data/emoji.html",
            "data/spoken_digits_human.html",
            "report.html",
            "files/fundamentals/README.md.html",
            "files/fundamentals/src/main/java/gradus/fundamentals/descriptive/Quantile.java.html",
            MISSING);

    @TempDir
    private static Path profile;

    @TempDir
    private static Path folder;

    private static Workplace course;
    private static CourseServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws IOException {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onPath("chromedriver");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    chromium.isPresent() && driver.isPresent(),
                    "the pages are tested in Chromium, which is not installed (Debian and Ubuntu: apt install chromium chromium-driver)");
        }
        SELENIUM.setLevel(Level.SEVERE);
        course = TestCourse.copy(folder);
        server = new CourseServer(course, 0);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
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
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        browser = new ChromeDriver(service, options);
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
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

    @BeforeEach
    void start() {
        look(1440, "light");
    }

    @Test
    void a_lesson_is_read_without_a_request_to_elsewhere_or_a_complaint() {
        drain(LogType.PERFORMANCE);
        drain(LogType.BROWSER);
        for (String page : everyPage()) {
            if (!page.equals(MISSING)) {
                visit(page);
                assertThat(browser.findElements(By.cssSelector(".katex-error")))
                        .as(page)
                        .isEmpty();
            }
        }
        visit("fundamentals/descriptive.html");
        assertThat(browser.findElements(By.cssSelector(".math .katex"))).hasSizeGreaterThan(20);
        assertThat(browser.findElements(By.cssSelector(".katex-error"))).isEmpty();
        assertThat(browser.findElements(By.cssSelector("pre .token.keyword"))).isNotEmpty();
        Object broken = browser.executeScript("for (const i of document.images) i.loading = 'eager';"
                + "return [...document.images].filter(i => i.complete && !i.naturalWidth).length");
        assertThat(broken).isEqualTo(0L);
        assertThat(requests()).isNotEmpty().allMatch(url -> url.startsWith(server.url()) || url.startsWith("data:"));
        assertThat(drain(LogType.BROWSER)).isEmpty();
    }

    /** Text, formulas and their fonts, scripts and the sheet, as they travel; without figures. */
    @Test
    void a_lesson_without_its_figures_is_lighter_than_200_kilobytes() {
        withoutCache(() -> {
            for (String page : lessons()) {
                visit(page);
                assertThat(weight().bytesWithoutFigures()).as(page).isBetween(10_000L, 199_999L);
            }
        });
    }

    @Test
    void contents_lead_to_headings_and_lessons_to_their_exercises() {
        visit("fundamentals/descriptive.html");
        browser.findElement(By.linkText("What goes wrong")).click();
        assertThat(browser.getCurrentUrl()).endsWith("#what-goes-wrong");
        await(() -> Math.abs(((Number) browser.executeScript(
                                "return document.getElementById('what-goes-wrong').getBoundingClientRect().top"))
                        .doubleValue())
                < 100);
        browser.findElement(By.linkText("Exercise 1")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Variance of a stream");
    }

    @Test
    void a_wrong_answer_says_why_a_right_one_turns_green_and_undo_takes_it_back() throws IOException {
        Task task = task(1);
        visit(Links.exercise(task));
        awaitVerdict("Not started");
        Files.writeString(
                task.learnerFile(), task.solution().answer().replace("squares / (count - 1)", "squares / count"));
        awaitVerdict("Wrong");
        String verdict = text("verdict");
        assertThat(verdict).contains("Expected", "Was", "Likely cause", "divided by n");
        assertThat(browser.findElements(By.xpath("//summary[contains(., 'The whole solution')]")))
                .isEmpty();

        Files.writeString(task.learnerFile(), task.solution().answer().replace("}\n", "\n"));
        awaitVerdict("Does not compile");
        assertThat(text("verdict")).contains("Line ");

        Files.writeString(task.learnerFile(), task.solution().answer());
        awaitVerdict("✓ Passed · 4 of 4 points");
        assertThat(browser.findElement(By.cssSelector("#verdict .verdict")).getDomAttribute("class"))
                .contains("passed");
        await(() -> !browser.findElements(By.xpath("//summary[contains(., 'The whole solution')]"))
                .isEmpty());
        await(() -> text("aside").contains("passed"));

        browser.findElement(By.cssSelector("#aside details[hx-get] summary")).click();

        await(() -> !browser.findElements(By.cssSelector("#aside .change .diff .add"))
                .isEmpty());

        button("Begin anew").click();
        browser.switchTo().alert().accept();
        awaitVerdict("Not started");
        assertThat(task.learnerFile()).hasContent(task.solution().stub());
        button("Bring back what was replaced").click();
        awaitVerdict("✓ Passed");
        assertThat(task.learnerFile()).hasContent(task.solution().answer());
    }

    @Test
    void a_narrow_window_says_in_one_line_what_the_verdict_out_of_view_is() throws IOException {
        Task task = task(3);
        look(360, "light");
        visit(Links.exercise(task));
        WebElement line = browser.findElement(By.id("verdict-far"));
        await(line::isDisplayed);
        assertThat(line.getText()).isEqualTo("Not started");
        Files.writeString(task.learnerFile(), task.solution().answer());
        await(() -> line.getText().startsWith("✓ Passed"));
        line.click();
        await(() -> !line.isDisplayed());
        assertThat(browser.findElement(By.cssSelector("#verdict h2")).isDisplayed())
                .isTrue();
        Files.writeString(task.learnerFile(), task.solution().stub());
        awaitVerdict("Not started");
        look(1440, "light");
        visit(Links.exercise(task));
        assertThat(browser.findElement(By.id("verdict-far")).isDisplayed()).isFalse();
    }

    @Test
    void every_open_tab_is_told_and_a_hidden_one_catches_up() throws IOException {
        Task task = task(2);
        visit(Links.exercise(task));
        String first = browser.getWindowHandle();
        for (int i = 0; i < 7; i++) { // more than the six connections that a browser opens to one server
            browser.switchTo().newWindow(WindowType.TAB);
            visit(Links.exercise(task));
            awaitVerdict("Not started");
        }
        Files.writeString(task.learnerFile(), task.solution().stub() + "\nnot Java\n");
        awaitVerdict("Does not compile");
        for (String tab : browser.getWindowHandles()) {
            browser.switchTo().window(tab);
            awaitVerdict("Does not compile");
        }
        Files.writeString(task.learnerFile(), task.solution().stub());
        for (String tab : browser.getWindowHandles()) {
            browser.switchTo().window(tab);
            awaitVerdict("Not started");
            if (!tab.equals(first)) {
                browser.close();
            }
        }
        browser.switchTo().window(first);
    }

    @Test
    void the_map_shows_what_is_planned_and_follows_the_path_that_is_chosen() {
        visit(Links.HOME);
        await(() -> browser.findElement(By.id("map")).getAttribute("data-changed") != null); // told once by the server
        assertThat(browser.findElements(By.cssSelector("#map .places > .planned")))
                .isNotEmpty();
        assertThat(browser.findElements(By.cssSelector("#map .places > .planned a")))
                .isEmpty();
        assertThat(text("splitting")).contains("after descriptive").doesNotContain("\\");
        assertThat(look("anova")).doesNotContain("aside");
        browser.findElement(By.xpath("//button[text()='mlops']")).click();
        await(() -> text("map").contains("for whoever runs models that others rely on"));
        assertThat(look("anova")).contains("aside");
        assertThat(look("serving")).doesNotContain("aside");
        assertThat(look("numbers")).as("what the path's lessons need").doesNotContain("aside");
        browser.findElement(By.xpath("//button[text()='all']")).click();
        await(() -> text("map").contains("the whole course"));
    }

    private static String look(String place) {
        return browser.findElement(By.id(place)).getAttribute("class");
    }

    @Test
    void hints_come_one_at_a_time() {
        Task task = task(2);
        visit(Links.exercise(task));
        assertThat(browser.findElements(By.cssSelector("#hints .hint"))).isEmpty();
        for (int i = 1; i <= task.hints().size(); i++) {
            int wanted = i;
            browser.findElement(By.cssSelector("#hints button")).click();
            await(() -> browser.findElements(By.cssSelector("#hints .hint")).size() == wanted);
            assertThat(text("hints"))
                    .contains(
                            "Hint " + i + " of " + task.hints().size(),
                            task.hints().get(i - 1));
        }
        assertThat(text("hints")).contains("That is every hint.");
        assertThat(browser.findElements(By.cssSelector("#hints button"))).isEmpty();
    }

    @Test
    void search_finds_lessons_code_and_data_as_you_type() {
        visit("index.html");
        browser.findElement(By.tagName("body")).sendKeys("/");
        WebElement field = browser.switchTo().activeElement();
        assertThat(field.getDomAttribute("id")).isEqualTo("search");
        field.sendKeys("penguins palmer");
        await(() -> text("found").contains("Penguins of the Palmer Archipelago"));
        field.clear();
        field.sendKeys("quantile");
        await(() -> text("found").contains("Quantile") && text("found").contains("code"));
        field.clear();
        field.sendKeys("simpson paradox");
        await(() -> text("found").contains("lesson"));
        field.sendKeys(Keys.ARROW_DOWN, Keys.NULL);
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        await(() -> browser.getCurrentUrl().contains("descriptive"));
        visit("index.html");
        browser.findElement(By.id("search")).sendKeys("<b>zzz");
        await(() -> text("found").contains("Nothing found for “<b>zzz”."));
    }

    @Test
    void what_is_found_is_accessible_too() throws IOException {
        for (String colours : List.of("light", "dark")) {
            look(360, colours);
            visit("index.html");
            browser.findElement(By.id("search")).sendKeys("variance");
            await(() -> browser.findElements(By.cssSelector("#found a")).size() > 3);
            assertAccessible("the search, " + colours);
        }
    }

    @Test
    void static_pages_work_in_any_folder_of_a_host(@TempDir Path site) throws IOException {
        new StaticSite(course).write(site);
        HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        host.createContext("/any/folder/", exchange -> {
            Path file = site.resolve(exchange.getRequestURI().getPath().substring("/any/folder/".length()));
            byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            String name = file.toString();
            exchange.getResponseHeaders().set("Content-Type", name.endsWith(".html") ? "text/html" : Assets.type(name));
            exchange.sendResponseHeaders(Files.isRegularFile(file) ? 200 : 404, Math.max(1, content.length));
            exchange.getResponseBody().write(content.length == 0 ? new byte[1] : content);
            exchange.close();
        });
        host.start();
        try {
            String root = "http://127.0.0.1:" + host.getAddress().getPort() + "/any/folder/";
            drain(LogType.BROWSER);
            drain(LogType.PERFORMANCE);
            browser.get(root + "fundamentals/descriptive.html");
            await(() -> !browser.findElements(By.cssSelector("html:not(.wait) .math .katex"))
                    .isEmpty());
            browser.findElement(By.linkText("Exercise 1")).click();
            await(() -> text("main").contains("What you are given"));
            assertAccessible("a static exercise");
            browser.findElement(By.id("search")).sendKeys("penguins palmer");
            await(() -> !browser.findElements(By.cssSelector("#found a")).isEmpty());
            browser.findElement(By.cssSelector("#found a")).click();
            await(() -> browser.getCurrentUrl().equals(root + "data/penguins.html"));
            assertThat(requests()).isNotEmpty().allMatch(url -> url.startsWith(root));
            assertThat(drain(LogType.BROWSER)).isEmpty();
        } finally {
            host.stop(0);
        }
    }

    @Test
    void the_reader_chooses_the_colours_and_the_choice_stays() {
        visit("index.html");
        String light = background();
        browser.findElement(By.id("theme")).click(); // auto to light
        browser.findElement(By.id("theme")).click(); // light to dark
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        visit("data.html");
        assertThat(background()).isEqualTo(dark);
        browser.findElement(By.id("theme")).click(); // back to auto
        assertThat(background()).isEqualTo(light);
        look(1440, "dark");
        assertThat(background()).isEqualTo(dark);
    }

    @Test
    void pages_print_without_what_only_a_screen_needs() {
        for (String page : List.of("report.html", "fundamentals/descriptive.html")) {
            visit(page);
            byte[] pdf =
                    Base64.getDecoder().decode(browser.print(new PrintOptions()).getContent());
            assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertThat(browser.findElement(By.cssSelector("header.bar")).isDisplayed())
                    .isFalse();
            assertThat(browser.findElement(By.tagName("h1")).isDisplayed()).isTrue();
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** The browser sleeps, and its connection dies meanwhile: what a closed lid does. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // has no SIGSTOP
    void a_page_that_slept_shows_what_happened_meanwhile() throws IOException, InterruptedException {
        Task task = task(3);
        visit(Links.exercise(task));
        awaitVerdict("Not started");
        signalBrowser("STOP");
        try {
            int port = server.port();
            server.close();
            Files.writeString(task.learnerFile(), task.solution().answer());
            server = new CourseServer(TestCourse.workplace(folder), port);
            sleep(1500);
        } finally {
            signalBrowser("CONT");
        }
        awaitVerdict("✓ Passed");
        Files.writeString(task.learnerFile(), task.solution().stub());
        awaitVerdict("Not started");
    }

    private static void signalBrowser(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*/(chrom[^/]*|google-chrome[^/]*)"))
                .filter(process -> !process.info().command().orElse("").endsWith("chromedriver"))
                .forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(command).as("the browser's processes").hasSizeGreaterThan(3);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void a_page_goes_on_when_its_server_is_started_anew() throws IOException {
        Task task = task(3);
        visit(Links.exercise(task));
        awaitVerdict("Not started");
        int port = server.port();
        server.close();
        await(() -> browser.findElement(By.id("offline")).isDisplayed());
        Files.writeString(task.learnerFile(), task.solution().answer());
        server = new CourseServer(TestCourse.workplace(folder), port);
        awaitVerdict("✓ Passed");
        await(() -> !browser.findElement(By.id("offline")).isDisplayed());
        browser.findElement(By.cssSelector("#hints button")).click(); // the token is still good
        await(() -> browser.findElements(By.cssSelector("#hints .hint")).size() == 1);
        Files.writeString(task.learnerFile(), task.solution().stub());
        awaitVerdict("Not started");
    }

    /** All rules in light colours, and once more, without loading the page again, those that look at colours in dark ones. */
    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1440})
    void nothing_hinders_a_reader_on_any_kind_of_page(int width) throws IOException {
        for (String page : KINDS) {
            look(width, "light");
            visit(page);
            assertAccessible(page + " at " + width + " px, light");
            assertNothingIsTooWide(page, width);
            look(width, "dark");
            assertNoColourHinders(page + " at " + width + " px, dark");
            assertNothingIsTooWide(page, width);
        }
    }

    /**
     * A lesson has the sheet, the scripts and the parts of its kind, which are looked at above. What differs is what its author wrote: that is
     * looked at once by all rules, in dark colours by those that look at colours, and at every width for what moves or is too wide.
     */
    @ParameterizedTest
    @MethodSource("lessons")
    void nothing_hinders_a_reader_of_a_lesson(String page) throws IOException {
        for (int width : new int[] {360, 768, 1440}) {
            look(width, "light");
            visit(page);
            assertNothingMoved(page, width);
            assertNothingIsTooWide(page, width);
        }
        assertAccessible(page + ", light");
        look(1440, "dark");
        assertNoColourHinders(page + ", dark");
    }

    private static void assertNoColourHinders(String where) {
        assertThat(axe(COLOURS)).as("violations in " + where).isEmpty();
    }

    private static void assertNothingMoved(String page, int width) {
        Object shift = browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
                    .observe({ type: 'layout-shift', buffered: true });
                for (const image of document.images) image.loading = 'eager';
                const loaded = [...document.images].map(image => image.decode().catch(() => {}));
                const painted = then => requestAnimationFrame(() => requestAnimationFrame(then));
                Promise.all([document.fonts.ready, ...loaded]).then(() => painted(() => setTimeout(() => done(sum), 50)));
                """);
        assertThat(((Number) shift).doubleValue())
                .as("cumulative layout shift of " + page + " at " + width + " px")
                .isLessThan(0.01);
    }

    private static void assertNothingIsTooWide(String page, int width) {
        Object overflow = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Object wide = browser.executeScript("const w = document.documentElement.clientWidth;"
                + "return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > w + 1"
                + " && !e.closest('pre, .scroll, .math.display')).slice(0, 3).map(e => e.outerHTML.slice(0, 160))");
        assertThat(overflow)
                .as("pixels to scroll sideways on " + page + " at " + width + ": " + wide)
                .isEqualTo(0L);
    }

    /** Every page kind at three widths in both colours, to be looked at: {@code -Dscreenshots=true}. */
    @Test
    @EnabledIfSystemProperty(named = "screenshots", matches = "true")
    void screenshots() throws IOException {
        Task task = task(1);
        for (int width : new int[] {360, 768, 1440}) {
            for (String colours : List.of("light", "dark")) {
                look(width, colours);
                for (String page : KINDS) {
                    visit(page);
                    shot(page.replaceAll(".*/|\\.html$", "") + "-" + width + "-" + colours);
                }
                visit("fundamentals/descriptive.html#like-for-like");
                shot("formulas-" + width + "-" + colours);
                visit("fundamentals/descriptive.html#the-idea");
                shot("figure-" + width + "-" + colours);
                Files.writeString(
                        task.learnerFile(),
                        task.solution()
                                .answer()
                                .replaceFirst("\n    /\\*\\*", "\n    // " + width + colours + "\n    /**"));
                visit(Links.exercise(task));
                awaitVerdict("Passed");
                shot("passed-" + width + "-" + colours);
                var mistake = task.mistakes().get(0);
                Files.writeString(task.learnerFile(), mistake.applyTo(task.solution()));
                awaitVerdict("Wrong");
                shot("wrong-" + width + "-" + colours);
                Files.writeString(task.learnerFile(), task.solution().stub());
                awaitVerdict("Not started");
            }
        }
    }

    /** From file saved to the page changed, and what pages weigh: {@code -Dfigures=true} writes {@code target/figures.txt}. */
    @Test
    @EnabledIfSystemProperty(named = "figures", matches = "true")
    void figures() throws IOException {
        Task task = task(1);
        visit(Links.exercise(task));
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            String wrong =
                    task.solution().answer().replace("squares / (count - 1)", "squares / count") + "// " + i + "\n";
            Object before = changed();
            long saved = System.currentTimeMillis();
            Files.writeString(
                    task.learnerFile(), i % 2 == 0 ? wrong : task.solution().answer() + "// " + i + "\n");
            await(() -> !java.util.Objects.equals(before, changed()));
            if (i >= 5) {
                millis.add(Double.parseDouble((String) changed()) - saved);
            }
            sleep(150);
        }
        Files.writeString(task.learnerFile(), task.solution().stub());
        millis.sort(null);
        StringBuilder report = new StringBuilder(String.format(
                Locale.ROOT,
                "save to page changed, %d saves: median %.0f ms, 90%% %.0f ms, most %.0f ms%n",
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 9 / 10),
                millis.get(millis.size() - 1)));
        withoutCache(() -> {
            for (String page : everyPage()) {
                visit(page);
                report.append(page).append(": ").append(weight()).append('\n');
            }
        });
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "figures.txt"), report);
        assertThat(millis.get(millis.size() / 2)).isLessThan(250);
    }

    /** Every kind of page, and every lesson. */
    private static List<String> everyPage() {
        return Stream.concat(KINDS.stream(), lessons().stream()).distinct().toList();
    }

    private static List<String> lessons() {
        return course.course().lessons().stream().map(Links::lesson).toList();
    }

    private static void withoutCache(Runnable visits) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        try {
            visits.run();
        } finally {
            browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", false));
        }
    }

    /** What the page in view weighs as it travelled, in bytes, and how long it took, in milliseconds. */
    private record Weight(long bytesWithoutFigures, long bytesOfFigures, long millisToAnswer, long millisToReady) {}

    private static Weight weight() {
        List<?> numbers = (List<?>) browser.executeScript("""
                const all = [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')];
                const sum = list => list.reduce((s, e) => s + e.transferSize, 0);
                const images = all.filter(e => e.initiatorType === 'img');
                return [sum(all) - sum(images), sum(images), Math.round(all[0].responseEnd - all[0].requestStart),
                    Math.round(all[0].domContentLoadedEventEnd)];
                """);
        long[] all = numbers.stream()
                .mapToLong(number -> ((Number) number).longValue())
                .toArray();
        return new Weight(all[0], all[1], all[2], all[3]);
    }

    private static Object changed() {
        return browser.executeScript("return document.getElementById('verdict').dataset.changed");
    }

    private static Task task(int number) {
        return course.course().find("descriptive/" + number).get(0);
    }

    private static void visit(String page) {
        browser.get(server.url() + page);
        await(() -> Boolean.FALSE.equals(
                browser.executeScript("return document.documentElement.classList.contains('wait')")));
    }

    private static void awaitVerdict(String words) {
        await(() -> text("verdict").contains(words), "the verdict does not say " + words);
    }

    private static WebElement button(String words) {
        return browser.findElement(By.xpath("//button[. = '" + words + "']"));
    }

    private static String background() {
        return browser.findElement(By.tagName("body")).getCssValue("background-color");
    }

    private static void look(int width, String colours) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "",
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", colours),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        "reduce")))); // no colour is on its way
    }

    /** Runs axe-core in the page: the rules of WCAG 2.2 A and AA and the best practices. */
    private static void assertAccessible(String where) throws IOException {
        browser.executeScript(AXE);
        assertThat(axe(EVERYTHING))
                .as("violations that axe-core finds in " + where)
                .isEmpty();
    }

    /** What axe-core, which is in the page, finds under some options. */
    private static List<?> axe(String options) {
        return (List<?>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, %s).then(
                    result => done(result.violations.map(v => v.id + ': ' + v.nodes.slice(0, 5).map(n => n.target + ' ' + n.html.slice(0, 120)).join(' | '))),
                    error => done([String(error)]));
                """.formatted(options));
    }

    private static String script(String name) {
        try (InputStream script = BrowserTest.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static List<String> requests() {
        Pattern url =
                Pattern.compile("\"method\":\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");
        List<String> urls = new ArrayList<>();
        for (String entry : drain(LogType.PERFORMANCE)) {
            Matcher found = url.matcher(entry);
            if (found.find()) {
                urls.add(found.group(1));
            }
        }
        return urls;
    }

    private static List<String> drain(String log) {
        return browser.manage().logs().get(log).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        await(condition, "the page did not change within 30 s");
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(otherwise).isLessThan(deadline);
            sleep(20);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String text(String id) {
        return String.valueOf(
                browser.executeScript("return document.getElementById(arguments[0])?.innerText ?? ''", id));
    }

    private static void shot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        File shot = browser.getScreenshotAs(OutputType.FILE);
        Files.move(shot.toPath(), SCREENSHOTS.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        Object small = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 80))
                .get("data");
        Files.write(SCREENSHOTS.resolve(name + ".webp"), Base64.getDecoder().decode((String) small));
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
