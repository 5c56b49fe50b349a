package gradus.classicalml.framing.demo;

import gradus.classicalml.framing.Baselines;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import tech.tablesaw.api.Table;

/** Loans that went well or not, and what it costs to grant or refuse them. */
final class Credits {
    static final int SEEDS = 10;
    static final double TEST_FRACTION = 0.25;
    /** Per class (bad, good) what it costs to refuse and to grant: a good loan refused 1, a bad one granted 5. */
    static final Matrix COSTS = Matrix.of(new double[][] {{0, 5}, {1, 0}});

    static final int REFUSE = 0;
    static final int GRANT = 1;
    private static final int BAD = 0;
    private static final int DEPTH = 8;
    private static final int SMALLEST_LEAF = 40;
    /** What was known of every applicant. */
    private static final String[] KNOWN = {"seniority", "time", "age", "expenses", "records", "amount", "price"};

    private final Table table;
    /** 0 bad, 1 good. */
    final int[] labels;

    Credits(Table table) {
        this.table = table;
        labels = Numbers.classes(table, "status").codes();
    }

    /** A classifier of one line. */
    void always(Lines lines) {
        int bad = (int) Arrays.stream(labels).filter(label -> label == BAD).count();
        lines.print("%d loans: %d good, %d bad", labels.length, labels.length - bad, bad);
        lines.print(
                "return \"good\";   right: %.1f%%   bad loans found: 0 of %d",
                100 * (1 - (double) bad / labels.length), bad);
    }

    /** What a loan costs on average, in units of what a good one earns, and how often the decision is right. */
    record Rung(String name, double cost, double right) {}

    void costs(Lines lines) {
        lines.print("per loan of the test rows, mean of %d splits     cost   right", SEEDS);
        for (Rung rung : rungs()) {
            lines.print("%-44s   %5.3f   %4.1f%%", rung.name(), rung.cost(), 100 * rung.right());
        }
    }

    Rung[] rungs() {
        Rung[][] bySeed = IntStream.range(0, SEEDS).mapToObj(this::rungs).toArray(Rung[][]::new);
        return IntStream.range(0, bySeed[0].length)
                .mapToObj(i -> new Rung(
                        bySeed[0][i].name(),
                        Arrays.stream(bySeed)
                                .mapToDouble(rungs -> rungs[i].cost())
                                .average()
                                .orElseThrow(),
                        Arrays.stream(bySeed)
                                .mapToDouble(rungs -> rungs[i].right())
                                .average()
                                .orElseThrow()))
                .toArray(Rung[]::new);
    }

    Rung[] rungs(int seed) {
        Split split = Splits.stratified(labels, TEST_FRACTION, seed);
        int[] training = at(labels, split.train());
        int[] actual = at(labels, split.test());
        int[] majority = Baselines.majority(training, actual.length);
        int[] cheapest = Baselines.cheapest(training, COSTS, actual.length);
        int[] records = Arrays.stream(split.test())
                .map(row -> table.getString(row, "records").equals("yes") ? REFUSE : GRANT)
                .toArray();
        double[] bad = probabilitiesOfBad(split);
        return new Rung[] {
            rung("grant all: the most frequent class", majority, actual),
            rung("refuse all: the cheapest decision", cheapest, actual),
            rung("refuse whoever has records of trouble", records, actual),
            rung("tree, refuse if P(bad) > 1/2", above(bad, 0.5), actual),
            rung("tree, refuse if P(bad) > 1/6", above(bad, 1 / 6.0), actual),
        };
    }

    private static Rung rung(String name, int[] decisions, int[] actual) {
        double cost = 0;
        double right = 0;
        for (int i = 0; i < actual.length; i++) {
            cost += COSTS.get(actual[i], decisions[i]);
            right += decisions[i] == actual[i] ? 1 : 0;
        }
        return new Rung(name, cost / actual.length, right / actual.length);
    }

    private static int[] above(double[] bad, double threshold) {
        return Arrays.stream(bad).mapToInt(p -> p > threshold ? REFUSE : GRANT).toArray();
    }

    private double[] probabilitiesOfBad(Split split) {
        Model<Label> tree = new CARTClassificationTrainer(DEPTH, SMALLEST_LEAF, 0, 1, false, new GiniIndex(), 1L)
                .train(dataset(split.train()));
        return dataset(split.test()).getData().stream()
                .mapToDouble(asked ->
                        tree.predict(asked).getOutputScores().get("bad").getScore())
                .toArray();
    }

    private Dataset<Label> dataset(int[] rows) {
        return TribuoData.classification(table.rows(rows), "status", KNOWN);
    }

    private static int[] at(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /**
     * Loans granted evenly over three years, and a table made on the last day: a bad loan counts as good until it shows itself, on
     * a day drawn from its first two years.
     */
    void tooYoung(Lines lines) {
        double[][] shares = IntStream.range(0, SEEDS).mapToObj(this::simulated).toArray(double[][]::new);
        String[] names = {"in the end", "\"not bad yet\" counted as good", "the same, only loans at least two years old"
        };
        lines.print("share of bad loans, %d simulations              mean   least    most", SEEDS);
        for (int i = 0; i < names.length; i++) {
            int which = i;
            double[] each =
                    Arrays.stream(shares).mapToDouble(seed -> 100 * seed[which]).toArray();
            lines.print(
                    "%-46s %4.1f%%   %4.1f%%   %4.1f%%",
                    names[i],
                    Descriptive.mean(each),
                    Arrays.stream(each).min().orElseThrow(),
                    Arrays.stream(each).max().orElseThrow());
        }
    }

    /** The share of bad loans in the end, as the table of the last day has it, and among loans at least two years old. */
    double[] simulated(int seed) {
        Random random = new Random(Splits.spread(seed));
        double[] bad = new double[3];
        double[] all = {labels.length, labels.length, 0};
        for (int label : labels) {
            double age = 36 * random.nextDouble();
            boolean seen = label == BAD && 24 * random.nextDouble() <= age;
            boolean old = age >= 24;
            all[2] += old ? 1 : 0;
            bad[0] += label == BAD ? 1 : 0;
            bad[1] += seen ? 1 : 0;
            bad[2] += seen && old ? 1 : 0;
        }
        return new double[] {bad[0] / all[0], bad[1] / all[1], bad[2] / all[2]};
    }
}
