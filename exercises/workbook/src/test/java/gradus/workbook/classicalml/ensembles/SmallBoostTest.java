package gradus.workbook.classicalml.ensembles;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.DataSets;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

@Exercise(
        lesson = "ensembles",
        number = 4,
        title = "A price in 320 leaves",
        kind = Kind.REACH,
        points = 6,
        minutes = 30,
        seconds = 20)
@Hint(
        "40 trees of 8 leaves, 20 of 16, 80 of 4: all are 320. Which setting says how many leaves a tree may have, and which how it grows?")
@Hint(
        "A smaller share of each tree needs more trees, and you have only so many leaves. Try a few shares for each size, on houses that you hold out.")
@Hint("Compare the error on the training houses with that on the others: do your trees learn too little, or too much?")
@ExplainedIn("ensembles#how-professionals-do-it")
class SmallBoostTest {
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it
    private static final int BUDGET = 320;
    private static final double GOAL = 28_500;

    /** One training: leaves in all, trees, and both errors. */
    private record Trained(int trees, int leaves, double onTraining, double onOthers, double spread) {}

    /** An error that failed checks do not print: whoever reads it could tune by it. */
    private record Hidden(double error) {
        @Override
        public String toString() {
            return error > GOAL ? "more (by how much is yours to measure)" : "less";
        }
    }

    /** Houses to train on and others, each also as Tribuo's examples, which take longer to make than a model. */
    private record Houses(
            Cases training,
            MutableDataset<Regressor> trainingExamples,
            Cases others,
            MutableDataset<Regressor> otherExamples) {}

    private static List<Trained> trained;

    @BeforeAll
    static void quietsTribuo() {
        LOG.setLevel(Level.OFF);
    }

    private static List<Houses> splits() {
        Table table = DataSets.AMES.table();
        Cases houses = Cases.ofNumbers(
                table,
                "sale_price",
                table.columns().stream()
                        .filter(column -> column instanceof NumericColumn
                                && !column.name().equals("sale_price"))
                        .map(column -> column.name())
                        .toList());
        MutableDataset<Regressor> examples = TribuoCases.regression(houses);
        return IntStream.range(0, 2)
                .mapToObj(seed -> Splits.random(houses.size(), 0.25, seed))
                .map(split -> new Houses(
                        houses.rowsAt(split.train()), examplesAt(examples, split.train()),
                        houses.rowsAt(split.test()), examplesAt(examples, split.test())))
                .toList();
    }

    private static MutableDataset<Regressor> examplesAt(MutableDataset<Regressor> all, int[] rows) {
        MutableDataset<Regressor> some = new MutableDataset<>(all.getSourceProvenance(), all.getOutputFactory());
        Arrays.stream(rows).forEach(row -> some.add(all.getExample(row)));
        return some;
    }

    @Test
    void a_trainer_is_returned() {
        law("trainer() should return a trainer", SmallBoost.trainer() != null)
                .but("it returns null")
                .because("What is asked for is a trainer, untrained: the grader trains it.")
                .toHold();
        law(
                        "the trainer should be Tribuo's XGBoostRegressionTrainer itself",
                        SmallBoost.trainer().getClass() == XGBoostRegressionTrainer.class)
                .but("it is a class of its own")
                .because(
                        "Only settings are asked for. A trainer of your own could train on other houses than those given.")
                .toHold();
    }

    @Test
    @Needs("a_trainer_is_returned")
    void there_are_trees() {
        expect("the number of trees", trained().get(0).trees()).toBeAtLeast(1);
        expect("the number of leaves", trained().get(0).leaves())
                .usually("A booster without leaves (gblinear) is no tree.")
                .toBeAtLeast(1);
    }

    @Test
    @Needs("there_are_trees")
    void the_leaves_are_within_the_budget() {
        int most = trained().stream().mapToInt(Trained::leaves).max().orElseThrow();
        int trees = trained().get(0).trees();
        expect("the number of leaves in all of " + trees + " trees", most)
                .when(leaves -> leaves > 32 * trees, """
                        A tree has over 32 leaves on average: XGBoost grows trees of six questions in a row (max_depth), up to 64 \
                        leaves, unless it is told otherwise.""")
                .usually("These are more leaves than fit: fewer trees, or smaller ones (max_leaves, max_depth).")
                .toBeAtMost(BUDGET);
    }

    @Test
    @Needs("the_leaves_are_within_the_budget")
    void prices_of_houses_not_seen_are_close_enough() {
        double error =
                rootMean(trained().stream().mapToDouble(Trained::onOthers).toArray());
        double onTraining =
                rootMean(trained().stream().mapToDouble(Trained::onTraining).toArray());
        double spread = trained().stream().mapToDouble(Trained::spread).max().orElseThrow();
        expect("the error on houses not seen in training", new Hidden(error))
                .when(
                        e -> spread < 8_000,
                        "The model predicts nearly the same price for every house: its leaves hardly move. Is a penalty too strong?")
                .when(e -> trained().get(0).trees() == 1, "This is a single tree. An ensemble of small ones errs less.")
                .when(
                        e -> onTraining > 0.85 * GOAL,
                        "It errs as much on the houses that it was trained on, or nearly: it has learned too little. The share of each tree (eta) and the number of trees belong together.")
                .when(
                        e -> onTraining < 0.6 * GOAL,
                        "It errs far less on the houses that it was trained on: it has learned their noise. Take a smaller share of each tree (eta).")
                .to("be 28,500 dollars or less", e -> e.error() <= GOAL);
    }

    private static List<Trained> trained() {
        if (trained == null) {
            trained = splits().stream().map(SmallBoostTest::train).toList();
        }
        return trained;
    }

    private static Trained train(Houses houses) {
        Model<Regressor> model = SmallBoost.trainer().train(houses.trainingExamples);
        String[] trees = trees((XGBoostModel<Regressor>) model);
        double[] predicted = predictions(model, houses.otherExamples);
        return new Trained(
                trees.length,
                Arrays.stream(trees)
                        .mapToInt(tree -> tree.split("leaf=", -1).length - 1)
                        .sum(),
                Scores.rootMeanSquaredError(predictions(model, houses.trainingExamples), houses.training.targets()),
                Scores.rootMeanSquaredError(predicted, houses.others.targets()),
                Descriptive.standardDeviation(predicted));
    }

    private static String[] trees(XGBoostModel<Regressor> model) {
        try {
            return model.getInnerModels().get(0).getModelDump("", false);
        } catch (XGBoostError e) {
            throw new IllegalStateException("cannot read the trees: " + e.getMessage(), e);
        }
    }

    private static double[] predictions(Model<Regressor> model, MutableDataset<Regressor> examples) {
        return model.predict(examples).stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
    }

    private static double rootMean(double[] errors) {
        return Math.sqrt(
                Arrays.stream(errors).map(error -> error * error).average().orElseThrow());
    }
}
