package gradus.web.serve;

import static gradus.browser.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Task;
import gradus.web.TestCourse;
import gradus.web.html.Links;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** The page of an exercise, beside an editor: it changes as the file is saved, whatever becomes of tabs, browser and server. */
@Tag("proof")
class ExerciseInBrowserTest extends InBrowser {
    @Test
    void a_wrong_answer_says_why_a_right_one_turns_green_and_undo_takes_it_back() throws IOException {
        Task task = task(1);
        visit(Links.exercise(task));
        awaitVerdict("Not started");
        Files.writeString(
                task.learnerFile(), task.solution().answer().replace("squares / (count - 1)", "squares / count"));
        awaitVerdict("Wrong");
        String verdict = browser.text("verdict");
        assertThat(verdict).contains("Expected", "Was", "Likely cause", "divided by n");
        assertThat(browser.driver().findElements(By.xpath("//summary[contains(., 'The whole solution')]")))
                .isEmpty();

        Files.writeString(task.learnerFile(), task.solution().answer().replace("}\n", "\n"));
        awaitVerdict("Does not compile");
        assertThat(browser.text("verdict")).contains("Line ");

        Files.writeString(task.learnerFile(), task.solution().answer());
        awaitVerdict("✓ Passed · 4 of 4 points");
        assertThat(browser.driver()
                        .findElement(By.cssSelector("#verdict .verdict"))
                        .getDomAttribute("class"))
                .contains("passed");
        await(() -> !browser.driver()
                .findElements(By.xpath("//summary[contains(., 'The whole solution')]"))
                .isEmpty());
        await(() -> browser.text("aside").contains("passed"));

        browser.driver()
                .findElement(By.cssSelector("#aside details[hx-get] summary"))
                .click();

        await(() -> !browser.driver()
                .findElements(By.cssSelector("#aside .change .diff .add"))
                .isEmpty());

        button("Begin anew").click();
        browser.driver().switchTo().alert().accept();
        awaitVerdict("Not started");
        assertThat(task.learnerFile()).hasContent(task.solution().stub());
        button("Bring back what was replaced").click();
        awaitVerdict("✓ Passed");
        assertThat(task.learnerFile()).hasContent(task.solution().answer());
    }

    @Test
    void a_narrow_window_says_in_one_line_what_the_verdict_out_of_view_is() throws IOException {
        Task task = task(3);
        browser.look(360, "light");
        visit(Links.exercise(task));
        WebElement line = browser.driver().findElement(By.id("verdict-far"));
        await(line::isDisplayed);
        assertThat(line.getText()).isEqualTo("Not started");
        Files.writeString(task.learnerFile(), task.solution().answer());
        await(() -> line.getText().startsWith("✓ Passed"));
        line.click();
        await(() -> !line.isDisplayed());
        assertThat(browser.driver().findElement(By.cssSelector("#verdict h2")).isDisplayed())
                .isTrue();
        Files.writeString(task.learnerFile(), task.solution().stub());
        awaitVerdict("Not started");
        browser.look(1440, "light");
        visit(Links.exercise(task));
        assertThat(browser.driver().findElement(By.id("verdict-far")).isDisplayed())
                .isFalse();
    }

    @Test
    void every_open_tab_is_told_and_a_hidden_one_catches_up() throws IOException {
        Task task = task(2);
        visit(Links.exercise(task));
        String first = browser.driver().getWindowHandle();
        for (int i = 0; i < 7; i++) { // more than the six connections that a browser opens to one server
            browser.driver().switchTo().newWindow(WindowType.TAB);
            visit(Links.exercise(task));
            awaitVerdict("Not started");
        }
        Files.writeString(task.learnerFile(), task.solution().stub() + "\nnot Java\n");
        awaitVerdict("Does not compile");
        for (String tab : browser.driver().getWindowHandles()) {
            browser.driver().switchTo().window(tab);
            awaitVerdict("Does not compile");
        }
        Files.writeString(task.learnerFile(), task.solution().stub());
        for (String tab : browser.driver().getWindowHandles()) {
            browser.driver().switchTo().window(tab);
            awaitVerdict("Not started");
            if (!tab.equals(first)) {
                browser.driver().close();
            }
        }
        browser.driver().switchTo().window(first);
    }

    @Test
    void hints_come_one_at_a_time() {
        Task task = task(2);
        visit(Links.exercise(task));
        assertThat(browser.driver().findElements(By.cssSelector("#hints .hint")))
                .isEmpty();
        for (int i = 1; i <= task.hints().size(); i++) {
            int wanted = i;
            browser.driver().findElement(By.cssSelector("#hints button")).click();
            await(() -> browser.driver()
                            .findElements(By.cssSelector("#hints .hint"))
                            .size()
                    == wanted);
            assertThat(browser.text("hints"))
                    .contains(
                            "Hint " + i + " of " + task.hints().size(),
                            task.hints().get(i - 1));
        }
        assertThat(browser.text("hints")).contains("That is every hint.");
        assertThat(browser.driver().findElements(By.cssSelector("#hints button")))
                .isEmpty();
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
            await(() -> answer(Links.exercise(task)).contains("✓ Passed")); // seen by the server, not by the browser
        } finally {
            signalBrowser("CONT");
        }
        awaitVerdict("✓ Passed");
        Files.writeString(task.learnerFile(), task.solution().stub());
        awaitVerdict("Not started");
    }

    private static String answer(String page) {
        try (InputStream in = URI.create(server.url() + page).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        await(() -> browser.driver().findElement(By.id("offline")).isDisplayed());
        Files.writeString(task.learnerFile(), task.solution().answer());
        server = new CourseServer(TestCourse.workplace(folder), port);
        awaitVerdict("✓ Passed");
        await(() -> !browser.driver().findElement(By.id("offline")).isDisplayed());
        browser.driver().findElement(By.cssSelector("#hints button")).click(); // the token is still good
        await(() ->
                browser.driver().findElements(By.cssSelector("#hints .hint")).size() == 1);
        Files.writeString(task.learnerFile(), task.solution().stub());
        awaitVerdict("Not started");
    }

    private static WebElement button(String words) {
        return browser.driver().findElement(By.xpath("//button[. = '" + words + "']"));
    }
}
