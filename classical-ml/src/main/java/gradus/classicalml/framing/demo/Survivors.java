package gradus.classicalml.framing.demo;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import gradus.classicalml.framing.Baselines;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import tech.tablesaw.api.Table;

/** Who survived the Titanic: guesses, a rule that everybody knows, and a model by Tribuo. */
final class Survivors {
    static final int SEEDS = 10;
    static final double TEST_FRACTION = 0.25;
    static final String[] RUNGS = {
        "guess in proportion", "\"no\", the most frequent", "women survive, men do not", "Tribuo: sex and class"
    };
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo"); // held, or its level is lost with it
    private static final List<String> ENVIRONMENT =
            List.of("time = ", "trained-at", "java-version", "os-name", "os-arch", "host-short-name", "is-sequence");

    static {
        TRIBUO.setLevel(Level.WARNING); // Tribuo reports every training otherwise
    }

    private final Table table;
    /** 0 no, 1 yes. */
    private final int[] labels;

    Survivors(Table table) {
        this.table = table;
        labels = Numbers.classes(table, "survived").codes();
    }

    /** The share of test rows that are wrong, by seed and rung. */
    double[][] errors() {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> rungs(Splits.random(labels.length, TEST_FRACTION, seed), seed))
                .toArray(double[][]::new);
    }

    private double[] rungs(Split split, int seed) {
        int[] training = at(split.train());
        int[] actual = at(split.test());
        int[] women = Arrays.stream(split.test())
                .map(row -> table.getString(row, "sex").equals("female") ? 1 : 0)
                .toArray();
        MutableDataset<Label> test = dataset(table.rows(split.test()));
        Model<Label> model = train(dataset(table.rows(split.train())));
        double right = new LabelEvaluator().evaluate(model, test).accuracy();
        return new double[] {
            share(Baselines.stratified(training, actual.length, seed), actual),
            share(Baselines.majority(training, actual.length), actual),
            share(women, actual),
            1 - right
        };
    }

    private static double share(int[] predictions, int[] actual) {
        return (double) Scores.errors(predictions, actual) / actual.length;
    }

    private int[] at(int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }

    void survivors(Lines lines) {
        double[][] errors = errors();
        lines.print("wrong on test rows, %d splits    mean   least    most", SEEDS);
        for (int rung = 0; rung < RUNGS.length; rung++) {
            int which = rung;
            double[] each =
                    Arrays.stream(errors).mapToDouble(seed -> 100 * seed[which]).toArray();
            lines.print(
                    "%-30s %4.1f%%   %4.1f%%   %4.1f%%",
                    RUNGS[rung],
                    Descriptive.mean(each),
                    Arrays.stream(each).min().orElseThrow(),
                    Arrays.stream(each).max().orElseThrow());
        }
    }

    static MutableDataset<Label> dataset(Table passengers) {
        return TribuoData.classification(passengers, "survived", "sex", "passenger_class");
    }

    static Model<Label> train(MutableDataset<Label> training) {
        Trainer<Label> trainer = new LogisticRegressionTrainer();
        return trainer.train(training);
    }

    /** From a table to a score. */
    void tour(Lines lines) {
        Split split = Splits.random(table.rowCount(), TEST_FRACTION, 1);
        MutableDataset<Label> training = dataset(table.rows(split.train()));
        MutableDataset<Label> test = dataset(table.rows(split.test()));
        Model<Label> model = train(training);
        LabelEvaluation evaluation = new LabelEvaluator().evaluate(model, test);
        lines.print(
                "dataset     %d examples, features %s",
                training.size(), training.getFeatureIDMap().keySet());
        lines.print("first       %s", training.getExample(0));
        lines.print("asked       %s", test.getExample(0));
        lines.print("model       %s", model.predict(test.getExample(0)).getOutputScores());
        lines.print("evaluation  right: %.3f", evaluation.accuracy());
        lines.print("%s", evaluation.getConfusionMatrix());
    }

    /** What the model records about its own training. */
    void provenance(Lines lines) {
        Model<Label> model = train(dataset(table));
        ProvenanceUtil.formattedProvenanceString(model.getProvenance())
                .lines()
                .filter(line -> ENVIRONMENT.stream().noneMatch(line::contains))
                .forEach(line -> lines.print("%s", line.replace("\t", "  ")));
    }

    /** Whose age is known, and who survived. */
    void gap(Lines lines) {
        boolean[] unknown = unknown();
        lines.print("             passengers   survived");
        print(lines, "age known", unknown, false);
        print(lines, "age unknown", unknown, true);
    }

    boolean[] unknown() {
        boolean[] unknown = new boolean[labels.length];
        IntStream.range(0, unknown.length)
                .forEach(i -> unknown[i] = table.column("age").isMissing(i));
        return unknown;
    }

    boolean[] survived() {
        boolean[] survived = new boolean[labels.length];
        IntStream.range(0, survived.length).forEach(i -> survived[i] = labels[i] == 1);
        return survived;
    }

    private void print(Lines lines, String name, boolean[] unknown, boolean which) {
        int[] rows = IntStream.range(0, unknown.length)
                .filter(i -> unknown[i] == which)
                .toArray();
        lines.print(
                "%-11s  %10d   %7.1f%%",
                name, rows.length, 100 * Arrays.stream(at(rows)).average().orElseThrow());
    }
}
