package gradus.web.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import gradus.engine.progress.Workplace;
import gradus.web.TestCourse;
import gradus.web.html.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class StaticSiteTest {
    @TempDir
    private Path folder;

    @Test
    void every_link_and_anchor_of_the_whole_course_leads_somewhere() throws IOException {
        Workplace course = TestCourse.whole();
        int pages = new StaticSite(course).write(folder);
        LinkCheck.Result result = LinkCheck.of(folder);
        assertThat(result.problems()).isEmpty();
        int least = 2
                + course.course().lessons().size()
                + course.course().tasks().size()
                + DataSets.all().size();
        assertThat(pages).isGreaterThanOrEqualTo(least);
        assertThat(result.links()).isGreaterThan(5 * pages);
        for (var lesson : course.course().lessons()) {
            assertThat(folder.resolve(Links.lesson(lesson))).exists();
        }
    }

    @Test
    void broken_links_lost_anchors_and_foreign_files_are_found() throws IOException {
        Files.writeString(
                folder.resolve("a.html"),
                "<h2 id=\"here\">A</h2><a href=\"b.html\">b</a><a href=\"#here\">x</a><a href=\"#there\">x</a>"
                        + "<a href=\"https://example.org/\">out</a><script src=\"https://example.org/x.js\"></script>"
                        + "<a href=\"../../c.html\">c</a>");
        assertThat(LinkCheck.of(folder).problems())
                .containsExactly(
                        "a.html leads nowhere: b.html",
                        "a.html names an anchor that is not there: #there",
                        "a.html loads https://example.org/x.js from elsewhere",
                        "a.html leads out of the pages: ../../c.html");
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> new StaticSite(TestCourse.whole()).write(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DIR must be empty, new, or written by 'gradus site' before, but " + folder
                        + " holds other files");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }
}
