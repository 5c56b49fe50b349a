package gradus.fundamentals.probability.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.probability.Odds;
import gradus.fundamentals.probability.SampleSpace;
import gradus.fundamentals.probability.Screening;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Screening mammography in the United States, 2007 to 2013: 1,682,504 examinations (Lehman and others 2017). */
final class Mammogram {
    /** Sensitivity and specificity as published. */
    static final Screening TEST = new Screening(0.869, 0.889);

    /** Cancers per screening: 5.1 found and 0.8 missed per 1000. */
    static final double PREVALENCE = 0.0059;

    /** A woman who was screened. */
    record Woman(boolean cancer, boolean recalled) {}

    private Mammogram() {}

    /** Ten million women, of whom every rate makes a whole number. */
    static SampleSpace<Woman> women() {
        Map<Woman, Long> counts = new LinkedHashMap<>();
        counts.put(new Woman(true, true), 51_271L); // 86.9% of 59,000
        counts.put(new Woman(true, false), 7_729L);
        counts.put(new Woman(false, true), 1_103_451L); // 11.1% of 9,941,000
        counts.put(new Woman(false, false), 8_837_549L);
        return SampleSpace.counted(counts);
    }

    static void million(Lines lines) {
        SampleSpace<Woman> women = women();
        lines.print("of a million women   recalled   not recalled       all");
        for (boolean cancer : new boolean[] {true, false}) {
            lines.print(
                    "%-18s %10d %14d %9d",
                    cancer ? "with cancer" : "without",
                    perMillion(women.count(w -> w.cancer() == cancer && w.recalled())),
                    perMillion(women.count(w -> w.cancer() == cancer && !w.recalled())),
                    perMillion(women.count(w -> w.cancer() == cancer)));
        }
        double recalled =
                women.given(Woman::recalled).probability(Woman::cancer).doubleValue();
        double cleared =
                women.given(w -> !w.recalled()).probability(Woman::cancer).doubleValue();
        lines.print("with cancer, of each %7.1f%% %13.2f%% %8.2f%%", 100 * recalled, 100 * cleared, 100 * PREVALENCE);
    }

    private static long perMillion(long ofTenMillion) {
        return Math.round(ofTenMillion / 10.0);
    }

    static void updates(Lines lines) {
        lines.print("                           ln of the odds   probability");
        update(lines, "before the test", Odds.log(PREVALENCE));
        lines.print("%-26s %14s", "a positive adds", Lines.text("%+.3f", TEST.positiveEvidence()));
        lines.print("%-26s %14s", "a negative adds", Lines.text("%+.3f", TEST.negativeEvidence()));
        update(lines, "after a positive", TEST.logOdds(PREVALENCE, 1, 0));
        update(lines, "after a negative", TEST.logOdds(PREVALENCE, 0, 1));
        update(lines, "after one of each", TEST.logOdds(PREVALENCE, 1, 1));
    }

    private static void update(Lines lines, String when, double logOdds) {
        lines.print("%-26s %14.3f %12.3f%%", when, logOdds, 100 * Odds.probability(logOdds));
    }

    /** A dot for each of a thousand women, in rows of 40. */
    static Plot thousand() {
        XyPlot plot = Plot.xy(900, 430, "A thousand women, screened once", "", "");
        int from = 0;
        from = dots(plot, "cancer, recalled (5)", from, 5, 1);
        from = dots(plot, "cancer, missed (1)", from, 1, 6);
        from = dots(plot, "no cancer, recalled (110)", from, 110, 5);
        dots(plot, "no cancer, not recalled (884)", from, 884, 4);
        plot.markerSize(9).y(-25.5, 0.5).x(-0.7, 39.7).noXTicks().noYTicks();
        return plot;
    }

    private static int dots(XyPlot plot, String name, int from, int count, int colour) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = (from + i) / 25;
            y[i] = -((from + i) % 25);
        }
        plot.points(name, x, y, Plot.colour(colour));
        return from + count;
    }

    /** The probability of cancer after one result against the probability before, from one in ten thousand to nine in ten. */
    static Plot prevalence() {
        double[] prior = new double[200];
        for (int i = 0; i < prior.length; i++) {
            prior[i] = Math.pow(10, -2 + i * 4.0 / prior.length); // in percent
        }
        XyPlot plot = Plot.xy(
                        760,
                        440,
                        "One test, and who was tested",
                        "with the condition, before the test (%)",
                        "after it (%)")
                .line("two positives", prior, after(prior, 2, 0), Plot.colour(3))
                .line("one positive", prior, after(prior, 1, 0), Plot.colour(1))
                .line("no test", prior, prior, Plot.colour(6), 1f)
                .line("one negative", prior, after(prior, 0, 1), Plot.colour(0))
                .markerSize(10)
                .y(0, 100);
        double[] screened = {100 * PREVALENCE};
        plot.points("screened women", screened, after(screened, 1, 0), Plot.colour(1));
        plot.chart().getStyler().setXAxisLogarithmic(true);
        return plot;
    }

    private static double[] after(double[] percent, int positives, int negatives) {
        return Arrays.stream(percent)
                .map(prior -> 100 * TEST.posterior(prior / 100, positives, negatives))
                .toArray();
    }
}
