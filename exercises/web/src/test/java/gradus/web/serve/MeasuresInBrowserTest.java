package gradus.web.serve;

import static gradus.browser.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Task;
import gradus.web.html.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is measured and looked at on request: {@code -Dfigures=true}, {@code -Dscreenshots=true}. */
@Tag("proof")
class MeasuresInBrowserTest extends InBrowser {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Every page kind at three widths in both colours, to be looked at: {@code -Dscreenshots=true}. */
    @Test
    @EnabledIfSystemProperty(named = "screenshots", matches = "true")
    void screenshots() throws IOException {
        Task task = task(1);
        for (int width : new int[] {360, 768, 1440}) {
            for (String colours : List.of("light", "dark")) {
                browser.look(width, colours);
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
                report.append(page).append(": ").append(Weight.now()).append('\n');
            }
        });
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "figures.txt"), report);
        assertThat(millis.get(millis.size() / 2)).isLessThan(250);
    }

    private static Object changed() {
        return browser.driver().executeScript("return document.getElementById('verdict').dataset.changed");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void shot(String name) throws IOException {
        browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
        Object small = browser.driver()
                .executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 80))
                .get("data");
        Files.write(SCREENSHOTS.resolve(name + ".webp"), Base64.getDecoder().decode((String) small));
    }
}
