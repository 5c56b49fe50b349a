package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.BlockedSearch;
import gradus.classicalml.neighbours.LeaveOneOut;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.Vote;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.synthetic.Generators;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** How many neighbours? On points that overlap, and on digits whose writers wrote 130 each. */
final class Curves {
    private static final int FORM = 130;
    private static final int LARGEST = 199;
    private static final int[] KS = {1, 3, 5, 9, 15, 25};

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

    void forms(Lines lines) {
        lines.print("errors on 1797 digits");
        lines.print(" k   row left out   form left out");
        double[] formLeftOut = formLeftOut();
        for (int i = 0; i < KS.length; i++) {
            lines.print("%2d        %6.2f%%         %6.2f%%", KS[i], 100 * rowLeftOut(KS[i]), 100 * formLeftOut[i]);
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
    double[] formLeftOut() {
        int[] rows = IntStream.range(0, digits.size()).toArray();
        double[] errors = new double[KS.length];
        for (int form = 0; form * FORM < rows.length; form++) {
            int left = form;
            Cases test = digits.rowsAt(
                    Arrays.stream(rows).filter(i -> i / FORM == left).toArray());
            Cases train = digits.rowsAt(
                    Arrays.stream(rows).filter(i -> i / FORM != left).toArray());
            List<Neighbours> nearest = new BlockedSearch(train.features()).nearestToEach(test.features(), 25);
            Arrays.setAll(errors, i -> errors[i] + error(nearest, train, test, KS[i]) * test.size() / rows.length);
        }
        return errors;
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
        double[] k = IntStream.rangeClosed(0, 33).mapToDouble(i -> 6 * i + 1).toArray();
        return Plot.xy(700, 380, "Too few neighbours listen to noise, too many to strangers", "k", "error, %")
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
