package gradus.fundamentals.demo;

import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Bars over named categories. They begin at zero: the eye compares their lengths. */
public final class BarPlot implements Plot {
    private final CategoryChart chart;

    BarPlot(int width, int height, String title, String x, String y) {
        chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setAvailableSpaceFill(0.75);
        chart.getStyler().setYAxisMin(0.0);
    }

    /** One bar for each category, beside the bars of other names. */
    public BarPlot bars(String name, List<String> categories, List<? extends Number> heights) {
        chart.addSeries(name, categories, heights);
        return this;
    }

    /** Where the legend stands. */
    public BarPlot legend(LegendPosition position) {
        chart.getStyler().setLegendPosition(position);
        return this;
    }

    /** For a plot with one set of bars. */
    public BarPlot noLegend() {
        chart.getStyler().setLegendVisible(false);
        return this;
    }

    @Override
    public CategoryChart chart() {
        return chart;
    }
}
