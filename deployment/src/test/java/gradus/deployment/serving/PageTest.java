package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.browser.Browser;
import gradus.browser.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in headless Chromium. Without one these tests are skipped, except where {@code CI=true}: there they fail. */
@Tag("proof")
class PageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> PERSON = List.of("174", "93", "77,5", "57", "36");

    @TempDir
    private static Path profile;

    private static LogCapture quiet;
    private static PredictionServer server;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open(profile);
        quiet = new LogCapture();
        Settings settings = Settings.local(0).withBadInput(10_000, 1).withDrain(Duration.ZERO);
        server = new PredictionServer(settings, WeightModel::fit).awaitReady();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
            quiet.close();
        }
    }

    @BeforeEach
    void load() {
        browser.look(1280, "light");
        browser.driver().get(server.url() + "/");
        browser.complaints(); // asking empties the list
    }

    @Test
    void five_measurements_give_a_weight_and_its_range() {
        fill(PERSON);
        submit();
        assertThat(text("words")).isEqualTo("70.4 kg, most likely between 65.6 kg and 75.2 kg");
        assertThat(browser.driver().findElement(By.id("answer")).isDisplayed()).isTrue();
        assertThat(browser.complaints()).isEmpty();
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
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("chest_cm");
        assertThat(input("waist_cm").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(input("height_cm").getDomAttribute("aria-invalid")).isNull();
        assertThat(browser.driver().findElement(By.id("answer")).isDisplayed()).isFalse();
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
            browser.driver().switchTo().activeElement().sendKeys(value, Keys.TAB);
        }
        assertThat(browser.driver().switchTo().activeElement().getTagName()).isEqualTo("button");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        awaitText("words");
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void nothing_hinders_a_reader_at_any_width_or_colour(int width, String colours) throws IOException {
        browser.look(width, colours);
        browser.driver().get(server.url() + "/");
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
        assertThat(browser.tooWide("pre")).as("wider than the window").isEmpty();
        List<WebElement> small = browser.driver().findElements(By.cssSelector("input, button")).stream()
                .filter(element -> element.getSize().getHeight() < 44)
                .toList();
        assertThat(small).as("controls lower than a fingertip (44 px)").isEmpty();
    }

    private static void assertAccessible(String state) {
        assertThat(browser.violations(Rules.ALL)).as("the page, " + state).isEmpty();
    }

    private static void fill(List<String> values) {
        List<WebElement> inputs = browser.driver().findElements(By.cssSelector("form input"));
        assertThat(inputs).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            inputs.get(i).sendKeys(values.get(i));
        }
    }

    private static void submit() {
        browser.driver().findElement(By.tagName("button")).click();
        Browser.await(() -> !text("words").isEmpty() || !text("summary").isEmpty());
    }

    private static void submitFor(String id) {
        browser.driver().findElement(By.tagName("button")).click();
        awaitText(id);
    }

    private static void awaitText(String id) {
        Browser.await(() -> !text(id).isEmpty());
    }

    private static String text(String id) {
        return browser.driver().findElement(By.id(id)).getText();
    }

    private static WebElement input(String id) {
        return browser.driver().findElement(By.id(id));
    }

    private static void screenshot(String name) throws IOException {
        browser.screenshot(SCREENSHOTS.resolve(name + ".png"));
    }
}
