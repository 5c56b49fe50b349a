package gradus.fundamentals.distributions.demo;

import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.distributions.Continuous;
import gradus.fundamentals.distributions.Exponential;
import gradus.fundamentals.distributions.Likelihood;
import gradus.fundamentals.distributions.QuantilePlot;
import gradus.fundamentals.distributions.StudentT;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Q–Q plots against the normal: a sample that fits, two groups, a skewed sample, and one with heavy tails. */
final class Fits {
    private static final int DRAWS = 1000;

    private Fits() {}

    static List<XyPlot> panels(double[] tuesdays, double[] waits) {
        return List.of(
                panel("Births on Tuesdays of 2009: near the line", ", births", tuesdays),
                panel("Minutes between eruptions: an S", ", minutes", waits),
                panel("1000 exponential draws: a bend", "", skewed(1)),
                panel("1000 draws of t(3): past the line at both ends", "", heavy(1)));
    }

    /** Draws that reach further to the right than to the left. */
    static double[] skewed(long seed) {
        return draws(new Exponential(1), seed);
    }

    /** Draws that reach further than a normal distribution of their spread, on both sides. */
    static double[] heavy(long seed) {
        return draws(new StudentT(3), seed);
    }

    /** A sample against the normal distribution that fits it best. */
    static QuantilePlot against(double[] sample) {
        return QuantilePlot.of(Likelihood.normal(sample), sample);
    }

    private static double[] draws(Continuous shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, DRAWS).mapToDouble(i -> shape.draw(random)).toArray();
    }

    private static XyPlot panel(String title, String unit, double[] sample) {
        QuantilePlot plot = against(sample);
        double[] ends = {
            Math.min(plot.expected()[0], plot.observed()[0]),
            Math.max(plot.expected()[sample.length - 1], plot.observed()[sample.length - 1])
        };
        return Plot.xy(460, 380, title, "quantile of the fitted normal" + unit, "observed" + unit)
                .points("sample", plot.expected(), plot.observed())
                .line("equal", ends, ends, Plot.colour(1))
                .markerSize(6)
                .noLegend();
    }
}
