package gradus.deployment.monitoring.demo;

import gradus.deployment.monitoring.Bins;
import gradus.deployment.monitoring.CreditDays;
import gradus.deployment.monitoring.CreditDays.Rows;
import gradus.deployment.monitoring.DriftTests;
import gradus.deployment.monitoring.Psi;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.inference.MultipleTesting;
import gradus.fundamentals.inference.Rate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** What PSI, KS and χ² say on days on which nothing has changed, and on days on which something has. */
final class Drift {
    /** What the table shows and the figure draws, simulated once. */
    private static final Map<String, Psi[]> KEPT = new HashMap<>();

    static final int REFERENCE = 2000;
    static final int[] DAILY = {50, 200, 1000, 5000};
    private static final int RUNS = 80;
    private static final double RISE = 1.1;

    private Drift() {}

    /** PSI of incomes on many days of one size, each against a reference of its own. */
    static Psi[] days(int rows, double incomes) {
        return KEPT.computeIfAbsent(rows + " " + incomes, any -> simulated(rows, incomes));
    }

    private static Psi[] simulated(int rows, double incomes) {
        SplittableRandom random = new SplittableRandom(rows);
        Psi[] days = new Psi[RUNS];
        Arrays.setAll(
                days,
                run -> Psi.of(CreditDays.incomes(REFERENCE, 1, random), CreditDays.incomes(rows, incomes, random), 10));
        return days;
    }

    static Rate share(Psi[] days, double above) {
        return new Rate(Arrays.stream(days).filter(day -> day.value() > above).count(), days.length);
    }

    static double mean(Psi[] days) {
        return Arrays.stream(days).mapToDouble(Psi::value).average().orElseThrow();
    }

    static void fixed(Lines lines) {
        lines.print("rows    mean PSI, quiet       PSI > 0.1 on             PSI > 0.25 on");
        lines.print("a day   simulated  formula    quiet day   incomes +10%%   quiet day   incomes +10%%");
        for (int rows : DAILY) {
            Psi[] quiet = days(rows, 1);
            Psi[] risen = days(rows, RISE);
            lines.print(
                    "%5d      %.3f     %.3f       %5.1f%%       %5.1f%%        %5.1f%%       %5.1f%%",
                    rows,
                    mean(quiet),
                    quiet[0].expected(),
                    100 * share(quiet, 0.1).share(),
                    100 * share(risen, 0.1).share(),
                    100 * share(quiet, 0.25).share(),
                    100 * share(risen, 0.25).share());
        }
    }

    static XyPlot sizes() {
        double[] rows = Arrays.stream(DAILY).asDoubleStream().toArray();
        XyPlot plot = Plot.xy(
                760, 400, "The same quiet days, more rows, less PSI", "applications per day", "mean PSI of incomes");
        plot.points("nothing has changed", rows, means(1)).points("incomes up 10%", rows, means(RISE));
        double[] ends = {40, 6000};
        plot.line("0.1", ends, new double[] {0.1, 0.1}, Figures.COLOURS.get(2));
        plot.line("0.25", ends, new double[] {0.25, 0.25}, Figures.COLOURS.get(3));
        plot.chart().getStyler().setXAxisLogarithmic(true);
        return plot.markerSize(11).x(40, 6000).y(0, 0.3);
    }

    private static double[] means(double factor) {
        return Arrays.stream(DAILY)
                .mapToDouble(rows -> mean(days(rows, factor)))
                .toArray();
    }

