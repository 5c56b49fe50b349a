package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.List;

/**
 * The share of bad outcomes among cases whose outcomes become known late, and the bad ones sooner or later than the good ones. What has arrived
 * by today is then no fair sample of what will.
 */
public final class DelayedLabels {
    /**
     * One case.
     *
     * @param made the day on which the model answered
     * @param known the day on which the outcome becomes known, not before made
     * @param bad the outcome
     */
    public record Outcome(int made, int known, boolean bad) {
        /** Checks the order of the days. */
        public Outcome {
            Require.that(known >= made, "known must be no earlier than made, " + made + ", but was " + known);
        }

        private int delay() {
            return known - made;
        }
    }

    private DelayedLabels() {}

    /** Among the outcomes that are known today: biased if one outcome takes longer than the other. NaN if none is known. */
    public static double arrived(List<Outcome> outcomes, int today) {
        return share(
                outcomes.stream().filter(outcome -> outcome.known() <= today).toList());
    }

    /**
     * Among the cases that are old enough for all their outcomes to be known: unbiased, and late. NaN if there is none.
     *
     * @param wait the longest delay, in days
     */
    public static double mature(List<Outcome> outcomes, int today, int wait) {
        return share(ripe(outcomes, today, wait));
    }

    private static List<Outcome> ripe(List<Outcome> outcomes, int today, int wait) {
        Require.given("outcomes", outcomes);
        Require.atLeast("wait", wait, 0);
        return outcomes.stream()
                .filter(outcome -> outcome.made() <= today - wait)
                .toList();
    }

    private static double share(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.bad() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** For each outcome and age, which share of the cases with that outcome is known by that age. */
    public static final class Delays {
        private final double[] good;
        private final double[] bad;

        private Delays(double[] good, double[] bad) {
            this.good = good;
            this.bad = bad;
        }

        /** From the cases that are at least {@code wait} days old today; of each outcome at least one. */
        public static Delays of(List<Outcome> outcomes, int today, int wait) {
            List<Outcome> ripe = ripe(outcomes, today, wait);
            return new Delays(knownByAge(ripe, false), knownByAge(ripe, true));
        }

        private static double[] knownByAge(List<Outcome> ripe, boolean bad) {
            int[] delays = ripe.stream()
                    .filter(outcome -> outcome.bad() == bad)
                    .mapToInt(Outcome::delay)
                    .toArray();
            Require.that(
                    delays.length > 0,
                    "outcomes must hold a " + (bad ? "bad" : "good") + " case that is old enough, but held none");
            long[] counts = new long[Arrays.stream(delays).max().orElseThrow() + 1];
            Arrays.stream(delays).forEach(delay -> counts[delay]++);
            Arrays.parallelPrefix(counts, Long::sum);
            return Arrays.stream(counts)
                    .mapToDouble(count -> (double) count / delays.length)
                    .toArray();
        }

        /** The share that is known at an age, in days. */
        public double knownBy(int age, boolean isBad) {
            double[] known = isBad ? bad : good;
            return age < 0 ? 0 : known[Math.min(age, known.length - 1)];
        }
    }

    /**
     * Every known outcome counts for itself and for those like it that are still to come: 1 / (the share known at its age). Cases so young
     * that less than {@code least} of either outcome would be known are left out, for nothing stands for what is missing there. NaN if no known outcome is left.
     *
     * @param least in (0, 1], such as 0.1: the smaller, the more recent cases count, and the more the estimate jumps
     */
    public static double weighted(List<Outcome> outcomes, int today, Delays delays, double least) {
        Require.given("delays", delays);
        Require.that(least > 0 && least <= 1, "least must be above 0 and at most 1, but was " + least);
        double[] weights = new double[2];
        for (Outcome outcome : Require.given("outcomes", outcomes)) {
            int age = today - outcome.made();
            boolean oldEnough = Math.min(delays.knownBy(age, true), delays.knownBy(age, false)) >= least;
            if (oldEnough && outcome.known() <= today) {
                weights[outcome.bad() ? 1 : 0] += 1 / delays.knownBy(age, outcome.bad());
            }
        }
        return weights[1] / (weights[0] + weights[1]);
    }
}
