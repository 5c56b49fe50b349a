package gradus.classicalml.metrics.demo;

import gradus.classicalml.metrics.ScoreCurve;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** One spam filter in mailboxes with less and less spam. Label 1 is spam. */
final class Mails {
    /** Of 20 mails, 1 is spam. */
    static final int ONE_IN = 20;

    static final int SEEDS = 20;

    private static final List<String> WORDS = List.of(
            "our",
            "remove",
            "free",
            "your",
            "num000",
            "money",
            "credit",
            "char_exclamation",
            "char_dollar",
            "capital_ave");

    final Scored scored;

    Mails(Table table) {
        int[] spam = IntStream.range(0, table.rowCount())
                .map(row -> table.getString(row, "type").equals("spam") ? 1 : 0)
                .toArray();
        scored = Scored.of(logarithms(Numbers.matrix(table, WORDS)), spam, everyFifthMail(table));
    }

    /** Of ten numbers that are mostly 0 and seldom large. */
    private static Matrix logarithms(double[][] rows) {
        return Matrix.of(Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(x -> Math.log(x + 0.1)).toArray())
                .toArray(double[][]::new));
    }

    /** Copies of one mail stay together: every fifth different mail tests. */
    private static Split everyFifthMail(Table table) {
        int[] mails = Splits.groupsOf(IntStream.range(0, table.rowCount())
                .mapToObj(row ->
                        table.columns().stream().map(column -> column.get(row)).toList())
                .toList());
        return Split.of(
                IntStream.range(0, mails.length)
                        .filter(row -> mails[row] % 5 != 0)
                        .toArray(),
                IntStream.range(0, mails.length)
                        .filter(row -> mails[row] % 5 == 0)
                        .toArray());
    }

    void thinned(Lines lines) {
        double[][] thin = new double[3][SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] scores = scores(withLittleSpam(seed));
            for (int i = 0; i < 3; i++) {
                thin[i][seed] = scores[i];
            }
        }
        double[] all = scores(scored);
        int ham = scored.size() - scored.positives();
        lines.print(
                "%d mails tested, %d of them spam; then 1 in %d, %d draws",
                scored.size(), scored.positives(), ONE_IN, SEEDS);
        lines.print("                      all spam   1 in %d", ONE_IN);
        String[] names = {"AUC", "average precision", "precision from ½ on"};
        for (int i = 0; i < 3; i++) {
            lines.print(
                    "%-20s %9.3f   %.3f ± %.3f",
                    names[i], all[i], Descriptive.mean(thin[i]), Descriptive.standardDeviation(thin[i]));
        }
        lines.print(
                "the filter flags %d of the %d good mails both times",
                scored.at(0.5).count(0, 1), ham);
    }

    /** AUC, average precision, and precision at one half. */
    static double[] scores(Scored mails) {
        ScoreCurve curve = ScoreCurve.of(mails.probabilities, mails.labels);
        return new double[] {
            curve.auc(), curve.averagePrecision(), mails.at(0.5).precision(1)
        };
    }

    /** All good mails, and so few of the spam that it is one mail in twenty. */
    Scored withLittleSpam(long seed) {
        int[] ham = rows(0);
        int[] spam = rows(1);
        int kept = ham.length / (ONE_IN - 1);
        Random random = new Random(Splits.spread(seed));
        for (int i = 0; i < kept; i++) {
            int j = i + random.nextInt(spam.length - i);
            int row = spam[j];
            spam[j] = spam[i];
            spam[i] = row;
        }
        return scored.rowsAt(IntStream.concat(Arrays.stream(ham), Arrays.stream(spam, 0, kept))
                .toArray());
    }

    private int[] rows(int label) {
        return IntStream.range(0, scored.size())
                .filter(i -> scored.labels[i] == label)
                .toArray();
    }

    /** The two curves in both mailboxes. */
    List<XyPlot> charts() {
        XyPlot roc = Plot.xy(
                        480,
                        420,
                        "ROC: the same filter",
                        "share of good mails flagged",
                        "share of spam flagged (recall)")
                .unnamedLine(new double[] {0, 1}, new double[] {0, 1}, Color.LIGHT_GRAY, 1)
                .x(0, 1)
                .y(0, 1);
        XyPlot pr = Plot.xy(480, 420, "Precision and recall: another mailbox", "recall", "precision")
                .x(0, 1)
                .y(0, 1);
        draw(roc, pr, "all spam", scored, Plot.colour(0));
        draw(roc, pr, "1 mail in 20 is spam", withLittleSpam(0), Plot.colour(1));
        return List.of(roc, pr);
    }

    private static void draw(XyPlot roc, XyPlot pr, String name, Scored mails, Color colour) {
        ScoreCurve curve = ScoreCurve.of(mails.probabilities, mails.labels);
        roc.line(name, curve.falsePositiveRates(), curve.recalls(), colour, 2);
        int last = curve.points();
        pr.line(
                name,
                Arrays.copyOfRange(curve.recalls(), 1, last),
                Arrays.copyOfRange(curve.precisions(), 1, last),
                colour,
                2);
    }
}