    /** Which of PSI and KS on incomes, and χ² on jobs, call a day different at 1%; 200 rows each. */
    static Rate[] rates(double incomes, int runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] hits = new long[3];
        for (int run = 0; run < runs; run++) {
            Rows reference = CreditDays.draw(REFERENCE, 1, random);
            Rows day = CreditDays.draw(200, incomes, random);
            double[] p = {
                Psi.of(reference.numbers().get("income"), day.numbers().get("income"), 10)
                        .pValue(),
                DriftTests.numbers(
                                reference.numbers().get("income"), day.numbers().get("income"))
                        .pValue(),
                DriftTests.categories(
                                reference.categories().get("job"),
                                day.categories().get("job"))
                        .pValue()
            };
            for (int test = 0; test < 3; test++) {
                hits[test] += p[test] <= 0.01 ? 1 : 0;
            }
        }
        return Arrays.stream(hits).mapToObj(hit -> new Rate(hit, runs)).toArray(Rate[]::new);
    }

    static void tests(Lines lines) {
        Rate[] quiet = rates(1, 300, 3);
        Rate[] risen = rates(RISE, 100, 4);
        String[] names = {"PSI with its own limit, incomes", "Kolmogorov–Smirnov, incomes", "χ², kinds of job"};
        lines.print("%-34s quiet days           incomes +10%%", "alarms at 1%, 200 rows a day");
        for (int i = 0; i < 3; i++) {
            lines.print(
                    "%-34s %4.1f%% ± %.1f%%         %5.1f%% ± %.1f%%",
                    names[i],
                    100 * quiet[i].share(),
                    100 * quiet[i].standardError(),
                    100 * risen[i].share(),
                    100 * risen[i].standardError());
        }
    }

    /** Alarms of a quarter in which nothing happens: of columns at p ≤ 0.05, days with any, days with any after Benjamini and Hochberg at 5%. */
    static int[] quarter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rows reference = CreditDays.draw(REFERENCE, 1, random);
        int[] alarms = new int[3];
        for (int day = 0; day < 90; day++) {
            double[] p = CreditDays.pValues(reference, CreditDays.draw(200, 1, random));
            int red = (int) Arrays.stream(p).filter(value -> value <= 0.05).count();
            alarms[0] += red;
            alarms[1] += red > 0 ? 1 : 0;
            alarms[2] += DoubleStream.of(MultipleTesting.benjaminiHochberg(p)).anyMatch(value -> value <= 0.05) ? 1 : 0;
        }
        return alarms;
    }

    static void many(Lines lines) {
        int[] alarms = quarter(6);
        lines.print("90 quiet days, 13 columns: %d tests at 5%%", 90 * 13);
        lines.print("columns that turned red                      %3d", alarms[0]);
        lines.print("days with a red column                       %3d", alarms[1]);
        lines.print("days with one after Benjamini and Hochberg   %3d", alarms[2]);
    }

    /** Incomes doubled, in bins of three kinds: cut on the reference; on each side for itself; of equal width, over the new rows and one typing error. */
    static double[] binnings() {
        SplittableRandom random = new SplittableRandom(8);
        double[] reference = Bins.present(CreditDays.incomes(REFERENCE, 1, random));
        double[] doubled = Bins.present(CreditDays.incomes(1000, 2, random));
        Bins cut = Bins.quantiles(reference, 10);
        Bins own = Bins.quantiles(doubled, 10);
        double[] typed = doubled.clone();
        typed[0] = 99_999_999;
        return new double[] {
            Psi.of(cut.counts(reference), cut.counts(doubled)).value(),
            Psi.of(cut.counts(reference), own.counts(doubled)).value(),
            Psi.of(wide(reference, typed), wide(typed, typed)).value()
        };
    }

    /** Counts in ten bins of equal width from 0 to the largest of the new values. */
    private static long[] wide(double[] values, double[] current) {
        double width = Arrays.stream(current).max().orElseThrow() / 10;
        long[] counts = new long[10];
        Arrays.stream(values).forEach(value -> counts[(int) Math.min(9, value / width)]++);
        return counts;
    }

    static void bins(Lines lines) {
        double[] psi = binnings();
        lines.print("incomes doubled; bins cut                          PSI");
        lines.print("on the reference, once                          %6.3f", psi[0]);
        lines.print("on each side for itself                         %6.3f", psi[1]);
        lines.print("evenly, over new rows with one income mistyped  %6.3f", psi[2]);
    }
}
