package gradus.web.serve;

import static gradus.browser.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gradus.browser.Rules;
import gradus.web.html.Links;
import gradus.web.page.Assets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;

/** A reader finds the way: contents, map, search, colours, paper, and pages on a host of their own. */
@Tag("proof")
class ReadingInBrowserTest extends InBrowser {
    @Test
    void contents_lead_to_headings_and_lessons_to_their_exercises() {
        visit("fundamentals/descriptive.html");
        browser.driver().findElement(By.linkText("What goes wrong")).click();
        assertThat(browser.driver().getCurrentUrl()).endsWith("#what-goes-wrong");
        await(() -> Math.abs(((Number)
                                browser.driver()
                                        .executeScript(
                                                "return document.getElementById('what-goes-wrong').getBoundingClientRect().top"))
                        .doubleValue())
                < 100);
        browser.driver().findElement(By.linkText("Exercise 1")).click();
        assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo("Variance of a stream");
    }

    @Test
    void the_map_shows_what_is_planned_and_follows_the_path_that_is_chosen() {
        visit(Links.HOME);
        await(() -> browser.driver().findElement(By.id("map")).getAttribute("data-changed")
                != null); // told once by the server
        assertThat(browser.driver().findElements(By.cssSelector("#map .places > .planned")))
                .isNotEmpty();
        assertThat(browser.driver().findElements(By.cssSelector("#map .places > .planned a")))
                .isEmpty();
        assertThat(browser.text("splitting")).contains("after descriptive").doesNotContain("\\");
        assertThat(place("anova")).doesNotContain("aside");
        browser.driver().findElement(By.xpath("//button[text()='mlops']")).click();
        await(() -> browser.text("map").contains("for whoever runs models that others rely on"));
        assertThat(place("anova")).contains("aside");
        assertThat(place("serving")).doesNotContain("aside");
        assertThat(place("numbers")).as("what the path's lessons need").doesNotContain("aside");
        browser.driver().findElement(By.xpath("//button[text()='all']")).click();
        await(() -> browser.text("map").contains("the whole course"));
    }

    @Test
    void search_finds_lessons_code_and_data_as_you_type() {
        visit("index.html");
        browser.driver().findElement(By.tagName("body")).sendKeys("/");
        WebElement field = browser.driver().switchTo().activeElement();
        assertThat(field.getDomAttribute("id")).isEqualTo("search");
        field.sendKeys("penguins palmer");
        await(() -> browser.text("found").contains("Penguins of the Palmer Archipelago"));
        field.clear();
        field.sendKeys("quantile");
        await(() -> browser.text("found").contains("Quantile")
                && browser.text("found").contains("code"));
        field.clear();
        field.sendKeys("simpson paradox");
        await(() -> browser.text("found").contains("lesson"));
        field.sendKeys(Keys.ARROW_DOWN, Keys.NULL);
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        await(() -> browser.driver().getCurrentUrl().contains("descriptive"));
        visit("index.html");
        browser.driver().findElement(By.id("search")).sendKeys("<b>zzz");
        await(() -> browser.text("found").contains("Nothing found for “<b>zzz”."));
    }

    @Test
    void what_is_found_is_accessible_too() throws IOException {
        for (String colours : List.of("light", "dark")) {
            browser.look(360, colours);
            visit("index.html");
            browser.driver().findElement(By.id("search")).sendKeys("variance");
            await(() ->
                    browser.driver().findElements(By.cssSelector("#found a")).size() > 3);
            assertThat(browser.violations(Rules.ALL))
                    .as("the search, " + colours)
                    .isEmpty();
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
            browser.complaints();
            browser.requests();
            browser.driver().get(root + "fundamentals/descriptive.html");
            await(() -> !browser.driver()
                    .findElements(By.cssSelector("html:not(.wait) .math .katex"))
                    .isEmpty());
            browser.driver().findElement(By.linkText("Exercise 1")).click();
            await(() -> browser.text("main").contains("What you are given"));
            assertThat(browser.violations(Rules.ALL)).as("a static exercise").isEmpty();
            browser.driver().findElement(By.id("search")).sendKeys("penguins palmer");
            await(() ->
                    !browser.driver().findElements(By.cssSelector("#found a")).isEmpty());
            browser.driver().findElement(By.cssSelector("#found a")).click();
            await(() -> browser.driver().getCurrentUrl().equals(root + "data/penguins.html"));
            assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.startsWith(root));
            assertThat(browser.complaints()).isEmpty();
        } finally {
            host.stop(0);
        }
    }

    @Test
    void the_reader_chooses_the_colours_and_the_choice_stays() {
        visit("index.html");
        String light = background();
        browser.driver().findElement(By.id("theme")).click(); // auto to light
        browser.driver().findElement(By.id("theme")).click(); // light to dark
        String dark = background();
        assertThat(dark).isNotEqualTo(light);
        visit("data.html");
        assertThat(background()).isEqualTo(dark);
        browser.driver().findElement(By.id("theme")).click(); // back to auto
        assertThat(background()).isEqualTo(light);
        browser.look(1440, "dark");
        assertThat(background()).isEqualTo(dark);
    }

    @Test
    void pages_print_without_what_only_a_screen_needs() {
        for (String page : List.of("report.html", "fundamentals/descriptive.html")) {
            visit(page);
            byte[] pdf = Base64.getDecoder()
                    .decode(browser.driver().print(new PrintOptions()).getContent());
            assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertThat(browser.driver()
                            .findElement(By.cssSelector("header.bar"))
                            .isDisplayed())
                    .isFalse();
            assertThat(browser.driver().findElement(By.tagName("h1")).isDisplayed())
                    .isTrue();
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    /** How the map shows a lesson. */
    private static String place(String lesson) {
        return browser.driver().findElement(By.id(lesson)).getAttribute("class");
    }

    private static String background() {
        return browser.driver().findElement(By.tagName("body")).getCssValue("background-color");
    }
}
