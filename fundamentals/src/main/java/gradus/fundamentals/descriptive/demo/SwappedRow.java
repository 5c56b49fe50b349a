package gradus.fundamentals.descriptive.demo;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.BarPlot;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Correlation;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.descriptive.Quantile;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.style.Styler.LegendPosition;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Davis's 200 adults, of whom one has height and weight in each other's column. */
final class SwappedRow {
    private static final int ROW = 11; // the twelfth, from 0
    private static final Color SOFT_BLUE = new Color(0x8FBCE0);

    private final Table adults;
    private final double[] weights;
    private final double[] heights;

    SwappedRow(Table adults) {
        this.adults = adults;
        this.weights = Numbers.vector(adults, "weight");
        this.heights = Numbers.vector(adults, "height");
    }

    /** The weights as recorded, in kilograms. */
    double[] weights() {
        return weights.clone();
    }

    /** The weights as recorded in quarters, by the quantiles that R and NumPy give. */
    void quartiles(Lines lines) {
        double first = Quantile.TYPE_7.of(weights, 0.25);
        double third = Quantile.TYPE_7.of(weights, 0.75);
        double reach = 1.5 * (third - first);
        lines.print("weights (kg): least, quartiles, most    %s", quarters());
        lines.print("interquartile range                     %4.0f", third - first);
        lines.print("beyond 1.5 of it from the box           %4d of 200", beyond(first - reach, third + reach));
    }

    private String quarters() {
        return DoubleStream.of(0, 0.25, 0.5, 0.75, 1)
                .mapToObj(p -> Lines.text("%4.0f", Quantile.TYPE_7.of(weights, p)))
                .collect(Collectors.joining());
    }

    private long beyond(double low, double high) {
        return DoubleStream.of(weights).filter(w -> w < low || w > high).count();
    }

    /** How many adults there are for each ten kilograms. */
    BarPlot histogram() {
        List<String> bins = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int from = 30; from < 170; from += 10) {
            int low = from;
            bins.add(Integer.toString(from));
            counts.add(DoubleStream.of(weights)
                    .filter(w -> w >= low && w < low + 10)
                    .count());
        }
        String title = "Half of 200 adults weigh 55 to 74 kg, and one bar stands far off";
        return Plot.bars(720, 320, title, "weight (kg): from this to 10 more", "adults")
                .bars("adults", bins, counts)
                .noLegend();
    }

    void swapped(Lines lines) {
        double[] w = weights;
        double[] h = heights;
        double[] rightW = corrected(w, h);
        double[] rightH = corrected(h, w);
        String row = "%-26s %13.2f %18.2f";
        lines.print("                             as recorded   row 12 corrected");
        lines.row(row, "weight: mean (kg)", Descriptive.mean(w), Descriptive.mean(rightW));
        lines.row(row, "mean, 10% trimmed", Descriptive.trimmedMean(w, 0.1), Descriptive.trimmedMean(rightW, 0.1));
        lines.row(row, "median", Descriptive.median(w), Descriptive.median(rightW));
        lines.row(row, "standard deviation", Descriptive.standardDeviation(w), Descriptive.standardDeviation(rightW));
        lines.row(row, "MAD x 1.4826", scaledMad(w), scaledMad(rightW));
        lines.row(row, "weight and height: Pearson", Correlation.pearson(w, h), Correlation.pearson(rightW, rightH));
        lines.row(row, "Spearman", Correlation.spearman(w, h), Correlation.spearman(rightW, rightH));
        lines.row(row, "biweight", Correlation.biweight(w, h), Correlation.biweight(rightW, rightH));
        lines.print("row 12 in the covariance: %.0f times the mean of the others", shareOfRow12());
    }

    /** How many ordinary rows the swapped one outweighs: its product of deviations, over the others' mean size. */
    private double shareOfRow12() {
        double[] products = Vectors.centred(weights);
        double[] h = Vectors.centred(heights);
        double others = 0;
        for (int i = 0; i < products.length; i++) {
            products[i] *= h[i];
            others += i == ROW ? 0 : Math.abs(products[i]);
        }
        return Math.abs(products[ROW]) / (others / (products.length - 1));
    }

    /** Beside Tablesaw, on the rows as recorded. */
    void library(Lines lines) {
        NumericColumn<?> weight = adults.numberColumn("weight");
        NumericColumn<?> height = adults.numberColumn("height");
        String row = "%-16s %11.4f %11.4f";
        lines.print("                      Gradus    Tablesaw");
        lines.row(row, "median", Descriptive.median(weights), weight.median());
        lines.row(row, "variance", Descriptive.variance(weights), weight.variance());
        lines.row(row, "99%, type 6", Quantile.TYPE_6.of(weights, 0.99), weight.percentile(99));
        lines.row(row, "99%, type 7", Quantile.TYPE_7.of(weights, 0.99), weight.percentile(99));
        lines.row(row, "Pearson", Correlation.pearson(weights, heights), weight.pearsons(height));
        lines.row(row, "Spearman", Correlation.spearman(weights, heights), weight.spearmans(height));
    }

    XyPlot chart() {
        double recorded = Correlation.pearson(heights, weights);
        double right = Correlation.pearson(corrected(heights, weights), corrected(weights, heights));
        int[] others = IntStream.range(0, weights.length).filter(i -> i != ROW).toArray();
        String title = Lines.text("One row of 200 turns a Pearson of %.2f into %.2f", right, recorded);
        return Plot.xy(720, 460, title, "height (cm)", "weight (kg)")
                .points("199 adults", Vectors.at(heights, others), Vectors.at(weights, others), SOFT_BLUE)
                .points(
                        "row 12, weight and height swapped",
                        Vectors.at(heights, ROW),
                        Vectors.at(weights, ROW),
                        Plot.colour(1))
                .markerSize(8)
                .legend(LegendPosition.InsideSW);
    }

    /** A column in which row 12 has the value that was written into the other column. */
    private static double[] corrected(double[] column, double[] other) {
        double[] values = column.clone();
        values[ROW] = other[ROW];
        return values;
    }

    private static double scaledMad(double[] values) {
        return Descriptive.NORMAL_CONSISTENCY * Descriptive.medianAbsoluteDeviation(values);
    }
}
