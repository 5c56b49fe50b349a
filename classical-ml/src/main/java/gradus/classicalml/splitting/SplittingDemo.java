package gradus.classicalml.splitting;

import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.visualisation.Figures;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.regression.Regressor;
import tech.tablesaw.api.Table;

/** Prints the numbers of the lesson <em>splitting</em> and draws its figures. */
public final class SplittingDemo {
    private static final int SEEDS = 20;
    private static final int TREES = 10;
    private static final int YEAR = 12;
    private static final double TEST_FRACTION = 0.2;

    private final Table table = DataSets.CONCRETE.table();
    private final Matrix features = matrix(table, 8); // the mix and its age
    private final double[] strengths = table.numberColumn(8).asDoubleArray();
    private final int[] mixes = Splits.groupsOf(Arrays.stream(matrix(table, 7).toArray())
            .map(row -> Arrays.toString(row))
            .toList());
    private final double[] passengers =
            DataSets.AIR_PASSENGERS.table().numberColumn("passengers_thousands").asDoubleArray();
    private final Matrix months = Matrix.of(new double[][] { // months since the start, and the month of the year
                IntStream.range(0, passengers.length).asDoubleStream().toArray(),
                DataSets.AIR_PASSENGERS.table().numberColumn("month").asDoubleArray()
            })
            .transpose();
    private final Figures figures;

