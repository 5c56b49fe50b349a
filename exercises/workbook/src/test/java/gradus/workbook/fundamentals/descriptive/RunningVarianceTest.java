package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.digits;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.expectNumbers;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.nearABillion;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.right;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.seen;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.state;
import static gradus.workbook.fundamentals.descriptive.DeviceStates.words;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Steps;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.fundamentals.descriptive.DeviceStates.State;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "descriptive",
        number = 1,
        title = "Variance of a stream",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@ExplainedIn("descriptive#one-column")
@Hint("When x arrives, how far does the mean move? Work 2, 4, 9 out on paper: mean and squares after each.")
@Hint("The squares grow by a product of two distances of x: from the old mean, and from the new one. The order of your"
        + " three updates decides which is which.")
@Hint("To merge, think of each device as all its readings at its own mean, plus squares about that mean. The squares"
        + " about the common mean also hold the distance between the two means.")
class RunningVarianceTest {
    private static final String TAKEN_TWICE = """
            That is what you get from the distance from the %s mean, taken twice. Work 2, 4, 9 out on paper: by how \
            much do the squares grow when 9 comes?""";
    private static final String NOTHING_CAME_IN =
            "A device that has seen nothing brought in 0 / 0, or its mean of 0 as if that were a reading.";

    @Test
    void each_device_keeps_numbers_of_its_own() {
        RunningVariance device = seen(1, 5);
        State before = state(device);
        seen(2, 4, 9);
        law("the numbers of a device should stay when another device takes readings", before.equals(state(device)))
                .but("they change")
                .because("All devices share their numbers: is a field static?")
                .toHold();
    }

    @Test
    @Needs("each_device_keeps_numbers_of_its_own")
    void three_readings_have_the_variance_you_can_work_out_by_hand() {
        RunningVariance running = seen(2, 4, 9);
        expect("the count of 2, 4, 9", running.count())
                .usually("Each reading counts once.")
                .toEqual(3L);
        expect("the mean of 2, 4, 9", running.mean())
                .usually("When x arrives, the mean moves by (x − mean) / n, where n already counts x.")
                .toBeCloseTo(5, 1e-12);
        expect("the variance of 2, 4, 9", running.variance())
                .ifCloseTo(26 / 3.0, """
                        That is the sum of squares divided by n. The mean was fitted to the same readings and lies \
                        closer to them than the true mean: divide by n − 1.""")
                .ifCloseTo(26, "That is the sum of squares. Divide it by n − 1.")
                .ifCloseTo(Math.sqrt(13), "That is the standard deviation. Its square is asked for.")
                .ifCloseTo(22, TAKEN_TWICE.formatted("old"))
                .ifCloseTo(20, TAKEN_TWICE.formatted("old"))
                .ifCloseTo(8.5, TAKEN_TWICE.formatted("new"))
                .usually("""
                        The distances from the mean 5 are −3, −1 and 4, their squares sum to 26, and 26 / (3 − 1) is \
                        13. Usually an update uses the count or the mean of the wrong moment.""")
                .toBeCloseTo(13, 1e-12);
    }

    @Test
    void fewer_than_two_readings_have_no_variance() {
        for (double[] readings : new double[][] {{}, {7}}) {
            expect(
                            "the variance of " + readings.length + " readings",
                            seen(readings).variance())
                    .because("Fewer than two readings have no variance: return NaN.")
                    .toBeCloseTo(Double.NaN, 0);
        }
    }

    @Test
    @Needs("three_readings_have_the_variance_you_can_work_out_by_hand")
    void mean_and_variance_are_right_after_every_reading() {
        double[] readings = {2, 4, 3, -5, 1, 1}; // 3 is the mean when it comes, and so is the last 1
        RunningVariance running = new RunningVariance();
        for (int n = 1; n <= readings.length; n++) {
            running.add(readings[n - 1]);
            double[] soFar = Arrays.copyOf(readings, n);
            int seen = n;
            expectNumbers(words(soFar), running)
                    .when(came -> came[0] != seen, "Each reading counts once, one that equals the mean as well.")
                    .usually("Usually an update uses the count or the mean of the wrong moment.")
                    .toBeCloseTo(right(soFar), 1e-12);
        }
    }

