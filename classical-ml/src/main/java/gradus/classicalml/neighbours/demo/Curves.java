package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.BlockedSearch;
import gradus.classicalml.neighbours.LeaveOneOut;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.Vote;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.synthetic.Generators;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** How many neighbours? On points that overlap, and on digits whose writers wrote 130 each. */
final class Curves {
    private static final int FORM = 130;
    private static final int LARGEST = 199;
    private static final int[] KS = {1, 3, 5, 9, 15, 25};
    private static final int[] EVERY_SIXTH =
            IntStream.rangeClosed(0, 33).map(i -> 6 * i + 1).toArray();

    /** Two ways to choose k by the rows left out, and what the chosen k's do on new rows. */
    record Choice(int least, int withinOne, double errorOfLeast, double errorOfWithinOne) {}

    private final Cases moons = Cases.ofClasses(Generators.moons(400, 0.35, 5), "class", List.of("x1", "x2"));
    private final Cases fresh = Cases.ofClasses(Generators.moons(5000, 0.35, 6), "class", List.of("x1", "x2"));
    final Cases digits;
    private final List<Neighbours> ofItself;
    private final List<Neighbours> ofNew;
    private final LeaveOneOut leftOut;
    private final LeaveOneOut digitsLeftOut;

    Curves(Table digits) {
        this.digits = Cases.ofClasses(digits, "digit", Numbers.features(digits, "digit"));
        BlockedSearch search = new BlockedSearch(moons.features());
        ofItself = search.nearestToEach(moons.features(), LARGEST);
        ofNew = search.nearestToEach(fresh.features(), LARGEST);
        leftOut = LeaveOneOut.of(search, moons.labels(), LARGEST);
        digitsLeftOut = LeaveOneOut.of(new BlockedSearch(this.digits.features()), this.digits.labels(), 25);
    }

    void overlap(Lines lines) {
        lines.print("errors on 400 overlapping points");
        lines.print("  k   on itself   left out   5000 new");
        for (int k : new int[] {1, 5, 15, 45, 135, 199}) {
            lines.print(
                    "%3d      %5.1f%%     %5.1f%%       %5.1f%%",
                    k, 100 * onItself(k), 100 * leftOut(k), 100 * onNew(k));
        }
    }

    void choices(Lines lines) {
        List<Choice> choices = onTenSamples();
        lines.print("k chosen on ten other samples of 400: mean error on 2000 new (standard deviation)");
        choice(
                lines,
                "least left out",
                choices.stream().mapToInt(Choice::least),
                choices.stream().mapToDouble(Choice::errorOfLeast));
        choice(
                lines,
                "largest within one",
                choices.stream().mapToInt(Choice::withinOne),
                choices.stream().mapToDouble(Choice::errorOfWithinOne));
    }

    private static void choice(Lines lines, String label, IntStream ks, DoubleStream errors) {
        IntSummaryStatistics k = ks.summaryStatistics();
        double[] error = errors.toArray();
        double mean = 100 * Descriptive.mean(error);
        double deviation = 100 * Descriptive.standardDeviation(error);
        lines.print("%-18s   k from %2d to %3d   %5.1f%% (%.1f)", label, k.getMin(), k.getMax(), mean, deviation);
    }

    /** What is chosen on ten samples that have nothing to do with the one of the table. */
    List<Choice> onTenSamples() {
        return IntStream.rangeClosed(11, 20)
                .mapToObj(seed ->
                        choice(Cases.ofClasses(Generators.moons(400, 0.35, seed), "class", List.of("x1", "x2"))))
                .toList();
    }