    private SplittingDemo(Figures figures) {
        this.figures = figures;
    }

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String[] args) {
        SplittingDemo demo = new SplittingDemo(Figures.of(args));
        demo.repeats();
        demo.fourWays();
        demo.pretended();
        demo.strongConcrete();
        demo.months();
        demo.noise();
        demo.bestOfMany();
        demo.poison();
        demo.tribuo();
    }

    private void repeats() {
        section("repeats");
        int[] sizes = new int[Arrays.stream(mixes).max().orElseThrow() + 1];
        for (int mix : mixes) {
            sizes[mix]++;
        }
        print("%d rows, %d different mixes", mixes.length, sizes.length);
        int[] repeated = Arrays.stream(sizes).filter(size -> size > 1).toArray();
        print(
                "%d of the mixes were tested more than once: %d rows",
                repeated.length, Arrays.stream(repeated).sum());
        int mix = IntStream.range(0, sizes.length)
                .filter(m -> sizes[m] == 5)
                .findFirst()
                .orElseThrow();
        print("mix %d, %.1f kg cement and %.1f kg water in a cubic metre:", mix, first(mix, 0), first(mix, 3));
        IntStream.range(0, mixes.length)
                .filter(row -> mixes[row] == mix)
                .boxed()
                .sorted((a, b) -> Double.compare(features.get(a, 7), features.get(b, 7)))
                .forEach(row ->
                        print("  row %3d  age %3.0f days  %5.2f MPa", row, features.get(row, 7), strengths[row]));
        print(
                "rows 0 and 1 differ in coarse aggregate alone: %.0f and %.0f kg",
                features.get(0, 5), features.get(1, 5));
    }

    private double first(int mix, int column) {
        return features.get(
                IntStream.range(0, mixes.length)
                        .filter(row -> mixes[row] == mix)
                        .findFirst()
                        .orElseThrow(),
                column);
    }

    private void fourWays() {
        section("four-ways");
        String classes = "AAAAAAAABAABAABA";
        String groups = "pqrpqrstpqstuutu";
        int[] labels = classes.chars().toArray();
        long[] times = IntStream.range(0, 16).asLongStream().toArray();
        String[] names = {"random", "stratified", "grouped", "time-ordered"};
        Split[] splits = {
            Splits.random(16, 0.25, 7),
            Splits.stratified(labels, 0.25, 7),
            Splits.grouped(groups.chars().toArray(), 0.25, 7),
            Splits.timeOrdered(times, 0.25, 0)
        };
        print("%-14s%s", "class", spaced(classes));
        print("%-14s%s", "group", spaced(groups));
        for (int i = 0; i < splits.length; i++) {
            StringBuilder sides = new StringBuilder(".".repeat(16));
            for (int row : splits[i].test()) {
                sides.setCharAt(row, 'T');
            }
            print("%-14s%s", names[i], spaced(sides.toString()));
        }
    }

    /** The random forest's errors, on random and on grouped splits of the same seeds. */
    private void pretended() {
        double[][] random = errorsBySeed(seed -> Splits.random(mixes.length, TEST_FRACTION, seed));
        double[][] grouped = errorsBySeed(seed -> Splits.grouped(mixes, TEST_FRACTION, seed));
        section("random-against-grouped");
        print("root mean squared error of a forest in MPa, %d seeds", SEEDS);
        print("               mean    sd   least  most");
        print("random split  %5.2f %5.2f   %5.2f %5.2f", summary(random[0]));
        print("grouped split %5.2f %5.2f   %5.2f %5.2f", summary(grouped[0]));
        print(
                "the grouped error is the larger one for %d of %d seeds",
                IntStream.range(0, SEEDS)
                        .filter(s -> grouped[0][s] > random[0][s])
                        .count(),
                SEEDS);
        section("twins");
        print(
                "%.1f%% of a random split's test rows have a twin in training, expected %.1f%%",
                100 * mean(random[3]), 100 * expectedTwins());
        print("                                random  grouped");
        print("rows of a mix tested repeatedly%7.2f  %7.2f", mean(random[4]), mean(grouped[4]));
        print("rows of a mix tested once      %7.2f  %7.2f", mean(random[5]), mean(grouped[5]));
        figures.draw(
                "splitting-pretended",
                strips(
                        List.of("random split", "of these, with a twin", "of these, without", "grouped split"),
                        List.of(random[0], random[1], random[2], grouped[0])));
    }

    /** The share of a random split's test rows that have a twin in training: Σ m (1 − q^(m − 1)) / n over mixes of m rows. */
    private double expectedTwins() {
        int[] sizes = new int[mixes.length];
        Arrays.stream(mixes).forEach(mix -> sizes[mix]++);
        return Arrays.stream(sizes)
                        .mapToDouble(m -> m * (1 - Math.pow(TEST_FRACTION, m - 1)))
                        .sum()
                / mixes.length;
    }

    /** For each seed the error over all test rows, those with a twin, those without; the share with a twin; and by mix tested more than once, or once. */
    private double[][] errorsBySeed(IntFunction<Split> splitter) {
        boolean[] repeated = new boolean[mixes.length];
        int[] sizes = new int[mixes.length];
        Arrays.stream(mixes).forEach(mix -> sizes[mix]++);
        for (int row = 0; row < mixes.length; row++) {
            repeated[row] = sizes[mixes[row]] > 1;
        }
        double[][] bySeed = new double[6][SEEDS];
        IntStream.range(0, SEEDS).parallel().forEach(seed -> {
            Split split = splitter.apply(seed);
            int[] test = split.test();
            double[] squares = TribuoForest.squaredErrors(features, strengths, split, TREES);
            Set<Integer> twins = new HashSet<>();
            Arrays.stream(Leaks.twins(split, mixes)).forEach(twins::add);
            bySeed[0][seed] = rootMean(squares, i -> true);
            bySeed[1][seed] = rootMean(squares, i -> twins.contains(test[i]));
            bySeed[2][seed] = rootMean(squares, i -> !twins.contains(test[i]));
            bySeed[3][seed] = (double) twins.size() / test.length;
            bySeed[4][seed] = rootMean(squares, i -> repeated[test[i]]);
            bySeed[5][seed] = rootMean(squares, i -> !repeated[test[i]]);
        });
        return bySeed;
    }

    private void strongConcrete() {
        section("strong-concrete");
        int[] strong = Arrays.stream(strengths).mapToInt(s -> s >= 75 ? 1 : 0).toArray();
        print(
                "%d of %d rows reach 75 MPa; test rows among them, %d seeds",
                Arrays.stream(strong).sum(), strong.length, SEEDS);
        print("random      %s", counts(strong, seed -> Splits.random(strong.length, TEST_FRACTION, seed)));
        print("stratified  %s", counts(strong, seed -> Splits.stratified(strong, TEST_FRACTION, seed)));
    }

    private static String counts(int[] strong, IntFunction<Split> splitter) {
        StringBuilder counts = new StringBuilder();
        for (int seed = 0; seed < SEEDS; seed++) {
            counts.append(String.format(
                    Locale.ROOT,
                    "%3d",
                    Arrays.stream(splitter.apply(seed).test())
                            .map(row -> strong[row])
                            .sum()));
        }
        return counts.toString();
    }

    /** Airline passengers: a forest that knows the month's number and its name, against "as many as a year ago". */
    private void months() {
        section("months");
        int n = passengers.length;
        int[] afterFirstYear = IntStream.range(YEAR, n).toArray();
        double[] forest = new double[SEEDS];
        double[] yearAgo = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Split split = Splits.random(n - YEAR, TEST_FRACTION, seed).within(afterFirstYear);
            forest[seed] = monthError(split);
            yearAgo[seed] = yearAgoError(split);
        }
        print("root mean squared error in thousands of passengers");
        print("                      forest  a year ago");
        print("random, %d seeds     %7.1f  %10.1f", SEEDS, mean(forest), mean(yearAgo));
        for (Split window : Splits.expandingWindows(n, 5, YEAR)) {
            print(
                    "tested on %d       %7.1f  %10.1f",
                    1949 + window.test()[0] / YEAR, monthError(window), yearAgoError(window));
        }
        drawMonths();
    }

    private double monthError(Split split) {
        return rootMean(TribuoForest.squaredErrors(months, passengers, split, TREES), i -> true);
    }

    private double yearAgoError(Split split) {
        double[] squares = Arrays.stream(split.test())
                .mapToDouble(row -> Math.pow(passengers[row] - passengers[row - YEAR], 2))
                .toArray();
        return rootMean(squares, i -> true);
    }

    private void noise() {
        section("noise");
        NoiseExperiment.Result result = NoiseExperiment.run(10, 5000, 7);
        print("5000 columns of noise, 50 rows, a label by coin toss; the true error rate is 50%%");
        print("100 columns chosen before splitting   error %4.1f%%", 100 * result.chosenBeforeSplitting());
        print("100 columns chosen inside each fold   error %4.1f%%", 100 * result.chosenInsideEachFold());
    }

    /** Models that toss a coin, the best of them chosen by its score on 100 rows; the mean of 50 such choices. */
    private void bestOfMany() {
        section("best-of-many");
        Random random = new Random(1);
        print("models tried   best of their scores   that model on 100 fresh rows");
        for (int models : new int[] {1, 10, 100, 1000}) {
            double best = 0;
            double fresh = 0;
            for (int trial = 0; trial < 50; trial++) {
                best += IntStream.range(0, models)
                                .mapToDouble(m -> heads(random))
                                .max()
                                .orElseThrow()
                        / 50;
                fresh += heads(random) / 50; // the chosen model still tosses a coin
            }
            print("%12d   %19.0f%%   %26.0f%%", models, best, fresh);
        }
    }

    /** How many of 100 answers a coin gets right. */
    private static double heads(Random random) {
        return IntStream.range(0, 100).filter(i -> random.nextBoolean()).count();
    }

    private void poison() {
        section("poison");
        Split split = Splits.grouped(mixes, TEST_FRACTION, 1);
        Function<Matrix, double[]> leaking = X -> Standardiser.fit(X).means();
        Function<Matrix, double[]> sound =
                X -> Standardiser.fit(X.rowsAt(split.train())).means();
        print(
                "mean cement, fitted on all rows       %.2f   moves: %s",
                leaking.apply(features)[0], Leaks.seesTestRows(leaking, features, split.test()));
        print(
                "mean cement, fitted on training rows  %.2f   moves: %s",
                sound.apply(features)[0], Leaks.seesTestRows(sound, features, split.test()));
    }

    private void tribuo() {
        section("tribuo");
        Split ours = Splits.random(mixes.length, TEST_FRACTION, 42);
        Set<Integer> tribuos = tribuosTestRows(mixes.length, TEST_FRACTION, Splits.spread(42));
        print(
                "test rows: Tribuo %d, ours %d, the same %d",
                tribuos.size(),
                ours.test().length,
                Arrays.stream(ours.test()).filter(tribuos::contains).count());
        print("of them with a twin in training: %d", Leaks.twins(ours, mixes).length);
    }

    private static Set<Integer> tribuosTestRows(int rows, double testFraction, long seed) {
        int[] all = IntStream.range(0, rows).toArray();
        double[] numbers = Arrays.stream(all).asDoubleStream().toArray();
        ListDataSource<Regressor> source =
                TribuoForest.source(Matrix.of(new double[][] {numbers}).transpose(), numbers, all);
        TrainTestSplitter<Regressor> splitter = new TrainTestSplitter<>(source, 1 - testFraction, seed);
        Set<Integer> test = new HashSet<>();
        splitter.getTest().forEach(example -> test.add((int) example.getOutput().getValues()[0]));
        return test;
    }

    private static XYChart strips(List<String> names, List<double[]> errors) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(440)
                .title("What a random split pretends")
                .xAxisTitle("test rows (one dot a seed, a bar at their mean)")
                .yAxisTitle("error on test rows (root mean squared, MPa)")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        chart.getStyler().setXAxisTicksVisible(false).setYAxisMin(3.5).setYAxisMax(8.0);
        for (int column = 0; column < names.size(); column++) {
            int x = column + 1;
            double[] dots = IntStream.range(0, SEEDS)
                    .mapToDouble(seed -> x + 0.24 * (seed / (SEEDS - 1.0) - 0.5))
                    .toArray();
            double mean = mean(errors.get(column));
            chart.addAnnotation(new AnnotationText(names.get(column), x, 3.8, false));
            chart.addSeries(names.get(column), dots, errors.get(column))
                    .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(Figures.COLOURS.get(column == 3 ? 1 : 0));
            chart.addSeries("mean of " + names.get(column), new double[] {x - 0.25, x + 0.25}, new double[] {mean, mean
                    })
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(Color.BLACK)
                    .setLineStyle(SeriesLines.SOLID);
        }
        return chart;
    }

    private void drawMonths() {
        int n = passengers.length;
        Split random = Splits.random(n, 1.0 / 6, 3);
        Split ordered = Splits.timeOrdered(IntStream.range(0, n).asLongStream().toArray(), 1.0 / 6, 0);
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(440)
                .title("The same forest, asked about gaps and about the future")
                .xAxisTitle("year")
                .yAxisTitle("passengers in a month (thousands)")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.addSeries("passengers", years(IntStream.range(0, n).toArray()), passengers)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.GRAY);
        addPredictions(chart, "predicted, random test months", random, Figures.COLOURS.get(0));
        addPredictions(chart, "predicted, last two years", ordered, Figures.COLOURS.get(1));
        figures.draw("splitting-months", chart);
    }

    private void addPredictions(XYChart chart, String name, Split split, Color colour) {
        chart.addSeries(
                        name,
                        years(split.test()),
                        TribuoForest.predictions(months, passengers, split.train(), split.test(), TREES))
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour);
    }

    private static double[] years(int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> 1949 + row / (double) YEAR)
                .toArray();
    }

    private static Object[] summary(double[] numbers) {
        double mean = mean(numbers);
        double squares =
                Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
        return new Object[] {
            mean,
            Math.sqrt(squares / (numbers.length - 1)),
            Arrays.stream(numbers).min().orElseThrow(),
            Arrays.stream(numbers).max().orElseThrow()
        };
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double rootMean(double[] squares, IntPredicate rows) {
        return Math.sqrt(IntStream.range(0, squares.length)
                .filter(rows)
                .mapToDouble(i -> squares[i])
                .average()
                .orElse(Double.NaN));
    }

    static Matrix matrix(Table table, int columns) {
        double[][] byColumn = new double[columns][];
        for (int j = 0; j < columns; j++) {
            byColumn[j] = table.numberColumn(j).asDoubleArray();
        }
        return Matrix.of(byColumn).transpose();
    }

    private static String spaced(String letters) {
        return String.join(" ", letters.split(""));
    }

    static void section(String name) {
        System.out.println("== " + name + " ==");
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
