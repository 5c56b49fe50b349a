package gradus.workbook.deeplearning.autograd;

import static gradus.engine.exercise.Todo.todo;

import org.junit.jupiter.api.Test;

/**
 * Write the tests that tell right operations from faulty ones.
 *
 * <p>Someone else will write {@link TrackedNumber} (from its Javadoc, which is all that you may ask of it). Your tests are run on our solution and on
 * other right answers, which must pass, and on known mistakes, of which as many as possible must fail. Points are for mistakes found; a test
 * that refuses a right answer costs them all.
 *
 * <p>You need not differentiate by hand what you can measure: {@code (f(x + h) − f(x − h)) / 2h}. But a check at one point proves one point. Ask where a
 * wrong slope and a right one happen to be equal, what a slope at a point cannot show, and what the Javadoc says of points where nothing can be
 * measured. A measured slope, and right answers of different shapes, differ in their last digits: compare with a tolerance.
 *
 * <p>You may want to import {@link org.junit.jupiter.api.Assertions#assertEquals},
 * {@link java.util.function.BinaryOperator}, {@link java.util.function.UnaryOperator}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
class TrackedNumberTests {
    @Test
    void the_slope_of_a_square() {
        todo("compare the gradient of x in x · x with a measured slope; then test what this cannot find");
    }
}
