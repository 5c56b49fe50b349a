package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TribuoCasesTest {
    private static final Cases LINE =
            Cases.of(List.of("b", "a"), Matrix.of(new double[][] {{1, 2}, {0, 4}}), "weight", new double[] {5, 6});

    @Test
    void features_keep_their_names_and_zeros_and_the_target_is_a_dimension() {
        Dataset<Regressor> dataset = TribuoCases.regression(LINE);
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.getExample(1).lookup("a").getValue()).isEqualTo(4);
        assertThat(dataset.getExample(1).lookup("b").getValue()).isZero();
        assertThat(dataset.getExample(1).getOutput().getNames()).containsExactly("weight");
        assertThat(dataset.getExample(1).getOutput().getValues()).containsExactly(6);
    }

    @Test
    void classes_keep_their_names() {
        Table pets = Table.create(StringColumn.create("kind", "dog", "cat"), IntColumn.create("legs", 4, 3));
        Dataset<Label> dataset = TribuoCases.classification(Cases.ofClasses(pets, "kind", List.of("legs")));
        assertThat(dataset.getExample(0).getOutput().getLabel()).isEqualTo("dog");
        assertThat(dataset.getExample(1).getOutput().getLabel()).isEqualTo("cat");
        assertThat(dataset.getExample(1).lookup("legs").getValue()).isEqualTo(3);
    }

    @Test
    void a_number_is_not_classified() {
        assertThatThrownBy(() -> TribuoCases.classification(LINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target must be a class to be classified, but weight is a number");
    }

    private static final Table PETS = Table.create(
            StringColumn.create("kind", "dog", "cat", "dog", "owl"),
            IntColumn.create("legs", 4, 4, 4, 2),
            IntColumn.create("age", 7, 2, 5, 1));

    @Test
    void a_model_is_asked_about_each_case_by_the_names_of_its_features() {
        Model<Regressor> mean = DummyRegressionTrainer.createMeanTrainer().train(TribuoCases.regression(LINE));
        assertThat(TribuoCases.predictions(mean, LINE)).containsExactly(5.5, 5.5);
        Cases turned = Cases.of(List.of("a", "b"), LINE.features().columnsAt(1, 0), "weight", LINE.targets());
        Model<Regressor> tree = new CARTRegressionTrainer(2, 1, 0, 1, false, new MeanSquaredError(), 1)
                .train(TribuoCases.regression(LINE));
        assertThat(TribuoCases.predictions(tree, turned)).containsExactly(5, 6);
    }

    @Test
    void classes_and_probabilities_stand_in_the_order_of_the_cases() {
        Cases pets = Cases.ofClasses(PETS, "kind", List.of("legs", "age"));
        Model<Label> mammals = new CARTClassificationTrainer(3, 1e-5f, 0, 1, false, new GiniIndex(), 1)
                .train(TribuoCases.classification(pets.rowsAt(0, 1)));
        assertThat(pets.classes()).containsExactly("cat", "dog", "owl");
        assertThat(TribuoCases.labels(mammals, pets)).containsExactly(1, 0, 1, 0);
        assertThat(TribuoCases.probabilities(mammals, pets.rowsAt(0, 3)))
                .as("no probability for the owl, which the model has never seen")
                .isEqualTo(Matrix.of(new double[][] {{0, 1, 0}, {1, 0, 0}}));
    }

    @Test
    void what_is_not_known_or_no_probability_is_refused() {
        Cases pets = Cases.ofClasses(PETS, "kind", List.of("legs"));
        Model<Label> never =
                DummyClassifierTrainer.createConstantTrainer("fish").train(TribuoCases.classification(pets));
        assertThatThrownBy(() -> TribuoCases.labels(never, pets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predicted class must be one of [cat, dog, owl], but was fish");
        assertThatThrownBy(() -> TribuoCases.probabilities(never, pets))
                .hasMessage("model must give probabilities, but dummy-CONSTANT-classifier gives other scores");
        assertThatThrownBy(() -> TribuoCases.labels(never, LINE))
                .hasMessage("the target must be a class to be classified, but weight is a number");
    }
}
