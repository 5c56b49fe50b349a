package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Digits;
import gradus.engine.check.Steps.Step;
import gradus.engine.expect.Expect;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Devices that have seen readings, and what they say of them: {@link RunningVariance} as plain numbers. */
final class DeviceStates {
    private DeviceStates() {}

    record State(long count, double mean, double variance) {}

    record Devices(State a, State b) {}

    static Devices after(List<Step> steps) {
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

    static State state(RunningVariance device) {
        return new State(device.count(), device.mean(), device.variance());
    }

    /** Looks at a device's count, mean and variance together. */
    static Expect<double[]> expectNumbers(String readings, RunningVariance device) {
        double[] numbers = {device.count(), device.mean(), device.variance()};
        return expect("count, mean and variance of " + readings, numbers);
    }

    /** Count, mean and variance of readings, by the lesson's own code. */
    static double[] right(double... readings) {
        double variance = readings.length < 2 ? Double.NaN : Descriptive.variance(readings);
        return new double[] {readings.length, Descriptive.mean(readings), variance};
    }

    static RunningVariance seen(double... readings) {
        RunningVariance running = new RunningVariance();
        for (double x : readings) {
            running.add(x);
        }
        return running;
    }

    /** 999,999,999, a billion and 1,000,000,001 in turn: the squares about the mean sum to 667 − 1/1000. */
    static double[] nearABillion() {
        double[] readings = new double[1000];
        Arrays.setAll(readings, i -> 1e9 + i % 3 - 1);
        return readings;
    }

    /** Counts the correct digits of the variance of a device that has seen {@link #nearABillion()}. */
    static Digits digits(String which, RunningVariance device) {
        return Digits.of(which, device.variance()).exactly((667 - 1 / 1000.0) / 999);
    }

    static String words(double... readings) {
        return Arrays.stream(readings).mapToObj(x -> "" + (int) x).collect(Collectors.joining(", "));
    }
}
