package gradus.web.serve;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Rules;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/** Every lesson can be read: at any width, in both colours, by anyone, and without a word to another server. */
@Tag("proof")
class LessonsInBrowserTest extends InBrowser {
    /** Text that shows marks of TeX or Markdown, where neither code nor a formula stands. */
    private static final String MARKS = """
            const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            const found = [];
            while (texts.nextNode()) {
                const text = texts.currentNode;
                if (!text.parentElement.closest('pre, code, .math')
                    && /\\$\\S[^$]*\\$|[*]{2}|\\]\\(|\\\\[a-z]{2}/.test(text.data)) {
                    found.push(text.data.trim().slice(0, 100));
                }
            }
            return found;
            """;

    /**
     * A lesson has the sheet, the scripts and the parts of its kind, which are looked at above. What differs is what its author wrote:
     * that is looked at by all rules but inside formulas, in both colours for text that is too faint, and at every width for what moves as
     * it loads and for what is too wide.
     */
    @ParameterizedTest
    @MethodSource("lessons")
    void nothing_hinders_a_reader_of_a_lesson(String page) {
        browser.complaints();
        browser.requests();
        withoutCache(() -> loadAt(NARROW, page));
        assertWholeAndLight(page);
        loadAt(768, page);
        loadAt(WIDE, page);
        assertNothingIsTooWide(page);
        assertNothingIsFaint(page);
        browser.look(WIDE, "light");
        assertThat(browser.violations(Rules.CONTENT)).as(page).isEmpty();
        assertAtHome();
    }

    /** Text, formulas and their fonts, scripts and the sheet, as they travel, are lighter than 200 kB; no formula and no figure is broken. */
    private static void assertWholeAndLight(String page) {
        assertThat(Weight.now().bytesWithoutFigures()).as(page).isBetween(10_000L, 199_999L);
        assertThat(browser.driver().findElements(By.cssSelector(".katex-error")))
                .as(page)
                .isEmpty();
        assertThat(browser.driver()
                        .executeScript("return [...document.images].filter(i => !i.naturalWidth).map(i => i.src)"))
                .as("broken figures of " + page)
                .isEqualTo(List.of());
        assertThat(browser.driver().executeScript(MARKS))
                .as("TeX or Markdown that was left as it is on " + page)
                .isEqualTo(List.of());
    }

    /** Loads a lesson in a window of this width, and asserts that nothing moves as its figures and fonts come. */
    private static void loadAt(int width, String page) {
        browser.look(width, "light");
        visit(page);
        Object shift = browser.driver().executeAsyncScript("""
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
}
