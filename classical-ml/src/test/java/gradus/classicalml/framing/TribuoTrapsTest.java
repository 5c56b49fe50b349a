package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.csv.CSVLoader;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;

/** How Tribuo 4.3.2 behaves where people expect something else: what the page says of it. */
class TribuoTrapsTest {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    @BeforeAll
    static void quietly() {
        TRIBUO.setLevel(Level.OFF);
    }

    @Test
    void features_are_numbered_in_the_order_of_their_names() {
        MutableDataset<Label> dataset = dataset(
                List.of("column2", "column10", "age"), new double[][] {{1, 2, 3}, {4, 5, 6}}, List.of("no", "yes"));
        ImmutableFeatureMap ids = dataset.getFeatureIDMap();
        assertThat(IntStream.range(0, 3).mapToObj(id -> ids.get(id).getName()))
                .containsExactly("age", "column10", "column2");
        List<String> inTheExample = new ArrayList<>();
        dataset.getExample(0).forEach(feature -> inTheExample.add(feature.getName()));
        assertThat(inTheExample).containsExactly("age", "column10", "column2");
    }

    @Test
    void labels_are_numbered_in_no_order_that_a_reader_would_guess() {
        MutableDataset<Label> dataset =
                dataset(List.of("x"), new double[][] {{1}, {2}, {3}}, List.of("maybe", "no", "yes"));
        assertThat(dataset.getOutputIDInfo().toReadableString()).isEqualTo("(0,no,1), (1,maybe,1), (2,yes,1)");
        MutableDataset<Label> fruit =
                dataset(List.of("x"), new double[][] {{1}, {2}, {3}}, List.of("apple", "mango", "zebra"));
        Model<Label> mostFrequent =
                DummyClassifierTrainer.createMostFrequentTrainer().train(fruit);
        assertThat(mostFrequent.predict(fruit.getExample(0)).getOutput().getLabel())
                .as("of equally frequent classes the one of the smallest id")
                .isEqualTo("zebra");
    }

    @Test
    void a_feature_that_the_model_does_not_know_is_dropped_in_silence() {
        Model<Label> model = new LogisticRegressionTrainer().train(noisy());
        assertThat(scores(model, List.of("x", "hieght"), 0.3, 1000))
                .isEqualTo(scores(model, List.of("x", "height"), 0.3, 0))
                .isEqualTo(scores(model, List.of("x"), 0.3));
        assertThatThrownBy(() -> scores(model, List.of("hieght"), 1000))
                .as("only where none is known")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No features found in Example");
    }

    @Test
    void a_class_that_training_did_not_have_stops_the_evaluation() {
        MutableDataset<Label> training = dataset(List.of("x"), new double[][] {{1}, {2}}, List.of("no", "yes"));
        MutableDataset<Label> test = dataset(List.of("x"), new double[][] {{1}}, List.of("perhaps"));
        Model<Label> model = new LogisticRegressionTrainer().train(training);
        assertThatThrownBy(() -> new LabelEvaluator().evaluate(model, test))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown label: perhaps");
    }

    @Test
    void a_trainer_that_trains_twice_gives_two_models() {
        MutableDataset<Label> data = noisy();
        Trainer<Label> trainer = new LogisticRegressionTrainer();
        Map<String, Double> first = asked(trainer.train(data));
        assertThat(asked(trainer.train(data))).isNotEqualTo(first);
        trainer.setInvocationCount(0);
        assertThat(asked(trainer.train(data))).isEqualTo(first);
        assertThat(asked(new LogisticRegressionTrainer().train(data))).isEqualTo(first);
    }

    @Test
    void guesses_in_proportion_differ_from_one_evaluation_to_the_next() {
        MutableDataset<Label> data = noisy();
        Model<Label> guesses = DummyClassifierTrainer.createStratifiedTrainer(1).train(data);
        assertThat(new LabelEvaluator().evaluate(guesses, data).accuracy())
                .isNotEqualTo(new LabelEvaluator().evaluate(guesses, data).accuracy());
    }

    @Test
    void a_baseline_gives_no_probabilities() {
        Model<Label> mostFrequent =
                DummyClassifierTrainer.createMostFrequentTrainer().train(noisy());
        assertThat(mostFrequent.generatesProbabilities()).isFalse();
        assertThat(asked(mostFrequent)).isEmpty();
    }

