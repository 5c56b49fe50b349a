package gradus.fundamentals.distributions.demo;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.distributions.SampleMeans;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** The eruptions of Old Faithful, short or long and hardly ever between: how soon do their means look normal? */
final class Eruptions {
    static final List<Integer> SIZES = List.of(1, 2, 5, 30);
    private static final int SAMPLES = 20_000;
    private static final double REACH = 4;
    private static final double BIN = 0.2;

    private final double[] minutes;
    private final double[] waits;

    private Eruptions(double[] minutes, double[] waits) {
        this.minutes = minutes;
        this.waits = waits;
    }

    static Eruptions of(Table eruptions) {
        return new Eruptions(Numbers.vector(eruptions, "eruptions"), Numbers.vector(eruptions, "waiting"));
    }

    double[] minutes() {
        return minutes.clone();
    }

    double[] waits() {
        return waits.clone();
    }

    void limit(Lines lines) {
        lines.print("                  within 1 σ/√n   within 2 σ/√n   largest gap to the normal cdf");
        for (int size : SIZES) {
            double[] means = means(size, 7);
            lines.print("means of %2d %19.3f %15.3f %31.3f", size, within(means, 1), within(means, 2), gap(means));
        }
        Normal bell = Normal.STANDARD;
        lines.print("normal      %19.3f %15.3f", bell.cdf(1) - bell.cdf(-1), bell.cdf(2) - bell.cdf(-2));
    }

    /** Means of samples of eruptions, in standard errors. */
    double[] means(int size, long seed) {
        return SampleMeans.standardised(minutes, size, SAMPLES, new SplittableRandom(seed));
    }

    private static double within(double[] means, double reach) {
        return (double) Arrays.stream(means).filter(z -> Math.abs(z) <= reach).count() / means.length;
    }

    /** The largest difference between the share of means up to a point, just before it or at it, and the normal's. */
    static double gap(double[] means) {
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        double gap = 0;
        for (int i = 0; i < sorted.length; i++) {
            double bell = Normal.STANDARD.cdf(sorted[i]);
            double n = sorted.length;
            gap = Math.max(gap, Math.max(Math.abs(bell - i / n), Math.abs(bell - (i + 1) / n)));
        }
        return gap;
    }

    List<XyPlot> panels() {
        return SIZES.stream().map(this::panel).toList();
    }

    private XyPlot panel(int size) {
        double[] x = IntStream.rangeClosed(-80, 80).mapToDouble(i -> i / 20.0).toArray();
        double[] bell = Arrays.stream(x).map(Normal.STANDARD::density).toArray();
        double[] means = means(size, 7);
        String title = size == 1 ? "Single eruptions" : "Means of " + size;
        return Plot.xy(460, 320, title, "distance from the mean, in σ/√n", "density")
                .line("means", outline(false, means), outline(true, means), Plot.colour(0))
                .line("normal", x, bell, Plot.colour(1))
                .x(-REACH, REACH)
                .y(0, 0.9)
                .noLegend();
    }

    /** The outline of a histogram of area 1: its places, or its heights. */
    private static double[] outline(boolean heights, double[] means) {
        int bins = (int) Math.round(2 * REACH / BIN);
        double[] counts = new double[bins];
        for (double z : means) {
            int bin = (int) Math.floor((z + REACH) / BIN);
            if (bin >= 0 && bin < bins) {
                counts[bin] += 1 / (means.length * BIN);
            }
        }
        double[] outline = new double[2 * bins];
        Arrays.setAll(outline, i -> heights ? counts[i / 2] : -REACH + BIN * ((i + 1) / 2));
        return outline;
    }
}
