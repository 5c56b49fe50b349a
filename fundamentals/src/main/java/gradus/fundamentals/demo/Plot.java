package gradus.fundamentals.demo;

import java.awt.Color;
import org.knowm.xchart.internal.chartpart.Chart;

/** A figure, or one panel of it: points and lines ({@link #xy}), or bars ({@link #bars}). Titles say what to see. */
public sealed interface Plot permits XyPlot, BarPlot {
    /** The chart behind it, for what this vocabulary does not say. */
    Chart<?, ?> chart();

    /**
     * An empty plot of two number axes, its legend below.
     *
     * @param width in pixels of the page; the file has twice as many
     * @param x the title of the axis, with its unit
     * @param y the title of the axis, with its unit
     */
    static XyPlot xy(int width, int height, String title, String x, String y) {
        return new XyPlot(width, height, title, x, y);
    }

    /** An empty plot of bars over named categories, from zero up; sizes and titles as in {@link #xy}. */
    static BarPlot bars(int width, int height, String title, String x, String y) {
        return new BarPlot(width, height, title, x, y);
    }

    /** The colour, half transparent, so that points which lie on each other can be told apart. */
    static Color soft(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150);
    }

    /** The house's colour of the given number, from 0: {@link Figures#COLOURS}, again from the first after the last. */
    static Color colour(int number) {
        return Figures.COLOURS.get(number % Figures.COLOURS.size());
    }
}
