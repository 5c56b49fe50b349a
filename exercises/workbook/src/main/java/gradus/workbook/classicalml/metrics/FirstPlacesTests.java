package gradus.workbook.classicalml.metrics;

import static gradus.engine.exercise.Todo.todo;

import org.junit.jupiter.api.Test;

/**
 * Write the tests that exercise 3 should have had.
 *
 * <p>A colleague is writing {@link FirstPlaces} for your team and has only its Javadoc to go by, so test what that Javadoc promises and nothing else. Your tests
 * are run on our solution and on other right answers, which must pass, and on known mistakes, of which as many as possible must fail. You get points for
 * the mistakes found; a test that refuses a right answer loses them all.
 *
 * <p>Each method with {@code @Test} is one test. Use JUnit's {@code assertEquals(expected, actual, tolerance)}, {@code assertThrows}, or AssertJ. Numbers that are
 * rounded need a tolerance: right answers may differ in the last digits. In your IDE the tests run on your own {@code FirstPlaces}.
 *
 * <p>You may want to import {@link org.junit.jupiter.api.Assertions#assertEquals}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/metrics.md">classical-ml/docs/metrics.md</a>
 */
class FirstPlacesTests {
    @SuppressWarnings("unused") // until your code uses it
    private static final double CLOSE = 1e-9;

    /** The discount of a place, counted from 1. */
    @SuppressWarnings("unused") // until your code uses it
    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 1);
    }

    @Test
    void the_best_item_first() {
        todo("compare the NDCG@1 of two items with what it should be; then add tests for what this one cannot find");
    }
}
