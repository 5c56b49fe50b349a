package gradus.fundamentals.demo;

import java.awt.Color;
import java.awt.Font;
import java.util.function.DoubleBinaryOperator;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points and lines over two number axes. */
public final class XyPlot implements Plot {
    static final String YEARS = "0";
    private static final String WHOLE = "#,##0";
    private static final float LINE_WIDTH = 2f;

    private final XYChart chart;
    private int series;

    XyPlot(int width, int height, String title, String x, String y) {
        chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    }

    /** One dot for each pair, in the next colour of the house. */
    public XyPlot points(String name, double[] x, double[] y) {
        return points(name, x, y, Plot.colour(series));
    }

    /** One dot for each pair. */
    public XyPlot points(String name, double[] x, double[] y, Color colour) {
        series++;
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour);
        return this;
    }

    /** A solid line through the pairs, in their order. */
    public XyPlot line(String name, double[] x, double[] y, Color colour) {
        return line(name, x, y, colour, LINE_WIDTH);
    }

    /** A solid line of the given width in pixels. */
    public XyPlot line(String name, double[] x, double[] y, Color colour, float width) {
        drawn(name, x, y, colour, width);
        return this;
    }

    /** A line that the legend leaves out: the other edge of a band, a part of what was named before. */
    public XyPlot unnamedLine(double[] x, double[] y, Color colour, float width) {
        drawn(" ".repeat(series + 1), x, y, colour, width)
                .setShowInLegend(false); // each series needs a name of its own
        return this;
    }

    /**
     * The lines along which a function of both axes has the given values, as on a map. Not in the legend.
     *
     * @param cells into how many cells each axis of the box is cut: more cells, smoother lines
     */
    public XyPlot contours(Contour.Box box, int cells, DoubleBinaryOperator function, Color colour, double... levels) {
        for (double level : levels) {
            Contour contour = Contour.of(box, cells, function, level);
            if (!contour.isEmpty()) {
                unnamedLine(contour.x(), contour.y(), colour, 1f);
            }
        }
        return this;
    }

    private XYSeries drawn(String name, double[] x, double[] y, Color colour, float width) {
        series++;
        XYSeries line = chart.addSeries(name, x, y);
        line.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(SeriesLines.SOLID);
        line.setLineColor(colour);
        line.setLineWidth(width);
        return line;
    }

    /** Words inside the plot, their middle at the given place. */
    public XyPlot words(String text, double x, double y) {
        chart.addAnnotation(new AnnotationText(text, x, y, false));
        return this;
    }

    /** What the horizontal axis shows. */
    public XyPlot x(double from, double to) {
        chart.getStyler().setXAxisMin(from).setXAxisMax(to);
        return this;
    }

    /** What the vertical axis shows. */
    public XyPlot y(double from, double to) {
        chart.getStyler().setYAxisMin(from).setYAxisMax(to);
        return this;
    }

    /** The size of dots in pixels. */
    public XyPlot markerSize(int pixels) {
        chart.getStyler().setMarkerSize(pixels);
        return this;
    }

    /** A legend inside the plot, one name below the other. */
    public XyPlot legend(LegendPosition position) {
        chart.getStyler().setLegendPosition(position).setLegendLayout(LegendLayout.Vertical);
        return this;
    }

    /** For a plot whose title says it all. */
    public XyPlot noLegend() {
        chart.getStyler().setLegendVisible(false);
        return this;
    }

    /** A horizontal axis without numbers: its places are named by {@link #words}. */
    public XyPlot noXTicks() {
        chart.getStyler().setXAxisTicksVisible(false).setPlotGridVerticalLinesVisible(false);
        return this;
    }

    /** For points on one line: no vertical axis. */
    public XyPlot noYTicks() {
        chart.getStyler().setYAxisTicksVisible(false).setPlotGridHorizontalLinesVisible(false);
        return this;
    }

    /** Only whole numbers on the horizontal axis: it counts something. */
    public XyPlot wholeX() {
        chart.getStyler().setXAxisDecimalPattern(WHOLE);
        return this;
    }

    /** Years on the horizontal axis: whole numbers without commas. */
    public XyPlot years() {
        chart.getStyler().setXAxisDecimalPattern(YEARS);
        return this;
    }

    @Override
    public XYChart chart() {
        return chart;
    }
}
