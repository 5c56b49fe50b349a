package gradus.deployment.monitoring.demo;

import gradus.deployment.monitoring.DelayedLabels;
import gradus.deployment.monitoring.DelayedLabels.Delays;
import gradus.deployment.monitoring.DelayedLabels.Outcome;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** 28 of 100 credits go bad. A bad one is known after 3 to 30 days, a good one after 10 to 60. Today is day 149. */
final class Labels {
    private static final int TODAY = 149;
    private static final int WAIT = 60;
    private static final int SEEDS = 20;

    private Labels() {}

    /** 100 credits a day; from day 110 on another share of them goes bad. */
    private static List<Outcome> outcomes(double later, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100 * (TODAY + 1); i++) {
            int day = i / 100;
            boolean bad = random.nextDouble() < (day >= 110 ? later : 0.28);
            outcomes.add(new Outcome(day, day + (bad ? 3 + random.nextInt(28) : 10 + random.nextInt(51)), bad));
        }
        return outcomes;
    }

    /** The estimate of each seed, in per cent. */
    static double[] estimates(double later, ToDoubleFunction<List<Outcome>> estimate) {
        double[] estimates = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            estimates[seed] = 100 * estimate.applyAsDouble(outcomes(later, seed));
        }
        return estimates;
    }

    private static List<Outcome> made(List<Outcome> all, int from, int to) {
        return all.stream()
                .filter(one -> one.made() >= from && one.made() <= to)
                .toList();
    }

    /** What has arrived of the credits given on the last 40 days. */
    static double arrived(List<Outcome> all) {
        return DelayedLabels.arrived(made(all, 110, TODAY), TODAY);
    }

    /** The newest 40 days of which everything is known. */
    static double mature(List<Outcome> all) {
        return DelayedLabels.mature(made(all, TODAY - WAIT - 39, TODAY), TODAY, WAIT);
    }

    static double weighted(List<Outcome> all) {
        return DelayedLabels.weighted(made(all, 110, TODAY), TODAY, Delays.of(all, TODAY, WAIT), 0.2);
    }

    static void late(Lines lines) {
        lines.print("bad credits, mean ± spread of %d seeds      nothing changed    40%% bad of late", SEEDS);
        row(lines, "of the outcomes that have arrived", Labels::arrived);
        row(lines, "of credits old enough (60 days)", Labels::mature);
        row(lines, "weighted for what is still to come", Labels::weighted);
    }

    private static void row(Lines lines, String name, ToDoubleFunction<List<Outcome>> estimate) {
        double[] same = estimates(0.28, estimate);
        double[] worse = estimates(0.4, estimate);
        lines.print(
                "%-44s %4.1f%% ± %.1f%%     %4.1f%% ± %.1f%%",
                name,
                Descriptive.mean(same),
                Descriptive.standardDeviation(same),
                Descriptive.mean(worse),
                Descriptive.standardDeviation(worse));
    }

    static XyPlot byAge() {
        List<Outcome> all = outcomes(0.28, 0);
        Delays delays = Delays.of(all, TODAY, WAIT);
        List<double[]> arrived = new ArrayList<>();
        List<double[]> weighted = new ArrayList<>();
        for (int age = 3; age <= 80; age++) {
            List<Outcome> cohort = made(all, TODAY - age - 3, TODAY - age + 3);
            arrived.add(new double[] {age, 100 * DelayedLabels.arrived(cohort, TODAY)});
            double share = DelayedLabels.weighted(cohort, TODAY, delays, 0.2);
            if (Double.isFinite(share)) {
                weighted.add(new double[] {age, 100 * share});
            }
        }
        XyPlot plot = Plot.xy(
                760,
                400,
                "The younger the credits, the worse they look",
                "age of the credits in days",
                "bad, per cent");
        line(plot, "of what has arrived", arrived, 1);
        line(plot, "weighted", weighted, 0);
        plot.line("truth", new double[] {0, 80}, new double[] {28, 28}, Figures.COLOURS.get(6), 1f);
        return plot.x(0, 80).y(0, 100);
    }

    private static void line(XyPlot plot, String name, List<double[]> points, int colour) {
        plot.line(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray(),
                Plot.colour(colour));
    }
}
