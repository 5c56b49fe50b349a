package gradus.workbook.fundamentals.tables;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.suite.Suite;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "tables",
        number = 3,
        title = "Tests for a report of gaps",
        kind = Kind.TEST,
        points = 5,
        minutes = 20)
@ExplainedIn("tables#missing-values")
@Hint("Go through the Javadoc of GapReport sentence by sentence. Which table would show that a sentence was forgotten?")
@Hint(
        "A mistake can add a gap or lose one: for each rule test a cell that is a gap by it, and the nearest cell that is not one.")
@Hint(
        "Compare whole maps: they show what is left out as well as what is wrong. What has no gap at all is left out most easily.")
class GapReportTestsTest {
    private final Suite suite = Suite.gradedBy(GapReportTestsTest.class);

    @Test
    void every_right_answer_passes() {
        suite.acceptsEveryRightAnswer();
    }

    @Test
    @Needs("every_right_answer_passes")
    void every_mistake_is_found() {
        suite.findsEveryMistake();
    }
}
