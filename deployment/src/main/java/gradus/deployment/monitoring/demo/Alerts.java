package gradus.deployment.monitoring.demo;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.deployment.monitoring.AlertRule;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Correlation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Three rules with one budget: a false alarm a year. */
final class Alerts {
    static final double BUDGET = 365;
    private static final int DAYS = 200_000;
    private static final Map<String, AlertRule> ALL = all();
    private static final double[] INDEPENDENT = quiet(0, 5);
    private static final double[] CARRIED = quiet(0.5, 5);

    private Alerts() {}

    static Map<String, AlertRule> all() {
        Map<String, AlertRule> rules = new LinkedHashMap<>();
        rules.put("one day", AlertRule.single(BUDGET));
        rules.put("three in a row", AlertRule.consecutive(3, BUDGET));
        rules.put("cumulative sum", AlertRule.cusum(0.5, BUDGET));
        return rules;
    }

    /** Quiet scores, standard normal, each with so much of the day before in it; 0 for none. */
    static double[] quiet(double carried, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            double fresh = random.nextGaussian();
            scores[day] = day == 0 ? fresh : carried * scores[day - 1] + Math.sqrt(1 - carried * carried) * fresh;
        }
        return scores;
    }

    static double meanGap(AlertRule rule, double carried) {
        return (double) DAYS / rule.alarms(carried == 0 ? INDEPENDENT : CARRIED).size();
    }

    static void rules(Lines lines) {
        lines.print("%-16s limit   quiet days per alarm     days to notice a shift of", "");
        lines.print("%-16s         formula   simulated       0.5      1      2      4", "");
        ALL.forEach((name, rule) -> {
            double gap = meanGap(rule, 0);
            lines.print(
                    "%-16s %5.2f     %5.0f   %4.0f ± %2.0f     %6.1f %6.1f %6.1f %6.1f",
                    name,
                    limit(rule),
                    rule.meanDays(0),
                    gap,
                    gap / Math.sqrt(DAYS / gap),
                    rule.meanDays(0.5),
                    rule.meanDays(1),
                    rule.meanDays(2),
                    rule.meanDays(4));
        });
    }

    private static double limit(AlertRule rule) {
        if (rule instanceof AlertRule.Single single) {
            return single.limit();
        }
        return rule instanceof AlertRule.Consecutive row ? row.limit() : ((AlertRule.Cusum) rule).limit();
    }

    /** How alike a day's electricity demand is to the day before, its weekday's mean taken away. */
    static double demandCarried() {
        double[] halfHours = Numbers.vector(DataSets.ELECTRICITY_DEMAND.table(), "demand_mw");
        int days = halfHours.length / 48;
        double[] means = new double[days];
        for (int day = 0; day < days; day++) {
            means[day] =
                    Arrays.stream(halfHours, 48 * day, 48 * (day + 1)).average().orElseThrow();
        }
        double[] left = new double[days];
        for (int day = 0; day < days; day++) {
            double sum = 0;
            for (int same = day % 7; same < days; same += 7) {
                sum += means[same] / (days / 7);
            }
            left[day] = means[day] - sum;
        }
        return Correlation.pearson(Arrays.copyOf(left, days - 1), Arrays.copyOfRange(left, 1, days));
    }

    static void carried(Lines lines) {
        lines.print("electricity demand, correlation of a day with the day before: %.2f", demandCarried());
        lines.print("");
        lines.print("quiet days per alarm      independent   correlation 0.5");
        ALL.forEach((name, rule) -> lines.print("%-24s %8.0f %14.0f", name, meanGap(rule, 0), meanGap(rule, 0.5)));
    }

    static XyPlot delays() {
        double[] shifts = {0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4};
        XyPlot plot = Plot.xy(
                760,
                400,
                "One false alarm a year: who notices first?",
                "shift, in standard errors of a day",
                "days until the alarm, on average");
        List<Map.Entry<String, AlertRule>> rules = List.copyOf(ALL.entrySet());
        for (int i = 0; i < rules.size(); i++) {
            AlertRule rule = rules.get(i).getValue();
            double[] days = Arrays.stream(shifts).map(rule::meanDays).toArray();
            plot.line(rules.get(i).getKey(), shifts, days, Plot.colour(i));
        }
        plot.chart().getStyler().setYAxisLogarithmic(true);
        return plot.x(0, 4).y(1, 200);
    }
}
