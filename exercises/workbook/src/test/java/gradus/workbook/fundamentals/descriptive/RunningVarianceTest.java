package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Samples;
import gradus.engine.check.Steps;
import gradus.engine.check.Steps.Step;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "descriptive",
        number = 1,
        title = "Variance of a stream",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@Hint("When x arrives, how far does the mean move? Work 2, 4, 9 out on paper: mean and squares after each.")
@Hint("The squares grow by a product of two distances of x: from the old mean, and from the new one. The order of your"
        + " three updates decides which is which.")
@Hint("To merge, think of each device as all its readings at its own mean, plus squares about that mean. The squares"
        + " about the common mean also hold the distance between the two means.")
class RunningVarianceTest {
    private static final String NEEDS_TWO = "Fewer than two readings have no variance: return NaN.";
    private static final String NOTHING_CAME_IN =
            "A device that has seen nothing brought in 0 / 0, or its mean of 0 as if" + " that were a reading.";

    private static final String DIVIDED_BY_N =
            "That is the sum of squares divided by n. The mean was fitted to the same readings and lies"
                    + " closer to them than the true mean: divide by n − 1.";
    private static final String DIVIDED_BY_N_OR_NEW_MEAN_TWICE =
            "Half of what it should be comes about in two ways: squares divided by n instead of n − 1, or the"
                    + " distance from the new mean, taken twice. More readings tell which.";

    @Test
    void two_readings_have_the_variance_you_can_work_out_by_hand() {
        expectAdded("1, 5", seen(1, 5), 1, 5)
                .usually(
                        "The mean is 3 (when x arrives it moves by (x − mean) / n, where n already counts x), the squared"
                                + " distances from it are 4 and 4, and 8 / (2 − 1) is 8.")
                .toBeCloseTo(8, 1e-12);
    }

    @Test
    void mean_and_variance_are_right_after_every_reading() {
        double[] readings = {2, 4, 9, -3};
        double[] means = {2, 3, 5, 3};
        double[] variances = {Double.NaN, 2, 13, 74 / 3.0};
        RunningVariance running = new RunningVariance();
        for (int n = 1; n <= readings.length; n++) {
            double[] soFar = Arrays.copyOf(readings, n);
            String which = Arrays.stream(soFar).mapToObj(x -> "" + (int) x).collect(Collectors.joining(", "));
            running.add(readings[n - 1]);
            expect("mean of " + which, running.mean())
                    .usually("When x arrives, the mean moves by (x − mean) / n, where n already counts x.")
                    .toBeCloseTo(means[n - 1], 1e-12);
            expectAdded(which, running, soFar)
                    .usually(
                            n == 1
                                    ? NEEDS_TWO
                                    : "Usually an update that uses the count or the mean of the wrong moment.")
                    .toBeCloseTo(variances[n - 1], 1e-12);
        }
        expect("count after four readings", running.count())
                .usually("Each reading counts once.")
                .toEqual(4L);
    }

    @Test
    void fewer_than_two_readings_have_no_variance() {
        expect("variance of nothing", new RunningVariance().variance())
                .usually(NEEDS_TWO)
                .toBeCloseTo(Double.NaN, 0);
        expect("variance of the one reading 7", seen(7).variance())
                .usually(NEEDS_TWO)
                .toBeCloseTo(Double.NaN, 0);
    }

    @Test
    void readings_near_a_billion_keep_their_variance() {
        double[] readings = new double[1000];
        Arrays.setAll(readings, i -> 1e9 + i % 3 - 1);
        double right = (667 - 1 / 1000.0) / 999;
        double small = seen(Arrays.stream(readings).map(x -> x - 1e9).toArray()).variance();
        double two = seen(1, 5).variance();
        expectAdded("1000 readings, 999999999, 1000000000 and 1000000001 in turn,", seen(readings), readings)
                .when(
                        variance -> Math.abs(small - right) < 1e-6 && Math.abs(two - 8) < 1e-6,
                        "The readings' digits are lost. Usually squares were summed as x² (about 10¹⁸ each) and the mean"
                                + " squared was subtracted, the difference of two huge numbers: sum squared distances instead."
                                + " Or something is kept as a float.")
                .usually("Readings of −1, 0 and 1 come out wrong, too: see the checks with few readings.")
                .toBeCloseTo(right, 1e-6);
    }

