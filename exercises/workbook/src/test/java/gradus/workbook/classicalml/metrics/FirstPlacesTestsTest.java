package gradus.workbook.classicalml.metrics;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.suite.Suite;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "metrics",
        number = 5,
        title = "Tests of a ranking score",
        kind = Kind.TEST,
        points = 17,
        minutes = 20)
@ExplainedIn("metrics#lists-and-numbers")
@Hint("Read the Javadoc of FirstPlaces sentence by sentence. Which of its promises does no test of yours ask for yet?")
@Hint(
        "A list in which the best item comes first, and no other is worth anything, has the NDCG 1 under almost every mistake. Take gains that differ, in an"
                + " order that is not the best.")
@Hint(
        "Three more kinds of inputs find most of the rest: ties in both orders, a tie that reaches past k, and k past the end.")
class FirstPlacesTestsTest {
    private final Suite suite = Suite.gradedBy(FirstPlacesTestsTest.class);

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
