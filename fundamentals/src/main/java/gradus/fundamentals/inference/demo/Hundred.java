package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.inference.Bootstrap;
import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.Rate;
import gradus.fundamentals.inference.TTest;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A hundred intervals for one truth, and the share of many more that hold it. */
final class Hundred {
    static final int SIZE = 10;
    static final double TRUTH = 5;
    static final int RUNS = 4_000;

    private Hundred() {}

    static double[] sample(RandomGenerator random, int size) {
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = random.nextGaussian(TRUTH, 0.7);
        }
        return sample;
    }

    static Interval student(double[] sample) {
        return TTest.oneSample(sample, 0, 0.95).interval().orElseThrow();
    }

    /** With 1.96 for the normal distribution, as if the spread were known. */
    static Interval normal(double[] sample) {
        double mean = Descriptive.mean(sample);
        double margin =
                Normal.STANDARD.upperQuantile(0.025) * Descriptive.standardDeviation(sample) / Math.sqrt(sample.length);
        return new Interval(mean, mean - margin, mean + margin, 0.95);
    }

    static Interval percentile(double[] sample, RandomGenerator random) {
        return Bootstrap.of(sample, Descriptive::mean, 400, random.nextLong()).percentile(0.95);
    }

    static void hundred(Lines lines) {
        lines.print("share of 4000 samples whose 95%% interval holds the true mean, ± its standard error");
        lines.print("values per sample                      5               10               40");
        row(lines, "x̄ ± t s/√n", size -> coverage(RUNS, random -> student(sample(random, size))));
        row(lines, "x̄ ± 1.96 s/√n", size -> coverage(RUNS, random -> normal(sample(random, size))));
        row(lines, "bootstrap, percentiles (of 1000)", size -> bootstrapped(size));
    }

    static Rate bootstrapped(int size) {
        return coverage(1000, random -> percentile(sample(random, size), random));
    }

    static Rate coverage(int runs, Function<RandomGenerator, Interval> experiment) {
        return Rate.coverage(runs, 1, experiment, TRUTH);
    }

    private static void row(Lines lines, String name, Function<Integer, Rate> coverage) {
        StringBuilder line = new StringBuilder(Lines.text("%-32s", name));
        for (int size : new int[] {5, 10, 40}) {
            Rate rate = coverage.apply(size);
            line.append(Lines.text(" %7.1f%% ± %.1f%%", 100 * rate.share(), 100 * rate.standardError()));
        }
        lines.print("%s", line);
    }

    /** The first hundred intervals of samples of ten. */
    static Interval[] intervals() {
        RandomGenerator random = new SplittableRandom(1);
        Interval[] intervals = new Interval[100];
        for (int i = 0; i < 100; i++) {
            intervals[i] = student(sample(random, SIZE));
        }
        return intervals;
    }

    static XyPlot plot() {
        XyPlot plot = Plot.xy(860, 420, "A hundred samples of ten, and the interval of each", "sample", "mean")
                .line("true mean", new double[] {0, 101}, new double[] {TRUTH, TRUTH}, Plot.colour(6));
        boolean[] named = new boolean[2];
        Interval[] intervals = intervals();
        for (int i = 0; i < intervals.length; i++) {
            Interval interval = intervals[i];
            int misses = interval.holds(TRUTH) ? 0 : 1;
            double[] x = {i + 1, i + 1};
            double[] y = {interval.low(), interval.high()};
            if (named[misses]) {
                plot.unnamedLine(x, y, Plot.colour(misses), 3f);
            } else {
                plot.line(misses == 1 ? "misses it" : "holds it", x, y, Plot.colour(misses), 3f);
            }
            named[misses] = true;
        }
        return plot.x(0, 101);
    }
}
