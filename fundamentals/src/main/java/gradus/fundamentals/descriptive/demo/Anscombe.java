package gradus.fundamentals.descriptive.demo;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Correlation;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Anscombe's four sets of pairs: alike in mean, variance and Pearson's r, and in nothing else. */
final class Anscombe {
    private final Table sets;

    Anscombe(Table sets) {
        this.sets = sets;
    }

    void quartet(Lines lines) {
        lines.print("       mean x  var x  mean y  var y  Pearson  Spearman  biweight");
        for (int i = 1; i <= 4; i++) {
            double[] x = x(i);
            double[] y = y(i);
            lines.print(
                    "set %d  %6.2f  %5.2f  %6.2f  %5.2f  %7.3f  %8.3f  %8.3f",
                    i,
                    Descriptive.mean(x),
                    Descriptive.variance(x),
                    Descriptive.mean(y),
                    Descriptive.variance(y),
                    Correlation.pearson(x, y),
                    Correlation.spearman(x, y),
                    Correlation.biweight(x, y));
        }
    }

    List<XyPlot> charts() {
        return IntStream.rangeClosed(1, 4).mapToObj(this::chart).toList();
    }

    /** One set with its least-squares line. */
    private XyPlot chart(int i) {
        double[] x = x(i);
        double[] y = y(i);
        double slope = Correlation.covariance(x, y) / Descriptive.variance(x);
        double intercept = Descriptive.mean(y) - slope * Descriptive.mean(x);
        String title =
                Lines.text("%d: Pearson %.2f, Spearman %.2f", i, Correlation.pearson(x, y), Correlation.spearman(x, y));
        return Plot.xy(460, 340, title, "x" + i, "y" + i)
                .points("data", x, y)
                .line(
                        "line",
                        new double[] {3, 20},
                        new double[] {intercept + slope * 3, intercept + slope * 20},
                        Plot.colour(1))
                .markerSize(8)
                .x(3, 20)
                .y(2, 14)
                .noLegend();
    }

    private double[] x(int set) {
        return Numbers.vector(sets, "x" + set);
    }

    private double[] y(int set) {
        return Numbers.vector(sets, "y" + set);
    }
}
