package gradus.classicalml.logisticregression;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.visualisation.Figures;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import tech.tablesaw.api.Table;

/** Prints the numbers of the lesson on logistic regression, and draws its figures. */
public final class LogisticRegressionDemo {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo"); // kept: a logger without owner is forgotten
    private static final List<String> BILL = List.of("bill_length_mm", "bill_depth_mm");
    private static final List<String> MEASUREMENTS =
            List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");

    private LogisticRegressionDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String... args) {
        TRIBUO.setLevel(Level.WARNING);
        Figures figures = Figures.of(args);
        line(figures);
        thousand();
        birds();
        LabelledRows measured = LabelledRows.of(measuredBirds(), "species", MEASUREMENTS);
        gradientCheck(standardised(measured));
        penguins(measured);
        LabelledRows bills = LabelledRows.of(measuredBirds(), "species", BILL);
        figures.draw("logistic-regression-boundaries", boundaryChart(bills));
        tribuo(bills);
        breastCancer();
        runaway(standardised(measured));
        rates(bills);
    }

    /** A straight line through zeros and ones, and the curve that fits them. */
    private static void line(Figures figures) {
        LabelledRows tumours = LabelledRows.of(DataSets.BREAST_CANCER.table(), "diagnosis", List.of("radius_mean"));
        double[] malignant = Arrays.stream(tumours.labels()).asDoubleStream().toArray(); // alphabetical: 1 is malignant
        LinearModel line = new LinearRegression().fit(tumours.X(), malignant);
        Standardiser scale = Standardiser.fit(tumours.X());
        LogisticModel curve = new LogisticRegression(0, new GradientDescent(2, 5000, 1e-9))
                .fit(scale.transform(tumours.X()), tumours.labels());
        section("line");
        print("radius   least squares   logistic regression");
        for (double radius : new double[] {6.981, 12, 15, 28.11}) {
            Matrix row = Matrix.of(new double[][] {{radius}});
            double probability = curve.probabilities(scale.transform(row).row(0))[1];
            print("%6.2f   %13.3f   %19.3f", radius, line.predict(row.row(0)), probability);
        }
        long outside = Arrays.stream(line.predict(tumours.X()))
                .filter(p -> p < 0 || p > 1)
                .count();
        print("%d of %d least-squares \"probabilities\" lie outside 0 to 1", outside, malignant.length);
        figures.draw("logistic-regression-sigmoid", sigmoidChart(tumours, line, curve, scale));
    }

    /** What the textbook's formulas do far from zero. */
    private static void thousand() {
        double[] logits = {1000, 0, -1000};
        section("thousand");
        print("logits            %s", Arrays.toString(logits));
        print("textbook softmax  %s", Arrays.toString(textbookSoftmax(logits)));
        print("Logits.softmax    %s", Arrays.toString(Logits.softmax(logits)));
        print("log loss if the label is    0       1       2");
        print("-ln(textbook softmax)  %6.1f  %6.1f  %6.1f", losses(logits, true));
        print("Logits.logLoss         %6.1f  %6.1f  %6.1f", losses(logits, false));
    }

    /** The formula as it stands in books: right on paper, and past logits of 709 in no computer. */
    private static double[] textbookSoftmax(double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(z -> Math.exp(z) / sum).toArray();
    }

    private static Object[] losses(double[] logits, boolean textbook) {
        return IntStream.range(0, logits.length)
                .mapToObj(c -> textbook ? -Math.log(textbookSoftmax(logits)[c]) : Logits.logLoss(logits, c))
                .toArray();
    }

    /** Who was measured, and who was not. */
    private static void birds() {
        Table all = DataSets.PENGUINS.table();
        Table measured = measuredBirds();
        section("birds");
        int[] labels = LabelledRows.of(measured, "species", BILL).labels();
        print("%d birds in the table, %d of them measured:", all.rowCount(), labels.length);
        print("%d Adelie, %d Chinstrap, %d Gentoo", count(labels, 0), count(labels, 1), count(labels, 2));
        print("%d without any gap", all.dropRowsWithMissingValues().rowCount());
    }

    /** The birds with measurements: all but two. What else is unknown of a bird (its sex, say) does not matter here. */
    private static Table measuredBirds() {
        Table all = DataSets.PENGUINS.table();
        return all.dropWhere(all.column("bill_length_mm").isMissing());
    }

    /** The formula's gradient beside the measured one, at random weights. */
    private static void gradientCheck(LabelledRows birds) {
        Objective objective = new Objective(birds.X(), birds.labels(), 0.1);
        double[] at = new Random(1).doubles(objective.size(), -1, 1).toArray();
        double[] formula = objective.gradient(at);
        double[] measured = GradientCheck.numerical(objective::value, at);
        double[] wrong = formula.clone();
        wrong[0] += 0.1 * at[0]; // as if the penalty took the bias too
        section("gradient-check");
        print("derivative by             formula     measured");
        print("Adelie's bias           %9.6f    %9.6f", formula[0], measured[0]);
        print("Gentoo's body mass      %9.6f    %9.6f", formula[14], measured[14]);
        print("all 15 agree to 1e-8: %s", GradientCheck.largestError(formula, measured) < 1e-8);
        print(
                "with the bias penalised by mistake, the largest error is %.3f",
                GradientCheck.largestError(wrong, measured));
    }

    /** Three species from four measurements, tested on birds that training has not seen. */
    private static void penguins(LabelledRows birds) {
        Split split = Splits.stratified(birds.labels(), 0.25, 5);
        LabelledRows train = birds.rowsAt(split.train());
        LabelledRows test = birds.rowsAt(split.test());
        Standardiser scale = Standardiser.fit(train.X());
        LogisticModel model = new LogisticRegression(0.001, new GradientDescent(0.8, 3000, 1e-6))
                .fit(scale.transform(train.X()), train.labels());
        int[] predicted = model.predict(scale.transform(test.X()));
        section("penguins");
        print(
                "training: log loss from %.4f to %.4f nats in %d steps",
                model.losses()[0],
                model.logLoss(scale.transform(train.X()), train.labels()),
                model.losses().length - 1);
        print(
                "test: %d of %d birds right, log loss %.4f nats",
                predicted.length - errors(predicted, test.labels()),
                predicted.length,
                model.logLoss(scale.transform(test.X()), test.labels()));
        print("weight per deviation   bill length  bill depth  flipper    mass");
        for (int c = 0; c < 3; c++) {
            print(
                    "%-20s   %11.2f  %10.2f  %7.2f  %6.2f",
                    prepend(birds.classes().get(c), model.weights().row(c)));
        }
        double logOdds = model.weights().get(1, 0) - model.weights().get(0, 0);
        print("one deviation of bill length more: odds of Chinstrap to Adelie times %.0f", Math.exp(logOdds));
        unsure(model, scale.transform(test.X()), test);
    }

    private static void unsure(LogisticModel model, Matrix Z, LabelledRows test) {
        int least = 0;
        for (int i = 1; i < Z.rows(); i++) {
            if (top(model.probabilities(Z.row(i))) < top(model.probabilities(Z.row(least)))) {
                least = i;
            }
        }
        double[] p = model.probabilities(Z.row(least));
        print(
                "least sure of: %s, given Adelie %.2f, Chinstrap %.2f, Gentoo %.2f",
                test.classes().get(test.labels()[least]), p[0], p[1], p[2]);
    }

    /** The same model from a library. */
    private static void tribuo(LabelledRows bills) {
        LabelledRows z = standardised(bills);
        LogisticModel ours = new LogisticRegression(0, new GradientDescent(1.3, 20_000, 1e-6)).fit(z.X(), z.labels());
        section("tribuo");
        print("                                       log loss   furthest from ours");
        print("ours, 20000 steps                      %8.4f", ours.logLoss(z.X(), z.labels()));
        compare("Tribuo, defaults (5 epochs)", new LogisticRegressionTrainer(), z, ours, z.X());
        compare("Tribuo, 500 epochs", trainer(500), z, ours, z.X());
        compare("Tribuo, 500 epochs, in millimetres", trainer(500), bills, ours, z.X());
    }

    private static Trainer<Label> trainer(int epochs) {
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(1.0, 0.1), epochs, -1, Trainer.DEFAULT_SEED);
    }

    private static void compare(String name, Trainer<Label> trainer, LabelledRows rows, LogisticModel ours, Matrix Z) {
        Model<Label> theirs = trainer.train(TribuoRows.of(rows));
        double loss = 0;
        double furthest = 0;
        int i = 0;
        for (Example<Label> bird : TribuoRows.of(rows)) {
            Map<String, Label> scores = theirs.predict(bird).getOutputScores();
            loss -= Math.log(scores.get(bird.getOutput().getLabel()).getScore()) / Z.rows();
            double[] p = ours.probabilities(Z.row(i++));
            for (int c = 0; c < p.length; c++) {
                furthest = Math.max(
                        furthest,
                        Math.abs(p[c] - scores.get(rows.classes().get(c)).getScore()));
            }
        }
        print("%-36s   %8.4f   %18.3f", name, loss, furthest);
    }

    /** Thirty features, and how much penalty they need. */
    private static void breastCancer() {
        Table table = DataSets.BREAST_CANCER.table();
        List<String> features = table.columnNames().stream()
                .filter(name -> !name.equals("diagnosis"))
                .toList();
        LabelledRows tumours = LabelledRows.of(table, "diagnosis", features);
        Split split = Splits.stratified(tumours.labels(), 0.3, 1);
        LabelledRows train = tumours.rowsAt(split.train());
        LabelledRows test = tumours.rowsAt(split.test());
        Standardiser scale = Standardiser.fit(train.X());
        Matrix Z = scale.transform(train.X());
        Matrix testZ = scale.transform(test.X());
        section("breast-cancer");
        print("%d tumours to train on, %d to test on", Z.rows(), testZ.rows());
        print("    l2   length of weights   training loss   test loss   test errors");
        for (double l2 : new double[] {0, 0.001, 0.01, 0.1, 1}) {
            LogisticModel model =
                    new LogisticRegression(l2, new GradientDescent(0.12, 2000, 1e-6)).fit(Z, train.labels());
            print(
                    "%6.3f   %17.2f   %13.4f   %9.4f   %11d",
                    l2,
                    length(model.weights()),
                    model.logLoss(Z, train.labels()),
                    model.logLoss(testZ, test.labels()),
                    errors(model.predict(testZ), test.labels()));
        }
    }

    /** Four measurements separate the species perfectly: without a penalty, the weights never stop growing. */
    private static void runaway(LabelledRows birds) {
        section("runaway");
        print("            no penalty                      l2 = 0.001");
        print(" steps      loss   length of weights       loss   length of weights");
        for (int steps = 10; steps <= 10_000; steps *= 10) {
            LogisticModel free =
                    new LogisticRegression(0, new GradientDescent(0.8, steps, 0)).fit(birds.X(), birds.labels());
            LogisticModel held =
                    new LogisticRegression(0.001, new GradientDescent(0.8, steps, 0)).fit(birds.X(), birds.labels());
            print(
                    "%6d   %7.5f   %17.2f    %7.5f   %17.2f",
                    steps,
                    free.logLoss(birds.X(), birds.labels()),
                    length(free.weights()),
                    held.logLoss(birds.X(), birds.labels()),
                    length(held.weights()));
        }
    }

    /** One learning rate on two scales. */
    private static void rates(LabelledRows bills) {
        LabelledRows z = standardised(bills);
        double[] wild = run(bills, 0.5);
        double[] crawling = run(bills, 0.0015);
        double[] steady = run(z, 0.5);
        section("rates");
        print("          millimetres   millimetres   standardised");
        print(" steps       rate 0.5   rate 0.0015       rate 0.5");
        for (int step : new int[] {0, 1, 20}) {
            print("%6d   %12.3f   %11.3f   %12.3f", step, wild[step], crawling[step], steady[step]);
        }
        print("%6d   %12s   %11.3f   %12.3f", 1000, "", last(crawling), last(steady));
        print("mean square of a row: %.1f in millimetres, %.1f standardised", meanSquare(bills), meanSquare(z));
        print("safe rates, to 4 / that: %.4f and %.2f", 4 / meanSquare(bills), 4 / meanSquare(z));
    }

    /** The mean over the rows of the sum of their squares, the 1 of the bias included. */
    private static double meanSquare(LabelledRows rows) {
        double sum = 0;
        for (double[] row : rows.X().withOnes().toArray()) {
            sum += Arrays.stream(row).map(x -> x * x).sum();
        }
        return sum / rows.X().rows();
    }

    private static double[] run(LabelledRows rows, double learningRate) {
        return new LogisticRegression(0, new GradientDescent(learningRate, 1000, 0))
                .fit(rows.X(), rows.labels())
                .losses();
    }

    private static XYChart sigmoidChart(
            LabelledRows tumours, LinearModel line, LogisticModel curve, Standardiser scale) {
        XYChart chart = chart(
                "A probability cannot leave 0 to 1; a line does",
                "mean radius of the cell nuclei (unit not published)",
                "probability of malignant");
        for (int c = 0; c < 2; c++) {
            int label = c;
            int[] rows = IntStream.range(0, tumours.X().rows())
                    .filter(i -> tumours.labels()[i] == label)
                    .toArray();
            double[] heights = new double[rows.length];
            Arrays.fill(heights, c);
            points(chart, tumours.classes().get(c), tumours.X().rowsAt(rows).column(0), heights);
        }
        double[] radius =
                IntStream.rangeClosed(0, 220).mapToDouble(i -> 6.5 + 0.1 * i).toArray();
        Matrix rows = Matrix.of(new double[][] {radius}).transpose();
        double[] probability = new double[radius.length];
        for (int i = 0; i < radius.length; i++) {
            probability[i] = curve.probabilities(scale.transform(rows).row(i))[1];
        }
        curve(chart, "least squares", radius, line.predict(rows), Figures.COLOURS.get(3));
        curve(chart, "logistic regression", radius, probability, Color.BLACK);
        return chart;
    }

    /** Regions of the plane in which one species is the most probable. */
    private static XYChart boundaryChart(LabelledRows bills) {
        Standardiser scale = Standardiser.fit(bills.X());
        LogisticModel model = new LogisticRegression(0.001, new GradientDescent(1.3, 5000, 1e-6))
                .fit(scale.transform(bills.X()), bills.labels());
        XYChart chart = chart(
                "Three species, three straight boundaries, one point where all are equal",
                "bill length (mm)",
                "bill depth (mm)");
        for (int c = 0; c < 3; c++) {
            int label = c;
            int[] rows = IntStream.range(0, bills.X().rows())
                    .filter(i -> bills.labels()[i] == label)
                    .toArray();
            Matrix X = bills.X().rowsAt(rows);
            points(chart, bills.classes().get(c), X.column(0), X.column(1));
        }
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            boundary(chart, pair[0], pair[1], model, scale);
        }
        chart.getStyler().setXAxisMin(32.0).setXAxisMax(60.0).setYAxisMin(13.0).setYAxisMax(22.0);
        return chart;
    }

    /** The part of the line logit a = logit b along which both are above the third. */
    private static void boundary(XYChart chart, int a, int b, LogisticModel model, Standardiser scale) {
        double[] xs = IntStream.rangeClosed(3200, 6000)
                .mapToDouble(i -> i / 100.0)
                .filter(x -> isBoundary(x, crossing(x, a, b, model, scale), a, b, model, scale))
                .toArray();
        double[] ends = {xs[0], xs[xs.length - 1]};
        double[] depths =
                Arrays.stream(ends).map(x -> crossing(x, a, b, model, scale)).toArray();
        curve(chart, "boundary " + a + b, ends, depths, Color.BLACK).setShowInLegend(false);
    }

    private static boolean isBoundary(double x, double y, int a, int b, LogisticModel model, Standardiser scale) {
        double[] logits =
                model.logits(scale.transform(Matrix.of(new double[][] {{x, y}})).row(0));
        return y >= 13 && y <= 22 && logits[3 - a - b] <= logits[a];
    }

    /** The bill depth at which classes a and b have equal logits, for a bill of length x. */
    private static double crossing(double x, int a, int b, LogisticModel model, Standardiser scale) {
        double[] low =
                model.logits(scale.transform(Matrix.of(new double[][] {{x, 0}})).row(0));
        double[] high =
                model.logits(scale.transform(Matrix.of(new double[][] {{x, 1}})).row(0));
        double slope = (high[a] - high[b]) - (low[a] - low[b]);
        return -(low[a] - low[b]) / slope;
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(800)
                .height(480)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        return chart;
    }

    private static void points(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
    }

    private static XYSeries curve(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(new BasicStroke(2));
        return series;
    }

    private static LabelledRows standardised(LabelledRows rows) {
        return rows.with(Standardiser.fit(rows.X()).transform(rows.X()));
    }

    private static double length(Matrix weights) {
        return Math.sqrt(Arrays.stream(weights.toArray())
                .flatMapToDouble(Arrays::stream)
                .map(w -> w * w)
                .sum());
    }

    private static int errors(int[] predicted, int[] labels) {
        return (int) IntStream.range(0, labels.length)
                .filter(i -> predicted[i] != labels[i])
                .count();
    }

    private static int count(int[] labels, int label) {
        return (int) Arrays.stream(labels).filter(l -> l == label).count();
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    private static double top(double[] probabilities) {
        return Arrays.stream(probabilities).max().orElseThrow();
    }

    private static Object[] prepend(String first, double[] values) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(boxed(values)));
        return all.toArray();
    }

    private static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    private static void section(String name) {
        System.out.println("== " + name + " ==");
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