    private Choice choice(Cases sample) {
        BlockedSearch search = new BlockedSearch(sample.features());
        LeaveOneOut others = LeaveOneOut.of(search, sample.labels(), LARGEST);
        double[] errors = Arrays.stream(EVERY_SIXTH)
                .mapToDouble(k -> others.error(k, Vote.EQUAL))
                .toArray();
        double p = Arrays.stream(errors).min().orElseThrow();
        double limit = p + Math.sqrt(p * (1 - p) / sample.size());
        int least = EVERY_SIXTH[within(errors, p)[0]];
        int[] withinOne = within(errors, limit);
        int largest = EVERY_SIXTH[withinOne[withinOne.length - 1]];
        Cases asked = fresh.rowsAt(IntStream.range(0, 2000).toArray());
        List<Neighbours> nearest = search.nearestToEach(asked.features(), largest);
        return new Choice(least, largest, error(nearest, sample, asked, least), error(nearest, sample, asked, largest));
    }

    private static int[] within(double[] errors, double limit) {
        return IntStream.range(0, errors.length).filter(i -> errors[i] <= limit).toArray();
    }

    void forms(Lines lines) {
        lines.print("errors on 1797 digits");
        lines.print(" k   row left out   form left out   form left out, pixels standardised");
        double[] formLeftOut = formLeftOut(false);
        double[] standardised = formLeftOut(true);
        for (int i = 0; i < KS.length; i++) {
            lines.print(
                    "%2d        %6.2f%%         %6.2f%%                           %6.2f%%",
                    KS[i], 100 * rowLeftOut(KS[i]), 100 * formLeftOut[i], 100 * standardised[i]);
        }
    }

    double onItself(int k) {
        return error(ofItself, moons, moons, k);
    }

    double leftOut(int k) {
        return leftOut.error(k, Vote.EQUAL);
    }

    double onNew(int k) {
        return error(ofNew, moons, fresh, k);
    }

    /** By k of the table: the error when the whole form that a digit stands on is left out. */
    double[] formLeftOut(boolean standardised) {
        int[] rows = IntStream.range(0, digits.size()).toArray();
        double[] errors = new double[KS.length];
        for (int form = 0; form * FORM < rows.length; form++) {
            int left = form;
            Cases test = digits.rowsAt(
                    Arrays.stream(rows).filter(i -> i / FORM == left).toArray());
            Cases train = digits.rowsAt(
                    Arrays.stream(rows).filter(i -> i / FORM != left).toArray());
            List<Neighbours> nearest = standardised
                    ? standardised(train.features(), test.features())
                    : new BlockedSearch(train.features()).nearestToEach(test.features(), 25);
            Arrays.setAll(errors, i -> errors[i] + error(nearest, train, test, KS[i]) * test.size() / rows.length);
        }
        return errors;
    }

    /** The nearest with every pixel that varies among the training rows brought to standard deviation 1. */
    private static List<Neighbours> standardised(Matrix train, Matrix test) {
        int[] varies = IntStream.range(0, train.columns())
                .filter(j -> Descriptive.standardDeviation(train.column(j)) > 0)
                .toArray();
        Standardiser scale = Standardiser.fit(train.columnsAt(varies));
        return new BlockedSearch(scale.transform(train.columnsAt(varies)))
                .nearestToEach(scale.transform(test.columnsAt(varies)), 25);
    }

    double rowLeftOut(int k) {
        return digitsLeftOut.error(k, Vote.EQUAL);
    }

    private static double error(List<Neighbours> nearest, Cases train, Cases asked, int k) {
        int[] labels = train.labels();
        int[] predictions = nearest.stream()
                .mapToInt(each ->
                        Vote.EQUAL.winner(each, k, labels, train.classes().size()))
                .toArray();
        return (double) Scores.errors(predictions, asked.labels()) / asked.size();
    }

    XyPlot chart() {
        double[] k = Arrays.stream(EVERY_SIXTH).asDoubleStream().toArray();
        return Plot.xy(700, 380, "Too few neighbours: noise; too many: strangers", "k", "error, %")
                .line("left out", k, percent(k, this::leftOut), Plot.colour(0))
                .line("on 5000 new rows", k, percent(k, this::onNew), Plot.colour(1))
                .line("on the training rows themselves", k, percent(k, this::onItself), Plot.colour(2));
    }

    private static double[] percent(double[] k, IntToDoubleFunction error) {
        return Arrays.stream(k)
                .map(each -> 100 * error.applyAsDouble((int) each))
                .toArray();
    }
}
