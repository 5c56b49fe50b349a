package gradus.fundamentals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

class AxesTest {
    @TempDir
    private Path folder;

    @Test
    void equally_spaced_data_has_round_ticks_all_the_same() {
        double[] hundred = new double[100];
        Arrays.setAll(hundred, i -> i);
        XyPlot plot = Plot.xy(760, 400, "t", "x", "y").line("line", hundred, hundred, Plot.colour(0));
        assertThat(below(plot)).containsExactly("0", "10", "20", "30", "40", "50", "60", "70", "80", "90");
        assertThat(beside(plot)).containsExactly("0", "20", "40", "60", "80");
    }

    @Test
    void probabilities_have_a_digit_before_the_point() {
        BarPlot bars = Plot.bars(700, 320, "t", "x", "y").bars("p", List.of("a", "b"), List.of(0.085, 0.02));
        assertThat(beside(bars)).containsExactly("0.00", "0.02", "0.04", "0.06", "0.08");
    }

    @Test
    void bars_of_equally_spaced_heights_have_round_ticks() {
        BarPlot bars = Plot.bars(700, 320, "t", "x", "y").bars("p", List.of("a", "b", "c"), List.of(3, 6, 9));
        assertThat(beside(bars)).containsExactly("0", "2", "4", "6", "8");
    }

    @Test
    void counts_are_whole_and_years_without_commas() {
        double[] few = {1, 2, 3};
        assertThat(below(Plot.xy(760, 400, "t", "x", "y").points("p", few, few).wholeX()))
                .containsExactly("1", "2", "3");
        double[] years = {1949, 1953, 1960.5};
        assertThat(below(Plot.xy(760, 400, "t", "x", "y")
                        .points("p", years, years)
                        .years()))
                .contains("1950", "1960")
                .allMatch(label -> label.length() == 4);
        double[] many = {900, 1200, 2700};
        assertThat(below(Plot.xy(760, 400, "t", "x", "y").points("p", many, many)))
                .startsWith("1,000", "1,200");
    }

    @Test
    void a_logarithmic_axis_names_powers_of_ten_and_where_they_are_few_their_halves() {
        assertThat(below(logarithmic(100, 100_000))).containsExactly("100", "1,000", "10,000", "100,000");
        assertThat(below(logarithmic(30, 3000))).containsExactly("50", "100", "200", "500", "1,000", "2,000");
    }

    private static XyPlot logarithmic(double from, double to) {
        double[] ends = {from, to};
        XyPlot plot = Plot.xy(760, 400, "t", "x", "y").points("p", ends, ends);
        plot.chart().getStyler().setXAxisLogarithmic(true);
        return plot;
    }

    @Test
    void ticks_of_any_data_are_round_true_and_different() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            double scale = Math.pow(10, random.nextInt(11) - 6);
            double shift = random.nextInt(4) * 10;
            double[] x = random.doubles(8)
                    .map(u -> scale * (Math.round(u * 1000) / 1000.0 + shift))
                    .toArray();
            double[] y = random.doubles(8).map(u -> -scale * u).toArray();
            int height = 200 + random.nextInt(420);
            XyPlot plot =
                    Plot.xy(400 + random.nextInt(400), height, "t", "x", "y").points("p", x, y);
            assertTrue(labels(plot.chart(), true), Arrays.toString(x));
            assertTrue(labels(plot.chart(), false), height + ": " + Arrays.toString(y));
        }
    }

    @Test
    void data_at_one_place_has_that_place_for_a_tick() {
        double[] one = {0.25};
        assertThat(below(Plot.xy(300, 200, "t", "x", "y").points("p", one, one)))
                .containsExactly("0.25");
    }

    @Test
    void a_figure_can_be_drawn_twice() {
        double[] ends = {0, 1};
        XyPlot plot = Plot.xy(300, 200, "t", "x", "y").points("p", ends, ends);
        Figures figures = Figures.of("--figures", folder.toString());
        figures.draw("demo-once", plot.chart());
        figures.draw("demo-twice", 1, List.of(plot.chart()));
        assertThat(folder.resolve("demo-twice.png")).isNotEmptyFile();
    }

    private static void assertTrue(Map<Double, String> labels, String data) {
        assertThat(labels.size())
                .as(data)
                .isPositive(); // beside a label as long as 0.0000102 a second may have no room
        assertThat(labels.values()).as(data).doesNotHaveDuplicates();
        labels.forEach((place, label) -> assertThat(
                        Double.parseDouble(label.replace(",", "").replace('−', '-')))
                .as("%s of %s", label, data)
                .isCloseTo(place, within(1e-9 * Math.max(1e-3, Math.abs(place)))));
    }

    private List<String> below(XyPlot plot) {
        return List.copyOf(labels(plot.chart(), true).values());
    }

    private List<String> beside(Plot plot) {
        return List.copyOf(labels(plot.chart(), false).values());
    }

    /** What stands at the ticks of the finished figure: XChart asks for the labels of both ends, and then from left to right. */
    private Map<Double, String> labels(Chart<?, ?> chart, boolean x) {
        Figures.of("--figures", folder.toString()).draw("demo-ticks", chart);
        AxesChartStyler style = (AxesChartStyler) chart.getStyler();
        List<Double> asked = new ArrayList<>();
        Function<Double, String> labels =
                x ? style.getXAxisTickLabelsFormattingFunction() : style.getYAxisTickLabelsFormattingFunction();
        Function<Double, String> listening = place -> {
            asked.add(place);
            return labels.apply(place);
        };
        Consumer<Function<Double, String>> set =
                x ? style::setXAxisTickLabelsFormattingFunction : style::setYAxisTickLabelsFormattingFunction;
        set.accept(listening);
        chart.paint(
                new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB).createGraphics(),
                chart.getWidth(),
                chart.getHeight());
        set.accept(labels);
        return lastRun(asked, labels, x ? style.isXAxisLogarithmic() : style.isYAxisLogarithmic());
    }

    private static Map<Double, String> lastRun(
            List<Double> asked, Function<Double, String> labels, boolean logarithmic) {
        double from = logarithmic ? Collections.min(asked) : Math.min(asked.get(0), asked.get(1));
        double to = logarithmic ? Collections.max(asked) : Math.max(asked.get(0), asked.get(1));
        Map<Double, String> shown = new TreeMap<>();
        for (int i = asked.size() - 1; i >= 0 && (i == asked.size() - 1 || asked.get(i) < asked.get(i + 1)); i--) {
            double place = asked.get(i);
            if (place >= from && place <= to && !labels.apply(place).isEmpty()) {
                shown.put(place, labels.apply(place));
            }
        }
        return shown;
    }
}
