package gradus.web.serve;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Rules;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openqa.selenium.By;

/** One page of each kind can be read: at any width, in both colours, by anyone, and without a word to another server. */
@Tag("proof")
class KindsInBrowserTest extends InBrowser {
    /** What the sheet gives a colour in code. */
    private static final List<String> TOKENS = List.of("comment", "function", "keyword", "number", "string");

    /** On the narrowest screen by all rules, and again in dark colours by those that look at colours; before that, what width can change. */
    @ParameterizedTest
    @FieldSource("KINDS")
    void nothing_hinders_a_reader_on_any_kind_of_page(String page) {
        visit(page);
        for (int width : new int[] {WIDE, 768}) {
            browser.look(width, "light");
            assertThat(browser.violations(Rules.CONTENT))
                    .as(page + " at " + width + " px")
                    .isEmpty();
        }
        assertNothingIsFaint(page);
        assertNothingIsTooWide(page);
        browser.look(NARROW, "light");
        assertThat(browser.violations(Rules.ALL)).as(page + ", light").isEmpty();
        browser.look(NARROW, "dark");
        assertThat(browser.violations(Rules.COLOURS)).as(page + ", dark").isEmpty();
    }

    @Test
    void faint_text_is_found_in_both_colours() {
        visit("index.html");
        browser.driver()
                .executeScript(
                        "const p = document.createElement('p'); p.textContent = 'faint'; p.style.color = '#808080';"
                                + "p.style.background = '#707070'; document.querySelector('main').append(p)");
        for (String colours : List.of("light", "dark")) {
            browser.look(WIDE, colours);
            assertThat(browser.faint())
                    .singleElement()
                    .asString()
                    .startsWith("1.25: rgb(128, 128, 128) on rgb(112, 112, 112): <p ");
        }
    }

    @Test
    void no_kind_of_page_asks_another_server_or_complains() {
        browser.complaints();
        browser.requests();
        KINDS.stream().filter(page -> !page.equals(MISSING)).forEach(InBrowser::visit);
        assertAtHome();
    }

    /** So that it is enough to look inside formulas and code on these pages. */
    @Test
    void they_show_formulas_and_code_in_every_colour() {
        visit("fundamentals/descriptive.html");
        assertThat(browser.driver().findElements(By.cssSelector(".math .katex")))
                .hasSizeGreaterThan(20);
        TreeSet<Object> found = new TreeSet<>();
        for (String page : KINDS) {
            visit(page);
            found.addAll((List<?>) browser.driver()
                    .executeScript(
                            "return [...document.querySelectorAll('pre .token')].flatMap(e => [...e.classList])"));
        }
        assertThat(found).containsAll(TOKENS);
    }
}
