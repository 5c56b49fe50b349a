package gradus.workbook.fundamentals.descriptive;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.suite.Suite;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "descriptive",
        number = 4,
        title = "Tests that find mistakes",
        kind = Kind.TEST,
        points = 18,
        minutes = 20,
        seconds = 20)
@Hint(
        "Read the Javadoc of RunningVariance sentence by sentence. Which of its promises does no test of yours ask for yet?")
@Hint(
        "Four kinds of inputs find most: too few readings, readings near a billion, an empty device on either side of a merge, and"
                + " devices of different sizes.")
@Hint(
        "A device merged with itself 32 times stands for billions of readings. Two such devices with different means find what"
                + " overflows.")
@ExplainedIn("descriptive#what-goes-wrong")
class RunningVarianceTestsTest {
    private final Suite suite = Suite.gradedBy(RunningVarianceTestsTest.class);

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