    @Test
    void a_reading_that_is_no_number_is_refused_and_changes_nothing() {
        RunningVariance running = seen(1, 5);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            expectRefusal(
                    "adding " + bad,
                    IllegalArgumentException.class,
                    "One NaN would make every later mean NaN.",
                    () -> running.add(bad),
                    "x must be finite",
                    Double.toString(bad));
        }
        expectAdded("1, 5 after the refused readings", running, 1, 5)
                .usually("Check x before you change a field.")
                .toBeCloseTo(8, 1e-12);
    }

    @Test
    void merged_devices_are_one_device_that_saw_everything() {
        RunningVariance running = seen(1, 2, 3);
        running.merge(seen(7));
        String which = "1, 2, 3 merged with 7";
        expect("count of " + which, running.count())
                .usually("Add the two counts.")
                .toEqual(4L);
        expect("mean of " + which, running.mean())
                .ifCloseTo(
                        4.5,
                        "That is the mean of the two means. Three readings weigh more than one: the mean moves by"
                                + " the distance between the means, times the other's share of all readings.")
                .ifCloseTo(
                        5.75,
                        "The mean lies nearer to the device that saw less: the other's share of all readings is"
                                + " 1 / 4.")
                .usually("All readings together sum to 13, and 13 / 4 is 3.25.")
                .toBeCloseTo(3.25, 1e-12);
        expectVariance(which, running, 1, 2, 3, 7)
                .ifCloseTo(
                        2 / 3.0,
                        "The squares of both devices are there, but each about its own mean. The distance"
                                + " between the two means is missing, or was multiplied by 0 (3 * 1 / 4 is 0 in long): readings"
                                + " near 2 and near 7 vary more than either alone.")
                .usually(
                        "About the common mean 3.25 the squares are 5.0625, 1.5625, 0.0625 and 14.0625: 20.75 / 3. Usually a"
                                + " count or a mean was used after it had changed: read all that you need before you write.")
                .toBeCloseTo(20.75 / 3, 1e-12);
    }

    @Test
    void an_idle_device_changes_nothing() {
        RunningVariance running = new RunningVariance();
        running.merge(new RunningVariance());
        expect("count of nothing merged with nothing", running.count())
                .usually("Add the two counts.")
                .toEqual(0L);
        running.merge(seen(1, 5));
        expect("mean of nothing, merged with nothing, then with 1, 5", running.mean())
                .usually(NOTHING_CAME_IN)
                .toBeCloseTo(3, 1e-12);
        expectVariance("nothing, merged with nothing, then with 1, 5", running, 1, 5)
                .ifCloseTo(0.0, "The other's count and mean have come over, and its squares have not.")
                .usually(NOTHING_CAME_IN)
                .toBeCloseTo(8, 1e-12);
        running.merge(new RunningVariance());
        expectVariance("1, 5 merged with nothing", running, 1, 5)
                .usually(NOTHING_CAME_IN)
                .toBeCloseTo(8, 1e-12);
    }

    @Test
    void merging_any_parts_equals_adding_every_reading() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 20; round++) {
            RunningVariance merged = new RunningVariance();
            double[] all = {};
            for (int device = 0; device < 5; device++) {
                double around = 1e9 + random.nextDouble(-10, 10);
                double[] part =
                        random.doubles(random.nextInt(6), around, around + 1).toArray();
                merged.merge(seen(part));
                all = DoubleStream.concat(Arrays.stream(all), Arrays.stream(part))
                        .toArray();
            }
            String which = "5 merged devices with readings near 10⁹ (round " + round + "), " + all.length + " in all,";
            expect("count of " + which, merged.count())
                    .usually("Add the two counts.")
                    .toEqual((long) all.length);
            expect("mean of " + which, merged.mean())
                    .ifNaN(NOTHING_CAME_IN)
                    .usually("Usually the two means were not weighted by their counts.")
                    .toBeCloseTo(mean(all), 1e-12);
            expectVariance(which, merged, all)
                    .usually("Usually the distance between the two means is missing or weighted wrongly, or"
                            + " the variance is the difference of two huge numbers.")
                    .toBeCloseTo(squares(all) / (all.length - 1), 1e-6);
        }
    }

    @Test
    void billions_of_readings_are_no_more_work_to_merge_than_three() {
        RunningVariance running = seen(1, 5);
        RunningVariance other = seen(7, 11);
        long start = System.nanoTime();
        for (int doubling = 1; doubling <= 32; doubling++) {
            running.merge(running);
            other.merge(other);
            double seconds = (System.nanoTime() - start) / 1e9;
            expect("seconds to merge a device with itself, " + doubling + " times over,", seconds)
                    .usually(
                            "Its readings were kept, or gone through one by one. Three fields are all there is, and they are"
                                    + " enough: however many readings they stand for, a merge is a few sums and products.")
                    .toBeAtMost(3);
        }
        running.merge(other);
        String which = "2³³ readings, half of them 1 and half 5, merged with as many of 7 and 11,";
        expect("count of " + which, running.count())
                .usually("It is 2³⁴, more than an int can hold: keep counts in a long.")
                .toEqual(1L << 34);
        expect("mean of " + which, running.mean())
                .usually("The means 3 and 9 weigh the same. Usually a count, or a product of counts, has overflowed.")
                .toBeCloseTo(6, 1e-12);
        expect("variance of " + which, running.variance())
                .usually(
                        "About the common mean 6 the squared distances are 25, 1, 1 and 25, and 13 is their mean. Usually the"
                                + " product of two counts has overflowed: 2³³ · 2³³ is more than a long can hold. Multiply doubles.")
                .toBeCloseTo(13, 1e-9);
    }

    @Test
    void the_other_device_stays_as_it_is_and_may_be_the_same() {
        RunningVariance running = seen(1, 5);
        RunningVariance other = seen(2, 4, 9);
        double before = other.variance();
        running.merge(other);
        running.add(100);
        expect("variance of 2, 4, 9 after another device has merged it", other.variance())
                .usually("merge changed its argument, or kept it and went on changing it.")
                .toBeCloseTo(before, 1e-12);
        RunningVariance twice = seen(1, 5);
        twice.merge(twice);
        expect("mean of 1, 5 merged with itself", twice.mean())
                .usually("When other is this very object, other's fields change while you write your own: read first.")
                .toBeCloseTo(3, 1e-12);
        expectVariance("1, 5 merged with itself: 1, 5, 1, 5,", twice, 1, 5, 1, 5)
                .usually("When other is this very object, other's fields change while you write your own: read first.")
                .toBeCloseTo(16 / 3.0, 1e-12);
    }

    @Test
    void agrees_with_the_solution() {
        Agreement.on(Steps.on(2).call("add", Inputs.number()).withOther("merge").upTo(8))
                .ask("the state of devices a and b after {}", RunningVarianceTest::after)
                .within(1e-9)
                .withinRelative("variance", 1e-6)
                .when(
                        found -> found.in("variance") && found.isNaN(),
                        "Two readings have a variance, equal ones too: 0. Is a reading not counted?")
                .holds();
        Agreement.on(Samples.unclean())
                .ask("the device that is sent {}", readings -> state(seen(readings)))
                .refusalsName("finite")
                .holds();
    }

    private record State(long count, double mean, double variance) {}

    private record Devices(State a, State b) {}

    private static Devices after(List<Step> steps) {
        RunningVariance[] devices = {new RunningVariance(), new RunningVariance()};
        for (Step step : steps) {
            RunningVariance device = devices[step.object()];
            if (step.method().equals("add")) {
                device.add(step.number());
            } else {
                device.merge(devices[step.other()]);
            }
            device.variance(); // asking changes nothing
        }
        return new Devices(state(devices[0]), state(devices[1]));
    }

    private static State state(RunningVariance device) {
        return new State(device.count(), device.mean(), device.variance());
    }

    /** Looks at a variance of readings, and knows the wrong ones that most people get first. */
    private static Expect<Double> expectVariance(String which, RunningVariance running, double... readings) {
        return look(which, running, DIVIDED_BY_N, readings);
    }

    private static Expect<Double> look(String which, RunningVariance running, String dividedByN, double... readings) {
        Expect<Double> variance = expect("variance of " + which, running.variance());
        int n = readings.length;
        if (n < 2) {
            return variance;
        }
        return variance.ifNaN("There are " + n + " readings. Was each counted, and is nothing 0 / 0?")
                .ifCloseTo(
                        Math.sqrt(squares(readings) / (n - 1)),
                        "That is the standard deviation. Its square is asked for.")
                .ifCloseTo(squares(readings) / n, dividedByN);
    }

    /** The same for readings that came one by one: two more wrong ones. */
    private static Expect<Double> expectAdded(String which, RunningVariance running, double... readings) {
        int n = readings.length;
        if (n <= 2) {
            return look(which, running, DIVIDED_BY_N_OR_NEW_MEAN_TWICE, readings);
        }
        double mean = 0;
        double oldMeanTwice = 0;
        double newMeanTwice = 0;
        for (int i = 0; i < n; i++) {
            oldMeanTwice += (readings[i] - mean) * (readings[i] - mean);
            mean += (readings[i] - mean) / (i + 1);
            newMeanTwice += (readings[i] - mean) * (readings[i] - mean);
        }
        return expectVariance(which, running, readings)
                .ifCloseTo(
                        newMeanTwice / (n - 1),
                        "That is what you get from the distance from the new mean, taken twice. Work 2, 4, 9 out on paper:"
                                + " by how much do the squares grow when 9 comes?")
                .ifCloseTo(
                        oldMeanTwice / (n - 1),
                        "That is what you get from the distance from the old mean, taken twice. Work 2, 4, 9 out on paper:"
                                + " by how much do the squares grow when 9 comes?");
    }

    private static RunningVariance seen(double... readings) {
        RunningVariance running = new RunningVariance();
        for (double x : readings) {
            running.add(x);
        }
        return running;
    }

    private static double mean(double[] readings) {
        double around = readings[0];
        return around + Arrays.stream(readings).map(x -> x - around).sum() / readings.length;
    }

    private static double squares(double[] readings) {
        double mean = mean(readings);
        return Arrays.stream(readings).map(x -> (x - mean) * (x - mean)).sum();
    }
}
