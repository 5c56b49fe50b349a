package gradus.deployment.monitoring;

import gradus.deployment.monitoring.DashboardPage.Panel;
import gradus.deployment.monitoring.DashboardPage.Series;
import gradus.deployment.monitoring.DelayedLabels.Delays;
import gradus.deployment.monitoring.DelayedLabels.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ninety days of a credit model, replayed: 100 to 300 applications per day from {@link CreditDays}, incomes that rise from some day on, outcomes
 * that become known after weeks, and times to answer. What is drawn here is drawn from a seed; what is computed from it is the lesson's.
 */
public final class CreditWatch {
    /** Of one false alarm, on average. */
    public static final int BUDGET_DAYS = 365;

    private static final int DAYS = 90;
    private static final int SHOWN = 30; // how many days an alarm stands on the page
    private static final int LONGEST_DELAY = 60;
    private static final double PROMISED = 500;
    private static final double BAD = 1254 / 4454.0;
    private static final AlertRule.Cusum RULE = (AlertRule.Cusum) AlertRule.cusum(0.5, BUDGET_DAYS);
    private static final double[] BOUNDS = Buckets.growing(1, 10_000, 1.1);

    private final ModelMetrics metrics = new ModelMetrics("credit");
    private final double[] scores = new double[DAYS];
    private final double[] psi = new double[DAYS];
    private final double[] chance = new double[DAYS];
    private final double[] p99 = new double[DAYS];
    private final List<Outcome> outcomes = new ArrayList<>();

    /**
     * Replays the days; the seed alone decides what happens.
     *
     * @param driftDay the first day with other incomes, from 0; 90 for none
     * @param incomes what incomes are multiplied by from then on
     */
    public CreditWatch(int driftDay, double incomes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] reference = CreditDays.draw(4000, 1, random.split()).numbers().get("income");
        Bins bins = Bins.quantiles(reference, 10);
        long[] expected = bins.counts(reference);
        for (int day = 0; day < DAYS; day++) {
            int rows = 100 + random.nextInt(201);
            CreditDays.Rows today = CreditDays.draw(rows, day >= driftDay ? incomes : 1, random.split());
            scores[day] = CreditDays.incomeScore(today);
            Psi index = Psi.of(expected, bins.counts(today.numbers().get("income")));
            psi[day] = index.value();
            chance[day] = index.threshold(0.01);
            metrics.drifted(index.value());
            answer(day, rows, random.split());
        }
    }

    /** Times to answer, in ms: most short, one in fifty long. Bad credits become known after 3 to 30 days, good ones after 10 to 60. */
    private void answer(int day, int rows, SplittableRandom random) {
        double[] times = new double[rows];
        for (int i = 0; i < rows; i++) {
            times[i] = 8 / (1.02 - random.nextDouble());
            metrics.answered(200, Duration.ofNanos((long) (times[i] * 1e6)));
            boolean bad = random.nextDouble() < BAD;
            Outcome outcome = new Outcome(day, day + (bad ? 3 + random.nextInt(28) : 10 + random.nextInt(51)), bad);
            outcomes.add(outcome);
            if (outcome.known() < DAYS) {
                metrics.labelled(bad);
            }
        }
        p99[day] = Buckets.count(BOUNDS, times).quantile(0.99).value();
    }

    /** What Prometheus is told. */
    public ModelMetrics metrics() {
        return metrics;
    }

    /** The days with an alarm, from 0. */
    public List<Integer> alarms() {
        return RULE.alarms(scores);
    }

    /** The dashboard as it stands after the last day. */
    public String page() {
        String alarm = alarms().stream()
                .filter(day -> day >= DAYS - SHOWN)
                .findFirst()
                .map(day -> "incomes are higher than they were, said on day " + (day + 1)
                        + ". Look at where applications come from, then at the model's scores.")
                .orElse("");
        return DashboardPage.html("Credit model, day " + DAYS, alarm, List.of(incomes(), index(), labels(), times()));
    }

    private Panel incomes() {
        double[] sums = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            sums[day] = RULE.step(day == 0 ? 0 : sums[day - 1], scores[day]);
        }
        return new Panel(
                "Incomes, day by day added up",
                "cumulative sum of the daily mean, in standard errors",
                List.of(
                        new Series("sum", false, sums),
                        new Series("one false alarm in " + BUDGET_DAYS + " days", true, level(RULE.limit()))));
    }

    private Panel index() {
        return new Panel(
                "PSI of incomes, and what chance allows",
                "PSI; the limit moves with the number of applications",
                List.of(new Series("PSI", false, psi), new Series("exceeded on 1 quiet day in 100", true, chance)));
    }

    private Panel labels() {
        Delays delays = Delays.of(outcomes, DAYS - 1, LONGEST_DELAY);
        double[] arrived = new double[DAYS];
        double[] weighted = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            int last = day;
            List<Outcome> week = outcomes.stream()
                    .filter(outcome -> outcome.made() > last - 7 && outcome.made() <= last)
                    .toList();
            arrived[day] = DelayedLabels.arrived(week, DAYS - 1);
            weighted[day] = DelayedLabels.weighted(week, DAYS - 1, delays, 0.2);
        }
        return new Panel(
                "Bad credits, corrected for what is still to come",
                "share among a week's applications, by the day of the application",
                List.of(
                        new Series("corrected", false, weighted),
                        new Series("what has arrived (biased)", true, arrived)));
    }

    private Panel times() {
        return new Panel(
                Arrays.stream(p99).allMatch(time -> time <= PROMISED)
                        ? "99 of 100 answers come within half a second"
                        : "Some days are slower than promised",
                "p99 in milliseconds, from buckets 10% wide",
                List.of(new Series("p99", false, p99), new Series("promised", true, level(PROMISED))));
    }

    private static double[] level(double value) {
        double[] level = new double[DAYS];
        Arrays.fill(level, value);
        return level;
    }
}
