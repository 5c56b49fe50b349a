package gradus.web.serve;

import static gradus.browser.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Browser;
import gradus.engine.course.Task;
import gradus.engine.progress.Workplace;
import gradus.web.TestCourse;
import gradus.web.html.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh clone of the course, its server, and a browser: what each of these tests begins with. */
abstract class InBrowser {
    static final int NARROW = 360;
    static final int WIDE = 1440;
    static final String MISSING = "nothing/here.html";

    /** One page of each kind. */
    static final List<String> KINDS = List.of(
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

    private static final int[] WIDTHS = {NARROW, 390, 768, 800, WIDE};

    /** What may be wider than the window, since it scrolls by itself. */
    private static final String SCROLLING = "pre, .scroll, .math.display";

    @TempDir
    static Path folder;

    @TempDir
    private static Path profile;

    static Workplace course;
    static CourseServer server;
    static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open(profile);
        course = TestCourse.copy(folder);
        server = new CourseServer(course, 0);
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

    @BeforeEach
    void start() {
        browser.look(1440, "light");
    }

    static Task task(int number) {
        return course.course().find("descriptive/" + number).get(0);
    }

    static List<String> lessons() {
        return course.course().lessons().stream().map(Links::lesson).toList();
    }

    /** One page of each kind, and every lesson. */
    static List<String> everyPage() {
        return Stream.concat(KINDS.stream(), lessons().stream()).distinct().toList();
    }

    /** Loads a page, and waits until its formulas are set. */
    static void visit(String page) {
        browser.driver().get(server.url() + page);
        await(() -> Boolean.FALSE.equals(
                browser.driver().executeScript("return document.documentElement.classList.contains('wait')")));
    }

    /** At every width, from a small telephone to a desk, nothing of the page in view makes a reader scroll sideways. */
    static void assertNothingIsTooWide(String page) {
        for (int width : WIDTHS) {
            browser.look(width, "light");
            assertThat(browser.tooWide(SCROLLING))
                    .as(page + " at " + width + " px")
                    .isEmpty();
        }
    }

    /** All text stands out from its background, in light and in dark colours. */
    static void assertNothingIsFaint(String page) {
        for (String colours : List.of("light", "dark")) {
            browser.look(WIDE, colours);
            assertThat(browser.faint()).as(page + ", " + colours).isEmpty();
        }
    }

    /** Since this was last asked, all came from this server, and the console has nothing to say. */
    static void assertAtHome() {
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(server.url()) || url.startsWith("data:"));
        assertThat(browser.complaints()).isEmpty();
    }

    static void awaitVerdict(String words) {
        await(() -> browser.text("verdict").contains(words), "the verdict does not say " + words);
    }

    /** Visits pages as a browser does that has never seen them. */
    static void withoutCache(Runnable visits) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver().executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        try {
            visits.run();
        } finally {
            browser.driver().executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", false));
        }
    }

    /** What a page weighs as it travelled, in bytes, and how long it took, in milliseconds. */
    record Weight(long bytesWithoutFigures, long bytesOfFigures, long millisToAnswer, long millisToReady) {
        /** Of the page in view. */
        static Weight now() {
            List<?> numbers = (List<?>) browser.driver().executeScript("""
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
    }
}
