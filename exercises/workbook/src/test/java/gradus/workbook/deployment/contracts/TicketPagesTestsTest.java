package gradus.workbook.deployment.contracts;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.suite.Suite;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "contracts",
        number = 5,
        title = "A consumer's contract",
        kind = Kind.TEST,
        points = 10,
        minutes = 30)
@Hint(
        "Write one helper that asks for a page, looks at the status, and gives the ids; and one that reads all pages to the end.")
@Hint(
        "Read with limits that cut through tickets of equal priority; let tickets come and go between two pages, also the one at the cut.")
@Hint("Then the ends: a full last page, no ticket at all, limits of 0, 100 and 101, a cursor with one letter changed.")
@ExplainedIn("contracts#the-consumer-writes-the-test")
class TicketPagesTestsTest {
    private final Suite suite = Suite.gradedBy(TicketPagesTestsTest.class);

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
