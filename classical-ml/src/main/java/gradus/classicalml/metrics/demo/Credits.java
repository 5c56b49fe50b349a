package gradus.classicalml.metrics.demo;

import gradus.classicalml.metrics.ConfusionMatrix;
import gradus.classicalml.metrics.Costs;
import gradus.classicalml.metrics.ProbabilityScores;
import gradus.classicalml.metrics.ScoreCurve;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Who will not pay back? One model, what its thresholds cost, and what other scores say of it. Label 1 is a bad credit. */
final class Credits {
    /** What the two mistakes cost: one unit for a good credit declined, so many for a bad one accepted. */
    static final List<Costs> PRICES = List.of(Costs.ofMistakes(1, 1), Costs.ofMistakes(1, 2), Costs.ofMistakes(1, 5));

    static final Costs FIVE = PRICES.get(2);
    static final int SEEDS = 20;

    private static final String[] NUMBERS = {"seniority", "time", "age", "expenses", "amount", "price"};

    final Matrix features;
    final int[] bad;
    final Split split;
    final Scored scored;

    Credits(Table table) {
        double[] records = IntStream.range(0, table.rowCount())
                .mapToDouble(row -> table.getString(row, "records").equals("yes") ? 1 : 0)
                .toArray();
        double[][] columns = Arrays.copyOf(Numbers.columns(table, List.of(NUMBERS)), NUMBERS.length + 1);
        columns[NUMBERS.length] = records;
        features = Matrix.ofColumns(columns);
        bad = IntStream.range(0, table.rowCount())
                .map(row -> table.getString(row, "status").equals("bad") ? 1 : 0)
                .toArray();
        split = everyFifth(bad.length);
        scored = Scored.of(features, bad, split);
    }

    /** Rows whose number is a multiple of five test, so that any other tool can do the same. */
    private static Split everyFifth(int rows) {
        return Split.of(
                IntStream.range(0, rows).filter(row -> row % 5 != 0).toArray(),
                IntStream.range(0, rows).filter(row -> row % 5 == 0).toArray());
    }

    void half(Lines lines) {
        lines.print("%d credits tested, %d of them bad", scored.size(), scored.positives());
        lines.print("                          right   good declined   bad accepted   cost at 1 and 5");
        row(lines, "accept everybody", scored.at(Double.POSITIVE_INFINITY));
        row(lines, "decline from ½ on", scored.at(0.5));
        row(lines, "decline everybody", scored.at(0));
    }

    void sixth(Lines lines) {
        row(lines, "decline from ⅙ on", scored.at(FIVE.threshold()));
    }

    private static void row(Lines lines, String name, ConfusionMatrix matrix) {
        lines.print(
                "%-24s %5.1f%%   %13d   %12d   %15.0f",
                name, 100 * matrix.accuracy(), matrix.count(0, 1), matrix.count(1, 0), FIVE.of(matrix));
    }

    /** What each price's threshold costs at every price. */
    void threeByThree(Lines lines) {
        lines.print("cost of 100 credits       a bad one costs 1       2       5");
        for (Costs own : PRICES) {
            double threshold = own.threshold();
            lines.row(
                    "%-40s %7.1f %7.1f %7.1f",
                    Lines.text("decline from %.3f on", threshold),
                    PRICES.stream()
                            .mapToDouble(price -> per100(price, threshold))
                            .toArray());
        }
    }

    double per100(Costs price, double threshold) {
        return 100 * price.of(scored.at(threshold)) / scored.size();
    }

    /** The same over many splits, and what choosing the threshold by the tested rows pretends. */
    void manySplits(Lines lines) {
        List<double[]> costs = costsBySeed();
        lines.print("cost of 100 credits at 1 and 5, %d random splits", SEEDS);
        String[] names = {
            "decline from ½ on", "decline everybody", "decline from ⅙ on", "best threshold of the tested rows"
        };
        for (int i = 0; i < names.length; i++) {
            int column = i;
            double[] each = costs.stream().mapToDouble(row -> row[column]).toArray();
            lines.print("%-34s %5.1f ± %.1f", names[i], Descriptive.mean(each), Descriptive.standardDeviation(each));
        }
    }

    /** By seed: the costs of 100 credits at ½, of declining all, at ⅙, and at the threshold that is best for the tested rows. */
    List<double[]> costsBySeed() {
        return IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> Scored.of(features, bad, Splits.stratified(bad, 0.2, seed)))
                .map(test -> {
                    ScoreCurve curve = ScoreCurve.of(test.probabilities, test.labels);
                    double unit = 100.0 / test.size();
                    return new double[] {
                        unit * FIVE.of(test.at(0.5)),
                        unit * FIVE.of(test.at(0)),
                        unit * FIVE.of(test.at(FIVE.threshold())),
                        unit * FIVE.of(curve.matrix(curve.cheapest(FIVE)))
                    };
                })
                .toList();
    }

    /** What each score sees of the same model, spoilt in two ways. */
    void reports(Lines lines) {
        lines.print("                               AUC   average precision   log loss   Brier   cost at ⅙");
        report(lines, "the model", p -> p);
        report(lines, "its probabilities squared", p -> p * p);
        report(lines, "the base rate for everybody", p -> baseRate());
    }

    private void report(Lines lines, String name, DoubleUnaryOperator change) {
        Scored changed = scored.with(change);
        ScoreCurve curve = ScoreCurve.of(changed.probabilities, changed.labels);
        lines.row(
                "%-28s %5.3f %19.3f %10.3f %7.3f %11.0f",
                name,
                curve.auc(),
                curve.averagePrecision(),
                ProbabilityScores.logLoss(changed.probabilities, changed.labels),
                ProbabilityScores.brierScore(changed.probabilities, changed.labels),
                FIVE.of(changed.at(FIVE.threshold())));
    }

    /** The share of bad credits among those trained on. */
    double baseRate() {
        return Arrays.stream(split.train()).map(row -> bad[row]).average().orElseThrow();
    }

    /** Probabilities rounded to tenths, as a scorecard shows them: the luck of a sort that looks at single rows. */
    void ties(Lines lines) {
        Scored rounded = scored.with(p -> Math.rint(10 * p) / 10);
        lines.print(
                "probabilities in tenths: %d different ones",
                ScoreCurve.of(rounded.probabilities, rounded.labels).points() - 1);
        lines.print("AUC, bad credits first among equals    %.4f", sorted(rounded, 1e-9));
        lines.print("AUC, good credits first among equals   %.4f", sorted(rounded, -1e-9));
        lines.print(
                "AUC, a tie counts half                 %.4f",
                ScoreCurve.of(rounded.probabilities, rounded.labels).auc());
    }

    /** As if a sort had put the bad credits before their equals, or behind them. */
    static double sorted(Scored scored, double before) {
        double[] apart = IntStream.range(0, scored.size())
                .mapToDouble(i -> scored.probabilities[i] + before * scored.labels[i])
                .toArray();
        return ScoreCurve.of(apart, scored.labels).auc();
    }

    /** The amounts of the tested credits. */
    double[] amounts() {
        return Vectors.at(features.column(4), split.test());
    }
}
