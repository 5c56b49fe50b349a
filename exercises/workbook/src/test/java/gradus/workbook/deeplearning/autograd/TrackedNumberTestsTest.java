package gradus.workbook.deeplearning.autograd;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.suite.Suite;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "autograd",
        number = 5,
        title = "Tests that tell faulty operations",
        kind = Kind.TEST,
        points = 17,
        minutes = 30,
        seconds = 40)
@Hint(
        "Write one method that takes an operation and a point, and compares the gradient with the measured slope. Then each test is one line.")
@Hint(
        "A wrong slope may be right at 1, at 0, or where two operands are equal. Choose points without such luck, and for two operands check both.")
@Hint(
        "Slopes of single operations say nothing of the walk. Build expressions in which a number is used twice, is reached by ways of two lengths, is asked"
                + " again, or lies at the end of a long chain.")
@ExplainedIn("autograd#what-goes-wrong")
class TrackedNumberTestsTest {
    private final Suite suite = Suite.gradedBy(TrackedNumberTestsTest.class);

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
