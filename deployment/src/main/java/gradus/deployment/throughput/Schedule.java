package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import gradus.fundamentals.distributions.Exponential;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** When requests are meant to arrive, in seconds from the start, ascending. Nothing that a server does changes it. */
public final class Schedule {
    private static final int MOST = 10_000_000;

    private Schedule() {}

    /**
     * One request every 1/rate seconds, the first at 0.
     *
     * @param perSecond above 0
     * @param seconds how long requests are sent, above 0
     */
    public static double[] regular(double perSecond, double seconds) {
        int n = number(perSecond, seconds);
        double[] times = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = i / perSecond;
        }
        return times;
    }

    /**
     * Requests of many people who know nothing of each other: exponential gaps, so that counts are Poisson's.
     *
     * @param perSecond above 0
     * @param seconds how long requests are sent, above 0
     */
    public static double[] poisson(double perSecond, double seconds, RandomGenerator random) {
        number(perSecond, seconds);
        Exponential gap = new Exponential(perSecond);
        double[] times = new double[16];
        int n = 0;
        for (double clock = gap.draw(random); clock < seconds; clock += gap.draw(random)) {
            times = n < times.length ? times : Arrays.copyOf(times, 2 * n);
            times[n++] = clock;
        }
        return Arrays.copyOf(times, n);
    }

    private static int number(double perSecond, double seconds) {
        double n = Require.above("perSecond", perSecond, 0) * Require.above("seconds", seconds, 0);
        Require.that(n <= MOST, "a schedule must hold at most " + MOST + " requests, but would hold " + n);
        return (int) Math.ceil(n - 1e-9); // 100 a second for 0.07 s are 7 requests, whatever the last digit says
    }
}
