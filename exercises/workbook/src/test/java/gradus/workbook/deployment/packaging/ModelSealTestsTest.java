package gradus.workbook.deployment.packaging;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.suite.Suite;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "packaging", number = 4, title = "Tests for a seal", kind = Kind.TEST, points = 6, minutes = 25)
@ExplainedIn("packaging#what-may-arrive")
@Hint("Go through the reasons one by one. Which parcel has exactly this fault, and no other?")
@Hint(
        "You may sign a manifest that you have changed: what does a checker do if only the last digit of a hash is wrong?")
@Hint(
        "For each bound try both sides of it: version 9, 10 and 100 where 10 is the lowest; a name that begins like the wanted one.")
class ModelSealTestsTest {
    private final Suite suite = Suite.gradedBy(ModelSealTestsTest.class);

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
