package gradus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.progress.ReportCard;
import gradus.engine.progress.ReportCard.Entry;
import gradus.engine.progress.ReportCard.LessonPart;
import gradus.engine.progress.ReportCard.Stage;
import gradus.engine.progress.ReportCard.Sum;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    @Test
    void a_card_to_send_is_whole_escaped_and_needs_nothing_else() {
        Sum sum = new Sum(1, 2, 4, 8);
        Entry solved = new Entry("fundamentals/sums/1", "Sums & <more>", "build", "passed", 4, 4, "");
        Entry open = new Entry("fundamentals/sums/2", "Two", "fix", "not started", 0, 4, "");
        LessonPart exercised = new LessonPart("sums", "Sums", sum, List.of(solved, open));
        LessonPart told = new LessonPart("words", "Words", new Sum(0, 0, 0, 0), List.of());
        ReportCard card =
                new ReportCard("2026-01-31", sum, List.of(new Stage("fundamentals", sum, List.of(exercised, told))));

        assertThat(ReportPage.alone(card))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("<html lang=\"en\">", "2026-01-31", "1 of 2 exercises, 4 of 8 points", "(no exercises)")
                .contains("Sums &amp; &lt;more&gt;", "fundamentals/sums/1", "4 / 4", "class=\"state passed\"")
                .contains("<caption>", "scope=\"row\"", "prefers-color-scheme", "@media print")
                .doesNotContain("<more>", "<script", "src=", "href=");
    }
}
