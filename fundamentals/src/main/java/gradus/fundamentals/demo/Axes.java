package gradus.fundamentals.demo;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * Gives a chart true ticks. XChart's own labels lose the zero of 0.05 and become equal where places lie close together,
 * and where the data is equally spaced it puts ticks at every so many data points, round numbers or not. Here a tick
 * stands at every multiple of 1, 2 or 5 times a power of ten, and its label says exactly where ({@link Ticks}). A
 * logarithmic axis has labels at the powers of ten and, where these are few, at their doubles and halves.
 */
final class Axes {
    private static final String UNSPACED = "unspaced";
    private static final int TRIES = 6;

    private final Chart<?, ?> chart;
    private final AxesChartStyler style;
    private final List<Axis> axes = new ArrayList<>();

    private Axes(Chart<?, ?> chart, AxesChartStyler style) {
        this.chart = chart;
        this.style = style;
        if (chart instanceof XYChart && style.isXAxisTicksVisible()) {
            axes.add(new Axis(
                    style.isXAxisLogarithmic(),
                    style.getXAxisDecimalPattern(),
                    style::setXAxisTickLabelsFormattingFunction,
                    times -> style.setXAxisTickMarkSpacingHint(times * style.getXAxisTickMarkSpacingHint())));
        }
        if (style.isYAxisTicksVisible()) {
            axes.add(new Axis(
                    style.isYAxisLogarithmic(),
                    style.getYAxisDecimalPattern(),
                    style::setYAxisTickLabelsFormattingFunction,
                    times -> style.setYAxisTickMarkSpacingHint(times * style.getYAxisTickMarkSpacingHint())));
        }
    }

    /** Gives ticks to a chart that is otherwise ready to be drawn. A chart without axes stays as it is. */
    static void mark(Chart<?, ?> chart) {
        if (chart.getStyler() instanceof AxesChartStyler style) {
            new Axes(chart, style).mark();
        }
    }

    /** XChart decides where ticks stand as it draws, also by how wide their labels are. So draw until both agree. */
    private void mark() {
        unspace();
        boolean settled = false;
        for (int i = 0; i < TRIES && !settled; i++) {
            axes.forEach(Axis::listen);
            draw();
            settled = axes.stream().map(Axis::agree).reduce(true, Boolean::logicalAnd);
        }
        if (!settled) {
            throw new IllegalStateException(
                    "the ticks of \"" + chart.getTitle() + "\" still moved after being drawn " + TRIES + " times");
        }
    }

    /** Something that is not drawn lies unequally between the data, so that XChart's rule for equal spaces never applies. */
    private void unspace() {
        style.setXAxisLogarithmicDecadeOnly(false);
        style.setYAxisLogarithmicDecadeOnly(false);
        if (chart instanceof XYChart points && points.getSeries(UNSPACED) == null) {
            double[] nowhere = {Double.NaN};
            points.addSeries(UNSPACED, nowhere, nowhere).setShowInLegend(false).setEnabled(false);
        } else if (chart instanceof CategoryChart bars && style.getYAxisMax() == null) {
            double highest = bars.getSeriesCollection().stream()
                    .mapToDouble(CategorySeries::getYMax)
                    .max()
                    .orElse(0);
            style.setYAxisMax(1.02 * highest);
        }
    }

    private void draw() {
        BufferedImage scratch = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        chart.paint(scratch.createGraphics(), chart.getWidth(), chart.getHeight());
    }

    /** One axis of numbers: what it asks labels for, and the labels that it gets. */
    private static final class Axis {
        private static final int FEW_POWERS = 3;

        private final boolean logarithmic;
        private final String pattern;
        private final Consumer<Function<Double, String>> labels;
        private final Consumer<Integer> widen;
        private final List<Double> asked = new ArrayList<>();
        private Ticks ticks;
        private boolean between;

        Axis(boolean logarithmic, String pattern, Consumer<Function<Double, String>> labels, Consumer<Integer> widen) {
            this.logarithmic = logarithmic;
            this.pattern = pattern;
            this.labels = labels;
            this.widen = widen;
            this.ticks = new Ticks(BigDecimal.ONE, !XyPlot.YEARS.equals(pattern));
        }

        void listen() {
            asked.clear();
            labels.accept(place -> {
                asked.add(place);
                return label(place);
            });
        }

        /** Whether the labels were those of the ticks; the next ones will be. */
        boolean agree() {
            labels.accept(this::label);
            if (asked.stream().distinct().count() < 2) {
                return true; // all data at one place, which its own label names
            }
            if (logarithmic) {
                boolean before = between;
                between = asked.stream()
                                .filter(place -> digit(place) == 1)
                                .distinct()
                                .count()
                        <= FEW_POWERS;
                return before == between;
            }
            return agree(Ticks.at(asked, ticks.thousands()));
        }

        private boolean agree(Ticks found) {
            if (pattern != null && found.step().compareTo(BigDecimal.ONE) < 0) {
                widen.accept((int) Math.ceil(1 / found.step().doubleValue()));
                return false;
            }
            boolean same = found.equals(ticks);
            ticks = found;
            return same;
        }

        private String label(double place) {
            boolean named = !logarithmic || digit(place) == 1 || between && (digit(place) == 2 || digit(place) == 5);
            return named ? ticks.label(place) : "";
        }

        private static int digit(double place) {
            return Ticks.leadingDigits(Ticks.exact(place));
        }
    }
}
