package gradus.workbook.fundamentals.descriptive;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
 * @see <a href="../../../../../../../../../fundamentals/docs/descriptive.md">fundamentals/docs/descriptive.md</a>
 */
class RunningVarianceTests {
    private static final double CLOSE = 1e-9;

    /** A device that has seen these readings. */
    private static RunningVariance seen(double... readings) {
        RunningVariance device = new RunningVariance();
        for (double x : readings) {
            device.add(x);
        }
        return device;
    }

    // begin solution: your tests
    @Test
    void two_readings() {
        assertEquals(8, seen(1, 5).variance(), CLOSE);
        assertEquals(3, seen(1, 5).mean(), CLOSE);
    }

    @Test
    void three_readings_one_by_one() {
        RunningVariance device = seen(2, 4);
        assertEquals(2, device.variance(), CLOSE);
        device.add(9);
        assertEquals(5, device.mean(), CLOSE);
        assertEquals(13, device.variance(), CLOSE);
    }

    @Test
    void one_reading_has_no_variance() {
        assertEquals(Double.NaN, seen(7).variance());
        assertEquals(Double.NaN, seen().variance());
        assertEquals(7, seen(7).mean(), CLOSE);
    }

    @Test
    void equal_readings_vary_by_nothing() {
        assertEquals(3, seen(5, 5, 5).count());
        assertEquals(0, seen(5, 5, 5).variance(), CLOSE);
    }

    @Test
    void readings_near_a_billion_keep_their_digits() {
        RunningVariance device = new RunningVariance();
        for (int i = 0; i < 1000; i++) {
            device.add(1e9 + 4);
            device.add(1e9 + 7);
            device.add(1e9 + 13);
            device.add(1e9 + 16);
        }
        assertEquals(1000 * 90.0 / 3999, device.variance(), 1e-4);
    }

    @Test
    void a_merge_is_as_if_all_readings_had_been_added() {
        RunningVariance device = seen(1, 5);
        device.merge(seen(2, 4, 9));
        RunningVariance all = seen(1, 5, 2, 4, 9);
        assertEquals(5, device.count());
        assertEquals(all.mean(), device.mean(), CLOSE);
        assertEquals(all.variance(), device.variance(), CLOSE);
    }

    @Test
    void an_empty_device_changes_nothing_and_takes_everything() {
        RunningVariance empty = seen();
        empty.merge(seen());
        empty.merge(seen(1, 5));
        empty.merge(seen());
        assertEquals(3, empty.mean(), CLOSE);
        assertEquals(8, empty.variance(), CLOSE);
    }

    @Test
    void a_mean_of_0_is_a_mean() {
        RunningVariance device = seen(3, 5);
        device.merge(seen(-1, 1));
        assertEquals(2, device.mean(), CLOSE);
    }

    @Test
    void a_device_merged_with_itself_counts_twice() {
        RunningVariance device = seen(1, 5);
        device.merge(device);
        assertEquals(4, device.count());
        assertEquals(16 / 3.0, device.variance(), CLOSE);
    }

    @Test
    void billions_of_readings_overflow_nothing() {
        RunningVariance here = seen(1, 5);
        RunningVariance there = seen(7, 11);
        for (int doubling = 1; doubling <= 32; doubling++) {
            here.merge(here);
            there.merge(there);
        }
        here.merge(there);
        assertEquals(1L << 34, here.count());
        assertEquals(6, here.mean(), CLOSE);
        assertEquals(13, here.variance(), 1e-6);
    }
    // instead of
    // @Test
    // void the_variance_of_two_readings() {
    //     todo("compare the variance of 1 and 5 with what it should be; then add tests for what this one cannot find");
    // }
    // end solution
}
