package gradus.workbook.deeplearning.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
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
 * @see <a href="../../../../../../../../../deep-learning/docs/autograd.md">deep-learning/docs/autograd.md</a>
 */
class TrackedNumberTests {
    // begin solution: your tests
    private static final double CLOSE = 1e-6;

    private static void check(UnaryOperator<TrackedNumber> operation, double... points) {
        for (double a : points) {
            TrackedNumber leaf = TrackedNumber.of(a);
            operation.apply(leaf).backward();
            double h = 1e-5;
            double above = operation.apply(TrackedNumber.of(a + h)).data();
            double below = operation.apply(TrackedNumber.of(a - h)).data();
            assertEquals((above - below) / (2 * h), leaf.gradient(), CLOSE, "at " + a);
        }
    }

    /** By each operand while the other stays. */
    private static void check(BinaryOperator<TrackedNumber> operation, double a, double b) {
        check(x -> operation.apply(x, TrackedNumber.of(b)), a);
        check(x -> operation.apply(TrackedNumber.of(a), x), b);
    }

    @Test
    void operations_on_one_number() {
        check(TrackedNumber::exp, -1, 0.3, 2);
        check(TrackedNumber::log, 0.3, 2, 5);
        check(TrackedNumber::sigmoid, -2, 0.3, 2);
    }

    @Test
    void operations_on_two_numbers() {
        check((a, b) -> a.plus(b), 3, -2);
        check((a, b) -> a.times(b), 3, -2);
        check((a, b) -> a.dividedBy(b), 3, -2);
        check((a, b) -> a.power(b), 2, 3);
        check((a, b) -> a.power(b), 0.5, -1.5);
        check((a, b) -> a.larger(b), 3, -2);
        check((a, b) -> a.larger(b), -3, -2);
    }

    @Test
    void points_where_the_javadoc_decides() {
        TrackedNumber a = TrackedNumber.of(4);
        TrackedNumber b = TrackedNumber.of(4);
        a.larger(b).backward();
        assertEquals(0.5, a.gradient(), CLOSE);
        assertEquals(0.5, b.gradient(), CLOSE);
        TrackedNumber zero = TrackedNumber.of(0);
        TrackedNumber exponent = TrackedNumber.of(2);
        zero.power(exponent).backward();
        assertEquals(0, zero.gradient(), CLOSE);
        assertEquals(0, exponent.gradient(), CLOSE);
        assertEquals(1, TrackedNumber.of(1000).sigmoid().data(), CLOSE);
        assertEquals(0, TrackedNumber.of(-1000).sigmoid().data(), CLOSE);
    }

    @Test
    void a_number_of_many_uses() {
        check(x -> x.times(x), 3);
        check(x -> x.plus(x).plus(x.plus(x)), 3);
        check(x -> twice(twice(x)), 3);
        check(x -> x.times(x).times(x.times(x).plus(x).plus(x)), 1.5);
        check(x -> shortAndLong(x.times(x)), 2);
    }

    private static TrackedNumber twice(TrackedNumber x) {
        return x.plus(x);
    }

    private static TrackedNumber shortAndLong(TrackedNumber a) {
        return a.times(a.plus(TrackedNumber.of(1)).plus(TrackedNumber.of(1)));
    }

    @Test
    void a_second_call_changes_nothing() {
        TrackedNumber x = TrackedNumber.of(3);
        TrackedNumber square = x.times(x);
        TrackedNumber result = square.times(square);
        result.backward();
        result.backward();
        assertEquals(108, x.gradient(), CLOSE);
        assertEquals(18, square.gradient(), CLOSE);
        assertEquals(1, result.gradient(), CLOSE);
    }

    @Test
    void a_long_chain() {
        TrackedNumber x = TrackedNumber.of(1);
        TrackedNumber sum = x;
        for (int i = 0; i < 20_000; i++) {
            sum = sum.plus(x);
        }
        sum.backward();
        assertEquals(20_001, x.gradient(), CLOSE);
    }
    // instead of
    // @Test
    // void the_slope_of_a_square() {
    //     todo("compare the gradient of x in x · x with a measured slope; then test what this cannot find");
    // }
    // end solution
}
