package gradus.fundamentals.descriptive.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Correlation;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.descriptive.StratifiedRates;
import gradus.fundamentals.descriptive.StratifiedRates.Cell;
import java.util.List;

/** Formulas that are right on paper, and a question that a table cannot answer. */
final class Pitfalls {
    private Pitfalls() {}

    /** Rounding that looks like data. */
    static void rounding(Lines lines) {
        float[] kelvin = {300.01f, 300.02f, 300.03f};
        double[] a = {0.1, 0.1, 0.1};
        double[] b = {0.7, 0.7, 0.7};
        double r = Correlation.covariance(a, b) / (Descriptive.standardDeviation(a) * Descriptive.standardDeviation(b));
        lines.print("                                                wrongly     rightly");
        lines.print(
                "variance of 300.01, 300.02, 300.03, in float %10.6f  %10.6f", inOnePass(kelvin), inTwoPasses(kelvin));
        lines.print("Pearson of 0.1, 0.1, 0.1 and 0.7, 0.7, 0.7   %10.3f  %10.3f", r, Correlation.pearson(a, b));
    }

    /** (Σx² − n x̄²) / (n − 1): the difference of two numbers near 270,000. */
    private static float inOnePass(float... values) {
        float sum = 0;
        float squares = 0;
        for (float x : values) {
            sum += x;
            squares += x * x;
        }
        float mean = sum / values.length;
        return (squares - values.length * mean * mean) / (values.length - 1);
    }

    /** Σ(x − x̄)² / (n − 1), in the same seven digits. */
    private static float inTwoPasses(float... values) {
        float sum = 0;
        for (float x : values) {
            sum += x;
        }
        float mean = sum / values.length;
        float squares = 0;
        for (float x : values) {
            squares += (x - mean) * (x - mean);
        }
        return squares / (values.length - 1);
    }

    /** Rows whose order must not matter: six ratings by two people, listed both ways. */
    static void ties(Lines lines) {
        double[] x = {3, 3, 3, 4, 4, 5};
        double[] y = {2, 3, 5, 3, 5, 4};
        double[] backX = {5, 4, 4, 3, 3, 3};
        double[] backY = {4, 5, 3, 5, 3, 2};
        lines.print("Spearman of six pairs of ratings               wrongly     rightly");
        lines.print(
                "as listed                                    %10.3f  %10.3f",
                Correlation.pearson(ranksByArrival(x), ranksByArrival(y)), Correlation.spearman(x, y));
        lines.print(
                "the same pairs, last one first               %10.3f  %10.3f",
                Correlation.pearson(ranksByArrival(backX), ranksByArrival(backY)), Correlation.spearman(backX, backY));
    }

    /** Equal values get the ranks 1, 2, 3 in the order in which they come. */
    private static double[] ranksByArrival(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                if (values[j] < values[i] || values[j] == values[i] && j <= i) {
                    ranks[i]++;
                }
            }
        }
        return ranks;
    }

    /** Made-up patients: the pill works by lowering the blood pressure, and whoever's is low recovers more often. */
    static void pill(Lines lines) {
        StratifiedRates rates = new StratifiedRates(List.of(
                new Cell("pill", "pressure low afterwards", 72, 80),
                new Cell("pill", "pressure still high", 10, 20),
                new Cell("no pill", "pressure low afterwards", 18, 20),
                new Cell("no pill", "pressure still high", 40, 80)));
        lines.print("recovered    all   low afterwards   still high   standardised");
        for (String group : List.of("pill", "no pill")) {
            lines.row(
                    "%-8s %6.0f%% %15.0f%% %11.0f%% %13.0f%%",
                    group,
                    100 * rates.crude(group),
                    100 * rates.within(group, "pressure low afterwards"),
                    100 * rates.within(group, "pressure still high"),
                    100 * rates.standardised(group));
        }
    }
}
