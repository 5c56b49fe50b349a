package gradus.fundamentals.descriptive;

import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.StratifiedRates.Cell;
import gradus.fundamentals.visualisation.Figures;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The lesson's numbers and figures: Berkeley's admissions, Anscombe's quartet, and one row that was typed the wrong way round. */
public final class DescriptiveDemo {
    private static final String MEN = "Male";
    private static final String WOMEN = "Female";
    private static final Color SOFT_BLUE = new Color(0x8FBCE0);

    private DescriptiveDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Figures figures = Figures.of(args);
        Table admissions = DataSets.UCB_ADMISSIONS.table();
        Table adults = DataSets.DAVIS.table();
        Table quartet = DataSets.ANSCOMBE.table();
        printPooled(admissions);
        printDepartments(admissions);
        printStandardised(admissions);
        printDegreesOfFreedom();
        printQuantiles(column(adults, "weight"));
        printAnscombe(quartet);
        printSwapped(adults);
        printPitfalls();
        printConsequence();
        printLibrary(adults);
        figures.draw("descriptive-paradox", 2, List.of(admissionRates(admissions), applicants(admissions)));
        figures.draw("descriptive-anscombe", 2, quartetCharts(quartet));
        figures.draw("descriptive-swapped", swappedChart(adults));
    }

    private static void printPooled(Table admissions) {
        section("paradox");
        for (String group : List.of(MEN, WOMEN)) {
            long applied = applied(admissions, group, null);
            double rate = rates(admissions).crude(group);
            print("%-6s %4d of %4d admitted: %4.1f%%", inWords(group), Math.round(rate * applied), applied, 100 * rate);
        }
    }

    private static void printDepartments(Table admissions) {
        section("departments");
        StratifiedRates rates = rates(admissions);
        print("department   men applied  admitted   women applied  admitted");
        for (String department : rates.strata()) {
            print(
                    "%-10s %13d %8.1f%% %15d %8.1f%%",
                    department,
                    applied(admissions, MEN, department),
                    100 * rates.within(MEN, department),
                    applied(admissions, WOMEN, department),
                    100 * rates.within(WOMEN, department));
        }
    }

    private static void printStandardised(Table admissions) {
        section("standardised");
        StratifiedRates rates = rates(admissions);
        print("           as they applied   spread as all 4526 applied");
        for (String group : List.of(MEN, WOMEN)) {
            print("%-10s %14.1f%% %27.1f%%", inWords(group), 100 * rates.crude(group), 100 * rates.standardised(group));
        }
        double pooled = rates.crude(WOMEN) - rates.crude(MEN);
        double alike = rates.standardised(WOMEN) - rates.standardised(MEN);
        print("difference %+14.1f  %+27.1f   points, women minus men", 100 * pooled, 100 * alike);
    }

    private static void printBoth(String name, double recorded, double corrected) {
        print("%-26s %13.2f %18.2f", name, recorded, corrected);
    }

    private static double scaledMad(double[] values) {
        return Descriptive.NORMAL_CONSISTENCY * Descriptive.medianAbsoluteDeviation(values);
    }

    /** Averages two estimates over all nine ordered samples of two from a population whose variance is known. */
    private static void printDegreesOfFreedom() {
        section("degrees-of-freedom");
        double[] population = {1, 2, 6};
        double divideByN = 0;
        double divideByNMinus1 = 0;
        for (double a : population) {
            for (double b : population) {
                double variance = Descriptive.variance(new double[] {a, b});
                divideByNMinus1 += variance / 9;
                divideByN += variance / 2 / 9;
            }
        }
        double truth = Descriptive.variance(population) * 2 / 3; // all of it is known: divide by n
        print("variance of the population 1, 2, 6            %.4f", truth);
        print("mean over all samples of two, divided by n    %.4f", divideByN);
        print("mean over all samples of two, by n - 1        %.4f", divideByNMinus1);
    }

    private static void printQuantiles(double[] weights) {
        section("quantiles");
        double[] five = {15, 20, 35, 40, 50};
        print("type                 1      2      3      4      5      6      7      8      9");
        print("40%% of the five %s", ofEachType(five, 0.4));
        print("99%% of the 200  %s", ofEachType(weights, 0.99));
    }

    private static String ofEachType(double[] sample, double p) {
        return Stream.of(Quantile.values())
                .map(type -> text("%7.2f", type.of(sample, p)))
                .collect(Collectors.joining());
    }

    private static void printAnscombe(Table quartet) {
        section("anscombe");
        print("       mean x  var x  mean y  var y  Pearson  Spearman  biweight");
        for (int i = 1; i <= 4; i++) {
            double[] x = column(quartet, "x" + i);
            double[] y = column(quartet, "y" + i);
            print(
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

    private static void printSwapped(Table adults) {
        section("swapped");
        double[] w = column(adults, "weight");
        double[] h = column(adults, "height");
        double[] rightW = corrected(adults, "weight", "height");
        double[] rightH = corrected(adults, "height", "weight");
        print("                             as recorded   row 12 put right");
        printBoth("weight: mean (kg)", Descriptive.mean(w), Descriptive.mean(rightW));
        printBoth("mean, 10% trimmed", Descriptive.trimmedMean(w, 0.1), Descriptive.trimmedMean(rightW, 0.1));
        printBoth("median", Descriptive.median(w), Descriptive.median(rightW));
        printBoth("standard deviation", Descriptive.standardDeviation(w), Descriptive.standardDeviation(rightW));
        printBoth("MAD x 1.4826", scaledMad(w), scaledMad(rightW));
        printBoth("weight and height: Pearson", Correlation.pearson(w, h), Correlation.pearson(rightW, rightH));
        printBoth("Spearman", Correlation.spearman(w, h), Correlation.spearman(rightW, rightH));
        printBoth("biweight", Correlation.biweight(w, h), Correlation.biweight(rightW, rightH));
    }

    private static double[] ranksByArrival(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                if (values[j] < values[i] || values[j] == values[i] && j <= i) {
                    ranks[i]++;
                }
            }
        }
        return ranks;
    }

    /** Rounding that looks like data, and rows whose order must not matter: six ratings by two people, listed both ways. */
    private static void printPitfalls() {
        section("pitfalls");
        double[] kelvin = {300.01, 300.02, 300.03};
        double[] a = {0.1, 0.1, 0.1};
        double[] b = {0.7, 0.7, 0.7};
        double r = Correlation.covariance(a, b) / (Descriptive.standardDeviation(a) * Descriptive.standardDeviation(b));
        double[] x = {3, 3, 3, 4, 4, 5};
        double[] y = {2, 3, 5, 3, 5, 4};
        double[] backX = {5, 4, 4, 3, 3, 3};
        double[] backY = {4, 5, 3, 5, 3, 2};
        print("                                                wrongly     rightly");
        print(
                "variance of 300.01, 300.02, 300.03           %10.6f  %10.6f",
                naiveVariance(300.01f, 300.02f, 300.03f), Descriptive.variance(kelvin) * 2 / 3);
        print("Pearson of 0.1, 0.1, 0.1 and 0.7, 0.7, 0.7   %10.3f  %10.3f", r, Correlation.pearson(a, b));
        print(
                "Spearman of six pairs of ratings             %10.3f  %10.3f",
                Correlation.pearson(ranksByArrival(x), ranksByArrival(y)), Correlation.spearman(x, y));
        print(
                "Spearman of the same pairs, last one first   %10.3f  %10.3f",
                Correlation.pearson(ranksByArrival(backX), ranksByArrival(backY)), Correlation.spearman(backX, backY));
    }

    /** E[x²] − E[x]², in float. */
    private static float naiveVariance(float... values) {
        float sum = 0;
        float sumOfSquares = 0;
        for (float x : values) {
            sum += x;
            sumOfSquares += x * x;
        }
        float mean = sum / values.length;
        return sumOfSquares / values.length - mean * mean;
    }

    /** Made-up patients: the pill works by lowering the blood pressure, and whoever's is low recovers more often. */
    private static void printConsequence() {
        section("consequence");
        StratifiedRates rates = new StratifiedRates(List.of(
                new Cell("pill", "pressure low afterwards", 72, 80),
                new Cell("pill", "pressure still high", 10, 20),
                new Cell("no pill", "pressure low afterwards", 18, 20),
                new Cell("no pill", "pressure still high", 40, 80)));
        print("recovered    all   low afterwards   still high   standardised");
        for (String group : List.of("pill", "no pill")) {
            print(
                    "%-8s %6.0f%% %15.0f%% %11.0f%% %13.0f%%",
                    group,
                    100 * rates.crude(group),
                    100 * rates.within(group, "pressure low afterwards"),
                    100 * rates.within(group, "pressure still high"),
                    100 * rates.standardised(group));
        }
    }

    private static void printLibrary(Table adults) {
        section("library");
        NumericColumn<?> weight = adults.numberColumn("weight");
        NumericColumn<?> height = adults.numberColumn("height");
        double[] w = column(adults, "weight");
        double[] h = column(adults, "height");
        print("                      Gradus    Tablesaw");
        compare("median", Descriptive.median(w), weight.median());
        compare("variance", Descriptive.variance(w), weight.variance());
        compare("99%, type 6", Quantile.TYPE_6.of(w, 0.99), weight.percentile(99));
        compare("99%, type 7", Quantile.TYPE_7.of(w, 0.99), weight.percentile(99));
        compare("Pearson", Correlation.pearson(w, h), weight.pearsons(height));
        compare("Spearman", Correlation.spearman(w, h), weight.spearmans(height));
    }

    private static void compare(String name, double ours, double theirs) {
        print("%-16s %11.4f %11.4f", name, ours, theirs);
    }

    private static CategoryChart admissionRates(Table admissions) {
        StratifiedRates rates = rates(admissions);
        List<String> labels =
                Stream.concat(Stream.of("all six"), rates.strata().stream()).toList();
        CategoryChart chart = new CategoryChartBuilder()
                .width(560)
                .height(400)
                .title("Men lead together, women lead in four of six")
                .xAxisTitle("department")
                .yAxisTitle("admitted (%)")
                .build();
        for (String group : List.of(MEN, WOMEN)) {
            List<Double> percent = new ArrayList<>(List.of(100 * rates.crude(group)));
            rates.strata().forEach(department -> percent.add(100 * rates.within(group, department)));
            chart.addSeries(inWords(group), labels, percent);
        }
        return fromZero(chart);
    }

    private static CategoryChart applicants(Table admissions) {
        List<String> departments = rates(admissions).strata();
        CategoryChart chart = new CategoryChartBuilder()
                .width(560)
                .height(400)
                .title("Why: women applied where few are admitted")
                .xAxisTitle("department")
                .yAxisTitle("applicants")
                .build();
        for (String group : List.of(MEN, WOMEN)) {
            List<Long> counts = departments.stream()
                    .map(department -> applied(admissions, group, department))
                    .toList();
            chart.addSeries(inWords(group), departments, counts);
        }
        return fromZero(chart);
    }

    private static CategoryChart fromZero(CategoryChart chart) {
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setAvailableSpaceFill(0.75);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    private static List<XYChart> quartetCharts(Table quartet) {
        List<XYChart> charts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            double[] x = column(quartet, "x" + i);
            double[] y = column(quartet, "y" + i);
            String title =
                    text("%d: Pearson %.2f, Spearman %.2f", i, Correlation.pearson(x, y), Correlation.spearman(x, y));
            XYChart chart = scatter(460, 340, title, "x" + i, "y" + i);
            double slope = Correlation.covariance(x, y) / Descriptive.variance(x);
            double intercept = Descriptive.mean(y) - slope * Descriptive.mean(x);
            double[] ends = {3, 20};
            double[] line = {intercept + slope * ends[0], intercept + slope * ends[1]};
            points(chart, "data", x, y, Figures.COLOURS.get(0));
            chart.addSeries("line", ends, line)
                    .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line)
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(Figures.COLOURS.get(1));
            chart.getStyler()
                    .setXAxisMin(3.0)
                    .setXAxisMax(20.0)
                    .setYAxisMin(2.0)
                    .setYAxisMax(14.0);
            chart.getStyler().setLegendVisible(false);
            charts.add(chart);
        }
        return charts;
    }

    private static XYChart swappedChart(Table adults) {
        double recorded = Correlation.pearson(column(adults, "height"), column(adults, "weight"));
        double corrected =
                Correlation.pearson(corrected(adults, "height", "weight"), corrected(adults, "weight", "height"));
        String title = text("One row of 200 turns a Pearson of %.2f into %.2f", corrected, recorded);
        XYChart chart = scatter(720, 460, title, "height (cm)", "weight (kg)");
        Table right = adults.dropWhere(adults.intColumn("height").isLessThan(100));
        Table wrong = adults.where(adults.intColumn("height").isLessThan(100));
        points(chart, "199 adults", column(right, "height"), column(right, "weight"), SOFT_BLUE);
        String swapped = "row 12, weight and height swapped";
        points(chart, swapped, column(wrong, "height"), column(wrong, "weight"), Figures.COLOURS.get(1));
        chart.getStyler().setLegendPosition(LegendPosition.InsideSW);
        return chart;
    }

    private static XYChart scatter(int width, int height, String title, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        chart.getStyler().setMarkerSize(8);
        return chart;
    }

    private static void points(XYChart chart, String name, double[] x, double[] y, Color colour) {
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour);
    }

    private static String inWords(String group) {
        return group.equals(MEN) ? "men" : "women";
    }

    private static StratifiedRates rates(Table admissions) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : admissions) {
            int count = row.getInt("count");
            int admitted = row.getString("admit").equals("Admitted") ? count : 0;
            cells.add(new Cell(row.getString("gender"), row.getString("dept"), admitted, count));
        }
        return new StratifiedRates(cells);
    }

    /** How many of a group applied to a department, or to all where it is null. */
    private static long applied(Table admissions, String group, String department) {
        return admissions.stream()
                .filter(row -> row.getString("gender").equals(group))
                .filter(row -> department == null || row.getString("dept").equals(department))
                .mapToLong(row -> row.getInt("count"))
                .sum();
    }

    /** A column in which row 12 has the value that was written into the other column. */
    private static double[] corrected(Table adults, String name, String other) {
        double[] values = column(adults, name);
        values[11] = column(adults, other)[11];
        return values;
    }

    private static double[] column(Table table, String name) {
        return table.numberColumn(name).asDoubleArray();
    }

    private static void section(String name) {
        System.out.println("== " + name + " ==");
    }

    private static void print(String format, Object... values) {
        System.out.println(text(format, values));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