    @Test
    void the_median_of_an_even_number_of_targets_is_the_upper_one_of_the_middle_two() {
        double[] prices = {10, 1, 4, 2};
        Cases cases = Cases.of(List.of("x"), Matrix.ofColumns(prices), "price", prices);
        MutableDataset<Regressor> data = TribuoCases.regression(cases);
        assertThat(TribuoCases.predictions(
                        DummyRegressionTrainer.createMedianTrainer().train(data), cases))
                .containsOnly(4);
        assertThat(Baselines.median(prices, 1)).containsExactly(3);
        assertThat(TribuoCases.predictions(
                        DummyRegressionTrainer.createMeanTrainer().train(data), cases))
                .isEqualTo(Baselines.mean(prices, 4));
        assertThat(TribuoCases.predictions(
                        DummyRegressionTrainer.createQuartileTrainer(0.75).train(data), cases))
                .containsOnly(10);
        assertThatThrownBy(() -> DummyRegressionTrainer.createQuartileTrainer(1).train(data))
                .as("the largest")
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void provenance_knows_a_file_by_its_content_and_rows_by_nothing(@TempDir Path folder) throws IOException {
        List<String> names = List.of("x");
        MutableDataset<Label> rows = dataset(names, new double[][] {{1}, {2}}, List.of("no", "yes"));
        MutableDataset<Label> others = dataset(names, new double[][] {{1}, {999}}, List.of("no", "yes"));
        assertThat(withoutTimes(rows)).isEqualTo(withoutTimes(others)).contains("description = rows");
        Path file = Files.writeString(folder.resolve("cases.csv"), "x,class\n1,no\n2,yes\n");
        String before = withoutTimes(load(file));
        Files.writeString(file, "x,class\n1,no\n9,yes\n");
        assertThat(before).contains("resource-hash = ");
        assertThat(withoutTimes(load(file))).isNotEqualTo(before);
    }

    private static MutableDataset<Label> load(Path file) throws IOException {
        return new MutableDataset<>(new CSVLoader<>(new LabelFactory()).loadDataSource(file, "class"));
    }

    private static String withoutTimes(MutableDataset<Label> data) {
        return ProvenanceUtil.formattedProvenanceString(data.getProvenance()).replaceAll("(?m)^.*time = .*$", "");
    }

    @Test
    void a_trainer_built_from_provenance_trains_the_same_model() {
        MutableDataset<Label> data = noisy();
        Trainer<Label> logistic = new LogisticRegressionTrainer();
        logistic.train(data);
        Model<Label> second = logistic.train(data);
        assertThat(asked(TribuoTrainers.of(second).train(data)))
                .as("the second model of its trainer")
                .isEqualTo(asked(second));
        Trainer<Label> forest =
                new RandomForestTrainer<>(new CARTClassificationTrainer(4, 0.5f, 3L), new VotingCombiner(), 7, 5L);
        Model<Label> trees = forest.train(data);
        assertThat(asked(TribuoTrainers.of(trees).train(data))).isEqualTo(asked(trees));
        Model<Label> constant =
                DummyClassifierTrainer.createConstantTrainer("yes").train(data);
        assertThat(TribuoTrainers.of(constant)
                        .train(data)
                        .predict(data.getExample(0))
                        .getOutput()
                        .getLabel())
                .isEqualTo("yes");
        assertThatThrownBy(() -> TribuoTrainers.of((Model<Label>) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model must be given, but was null");
    }

    private static Map<String, Double> asked(Model<Label> model) {
        return scores(model, List.of("x", "height"), 0.3, 0.2);
    }

    private static Map<String, Double> scores(Model<Label> model, List<String> names, double... values) {
        Example<Label> asked = TribuoData.example(names, values, LabelFactory.UNKNOWN_LABEL);
        Map<String, Double> scores = new TreeMap<>();
        model.predict(asked).getOutputScores().forEach((name, label) -> scores.put(name, label.getScore()));
        return scores;
    }

    private static MutableDataset<Label> noisy() {
        Random random = new Random(1);
        double[][] rows = new double[200][];
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            labels.add(rows[i][0] + rows[i][1] + random.nextGaussian() > 0 ? "yes" : "no");
        }
        return dataset(List.of("x", "height"), rows, labels);
    }

    private static MutableDataset<Label> dataset(List<String> names, double[][] rows, List<String> labels) {
        return TribuoData.classification(names, rows, Classes.of(labels));
    }
}
