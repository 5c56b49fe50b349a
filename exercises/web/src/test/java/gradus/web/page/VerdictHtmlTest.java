package gradus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Task;
import gradus.engine.expect.Relation;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Finding;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.web.TestCourse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure's values as rows of a table. */
class VerdictHtmlTest {
    private final CourseView view = CourseView.of(TestCourse.whole(), true);
    private final Task task = view.course().tasks().get(0);

    private String html(Check... checks) {
        Verdict verdict = new Verdict(Status.WRONG, 0, 4, List.of(checks), List.of(), "", 0, "", 1);
        return new VerdictHtml().of(task, verdict, view).render();
    }

    private static Check failed(Relation relation, String subject, String expected, String actual) {
        Finding finding = new Finding(subject, relation, expected, actual, "");
        return Check.failed("it holds", relation.sentence(subject, expected, actual), finding, "Look.", false);
    }

    private static String row(String name, String look, String value) {
        return "<dt>" + name + "</dt><dd class=\"" + look + "\">" + value + "</dd>";
    }

    @Test
    void values_stand_without_the_words_around_them() {
        assertThat(html(failed(Relation.BE, "the sum", "3", "2")))
                .contains(row("Looked at", "value", "the sum")
                        + row("Expected", "value", "3")
                        + row("Was", "value", "2")
                        + row("Likely cause", "words", "Look."));
        assertThat(html(failed(Relation.BE_AT_LEAST, "the share", "0.9", "0.8")))
                .contains(row("Expected", "value", "at least 0.9"));
        assertThat(html(failed(Relation.KEEP, "the variance", "10 of 15 digits", "3")))
                .contains(row("Expected", "value", "to keep 10 of 15 digits") + row("Keeps", "value", "3"));
    }

    @Test
    void a_law_stands_as_it_is() {
        assertThat(html(failed(Relation.HOLD, "2x should agree with x² at 3", "", "does not")))
                .contains(row("Law", "value", "2x should agree with x² at 3") + row("Found", "value", "does not"));
    }

    @Test
    void a_prediction_stands_beside_what_came_right_or_wrong() {
        assertThat(html(
                        failed(Relation.COME_TO, "7 / 2", "3", "4"),
                        Check.of("a half", Outcome.PASSED, "came to 3, as you said. It is cut off.")))
                .contains(row("Looked at", "value", "7 / 2")
                        + row("Came to", "value", "3")
                        + row("You said", "value", "4")
                        + row("Reason", "words", "Look."))
                .contains("<p class=\"soft\">came to 3, as you said. It is cut off.</p>");
    }

    @Test
    void a_waiting_check_says_what_for_and_a_section_is_a_link() {
        String anchored = task.lesson() + "#some-heading";
        assertThat(html(
                        failed(Relation.BE, "the sum", "3", "2").explainedIn(anchored),
                        Check.of("it stops", Outcome.NOT_RUN, "not looked at yet: first it holds")))
                .contains("#some-heading\">", "<dt>Explained in</dt>", "not looked at yet: first it holds");
    }
}
