package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.exercise.Todo.todo;

import org.junit.jupiter.api.Test;

/**
 * Write the tests that exercise 1 should have had.
 *
 * <p>Someone else will write {@link RunningVariance} (from its Javadoc, which is all that you may ask of it). Your tests are run on our
 * solution and on other right answers, which must pass, and on known mistakes, of which as many as possible must fail. Points are for
 * mistakes found; a test that refuses a right answer costs them all.
 *
 * <p>Each method with {@code @Test} is one test. Use JUnit's {@code assertEquals(expected, actual, tolerance)} or AssertJ. What is rounded
 * needs a tolerance: right answers may differ in the last digits. In your IDE the tests run on your own {@code RunningVariance}.
 *
 * <p>You may want to import {@link org.junit.jupiter.api.Assertions#assertEquals}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/descriptive.md">fundamentals/docs/descriptive.md</a>
 */
class RunningVarianceTests {
    @SuppressWarnings("unused") // until your code uses it
    private static final double CLOSE = 1e-9;

    /** A device that has seen these readings. */
    @SuppressWarnings("unused") // until your code uses it
    private static RunningVariance seen(double... readings) {
        RunningVariance device = new RunningVariance();
        for (double x : readings) {
            device.add(x);
        }
        return device;
    }

    @Test
    void the_variance_of_two_readings() {
        todo("compare the variance of 1 and 5 with what it should be; then add tests for what this one cannot find");
    }
}