    @Test
    @Needs("three_readings_have_the_variance_you_can_work_out_by_hand")
    void equal_readings_vary_by_nothing() {
        expectNumbers("5, 5, 5", seen(5, 5, 5))
                .when(came -> came[0] != 3, "Each reading counts once, one that brings nothing new as well.")
                .ifNaN("Three equal readings have a variance: 0. Only fewer than two have none.")
                .toBeCloseTo(new double[] {3, 5, 0}, 1e-12);
    }

    @Test
    @Needs("three_readings_have_the_variance_you_can_work_out_by_hand")
    void readings_near_a_billion_keep_their_variance() {
        digits("the variance of 1000 readings near 10⁹", seen(nearABillion()))
                .usually("""
                        Usually squares were summed as x² (about 10¹⁸ each) and the mean squared was subtracted, the \
                        difference of two huge numbers: sum squared distances instead. Or something is kept as a \
                        float.""")
                .toKeep(6);
    }

    @Test
    void a_reading_that_is_no_number_is_refused_and_changes_nothing() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            RunningVariance running = seen(1, 5);
            State before = state(running);
            expectRefusal(
                    "adding " + bad,
                    IllegalArgumentException.class,
                    "One NaN would make every later mean NaN.",
                    () -> running.add(bad),
                    "x must be finite",
                    Double.toString(bad));
            law("the numbers of a device should stay when it refuses " + bad, before.equals(state(running)))
                    .but("they change")
                    .because("Check x before you change a field.")
                    .toHold();
        }
    }

    @Test
    @Needs("three_readings_have_the_variance_you_can_work_out_by_hand")
    void the_other_device_stays_as_it_is() {
        RunningVariance running = seen(1, 5);
        RunningVariance other = seen(2, 4, 9);
        State before = state(other);
        running.merge(other);
        law("a device should stay as it is when another merges it", before.equals(state(other)))
                .because("merge changed its argument: only this device takes readings.")
                .toHold();
        running.add(100);
        law("a device should stay as it is when the one that has merged it goes on", before.equals(state(other)))
                .because("merge kept its argument and went on changing it: read its three numbers, and no more.")
                .toHold();
    }

    @Test
    @Needs("the_other_device_stays_as_it_is")
    void a_device_that_merges_itself_counts_twice() {
        RunningVariance twice = seen(1, 5);
        RunningVariance twin = seen(1, 5);
        twin.merge(seen(1, 5));
        twice.merge(twice);
        expectNumbers("1, 5 merged with itself", twice)
                .when(any -> twin.count() == 4 && Math.abs(twin.variance() - 16 / 3.0) < 1e-9, """
                        Another device with 1, 5 is merged rightly, but this very one is not: then every reading counts \
                        twice. Other's fields change while you write your own: read first.""")
                .usually("Merged they are 1, 5, 1, 5: the mean is 3, the squares sum to 16, and 16 / (4 − 1) is 5.333.")
                .toBeCloseTo(new double[] {4, 3, 16 / 3.0}, 1e-12);
    }

    @Test
    @Needs("a_device_that_merges_itself_counts_twice")
    void merged_devices_are_one_device_that_saw_everything() {
        RunningVariance running = seen(1, 2, 3);
        running.merge(seen(7));
        expect("the count of 1, 2, 3 merged with 7", running.count())
                .usually("Add the two counts.")
                .toEqual(4L);
        expect("the mean of 1, 2, 3 merged with 7", running.mean())
                .ifCloseTo(4.5, """
                        That is the mean of the two means. Three readings weigh more than one: the mean moves by the \
                        distance between the means, times the other's share of all readings.""")
                .ifCloseTo(5.75, """
                        The mean lies nearer to the device that saw less: the other's share of all readings is \
                        1 / 4.""")
                .usually("All readings together sum to 13, and 13 / 4 is 3.25.")
                .toBeCloseTo(3.25, 1e-12);
        expect("the variance of 1, 2, 3 merged with 7", running.variance())
                .ifCloseTo(2 / 3.0, """
                        The squares of both devices are there, but each about its own mean. The distance between the \
                        two means is missing, or was multiplied by 0 (3 * 1 / 4 is 0 in long).""")
                .usually("""
                        About the common mean 3.25 the squares are 5.0625, 1.5625, 0.0625 and 14.0625: 20.75 / 3. \
                        Usually a count or a mean was used after it had changed: read all that you need before you \
                        write.""")
                .toBeCloseTo(20.75 / 3, 1e-12);
    }

    @Test
    @Needs("merged_devices_are_one_device_that_saw_everything")
    void an_idle_device_changes_nothing() {
        RunningVariance running = new RunningVariance();
        running.merge(new RunningVariance());
        running.merge(seen(1, 5));
        expectNumbers("nothing, merged with nothing, then with 1, 5,", running)
                .when(came -> came[2] == 0, "The other's count and mean have come over, and its squares have not.")
                .usually(NOTHING_CAME_IN)
                .toBeCloseTo(new double[] {2, 3, 8}, 1e-12);
        running.merge(new RunningVariance());
        expectNumbers("1, 5 merged with nothing", running)
                .usually(NOTHING_CAME_IN)
                .toBeCloseTo(new double[] {2, 3, 8}, 1e-12);
    }

    @Test
    @Needs("merged_devices_are_one_device_that_saw_everything")
    void a_mean_of_0_is_a_mean() {
        RunningVariance running = seen(3, 5);
        running.merge(seen(-1, 1));
        expectNumbers("3, 5 merged with −1, 1", running)
                .usually("A mean of 0 does not say that a device has seen nothing. Its count does.")
                .toBeCloseTo(new double[] {4, 2, 20 / 3.0}, 1e-12);
    }

    @Test
    @Needs({"readings_near_a_billion_keep_their_variance", "an_idle_device_changes_nothing"})
    void parts_near_a_billion_keep_the_variance_of_the_whole() {
        double[] readings = nearABillion();
        int[] ends = {0, 1, 3, 3, 500, 1000};
        RunningVariance merged = new RunningVariance();
        for (int part = 1; part < ends.length; part++) {
            merged.merge(seen(Arrays.copyOfRange(readings, ends[part - 1], ends[part])));
        }
        digits("the variance of 1000 readings near 10⁹ from 5 devices", merged)
                .usually(
                        "Usually the squared means were subtracted: square the distance between the two means instead.")
                .toKeep(6);
    }

    @Test
    @Needs("a_device_that_merges_itself_counts_twice")
    void a_device_keeps_no_history() {
        Growth.ofWhatIsKept("a device that has seen n readings", n -> seen(new double[n]))
                .because("Its readings were kept. Three fields are all there is, and they are enough.")
                .toBeAtMost(Growth.Order.CONSTANT);
        Growth.ofTime("merging a device that has seen n readings", n -> {
                    RunningVariance other = seen(new double[n]);
                    return () -> seen(1, 5).merge(other);
                })
                .usually(
                        "A merge is a few sums and products, however many readings the other's three numbers stand for.")
                .toBeAtMost(Growth.Order.CONSTANT);
    }

    @Test
    @Needs({"a_device_keeps_no_history", "merged_devices_are_one_device_that_saw_everything"})
    void billions_of_readings_are_merged_like_three() {
        RunningVariance running = seen(1, 5);
        RunningVariance other = seen(7, 11);
        for (int doubling = 1; doubling <= 32; doubling++) {
            running.merge(running);
            other.merge(other);
        }
        running.merge(other);
        String which = "2³³ readings, half of them 1 and half 5, merged with as many of 7 and 11,";
        expect("the count of " + which, running.count())
                .usually("It is 2³⁴, more than an int can hold: keep counts in a long.")
                .toEqual(1L << 34);
        expect("the mean of " + which, running.mean())
                .usually("The means 3 and 9 weigh the same. Usually a count, or a product of counts, has overflowed.")
                .toBeCloseTo(6, 1e-12);
        expect("the variance of " + which, running.variance()).usually("""
                        About the common mean 6 the squared distances are 25, 1, 1 and 25, and 13 is their mean. \
                        Usually the product of two counts has overflowed: 2³³ · 2³³ is more than a long can hold. \
                        Multiply doubles.""").toBeCloseTo(13, 1e-9);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Steps.on(2).call("add", Inputs.number()).withOther("merge").upTo(8))
                .ask("the state of devices a and b after {}", DeviceStates::after)
                .within(1e-9)
                .withinRelative("variance", 1e-6)
                .when(
                        found -> found.in("variance") && found.isNaN(),
                        "Two readings have a variance, equal ones too: 0. Is a reading not counted?")
                .questions(300)
                .holds();
    }
}
