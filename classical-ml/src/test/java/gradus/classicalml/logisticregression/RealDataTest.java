package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import tech.tablesaw.api.Table;

/** Penguins and tumours, against SciPy and Tribuo. */
@Tag("proof")
class RealDataTest {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    @Test
    void the_birds_are_344_of_which_two_have_no_measurements() {
        Table all = DataSets.PENGUINS.table();
        assertThat(all.rowCount()).isEqualTo(344);
        assertThat(birds("bill_length_mm").labels()).hasSize(342);
    }

    @Test
    void penguins_get_the_weights_that_scipy_finds() {
        // SciPy 1.17.1: minimize(method="L-BFGS-B") on the same objective, l2 = 0.01, four features standardised with
        // divisor
        // n - 1, polished by five Newton steps to a gradient of 1e-17
        Cases birds = birds("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
        LogisticModel model = new LogisticRegression(0.01, new GradientDescent(0.8, 20_000, 1e-9))
                .fit(birds.features(), birds.labels());
        double[] adelie = {-1.9276931778, 1.0386983986, -0.4680424098, 0.1560468662};
        double[] chinstrap = {1.672562041, 0.2969128825, -0.5043299665, -1.070074344};
        double[] gentoo = {0.2551311368, -1.3356112811, 0.9723723764, 0.9140274777};
        assertThat(model.weights().row(0)).containsExactly(adelie, within(1e-6));
        assertThat(model.weights().row(1)).containsExactly(chinstrap, within(1e-6));
        assertThat(model.weights().row(2)).containsExactly(gentoo, within(1e-6));
        assertThat(model.bias())
                .containsExactly(new double[] {0.4835489564, -0.1690415641, -0.3145073923}, within(1e-6));
        double[] losses = model.losses();
        assertThat(losses[losses.length - 1]).isCloseTo(0.139557541394724, within(1e-10));
    }

    @Test
    @Tag("proof")
    void tumours_get_the_weights_that_scipy_finds() {
        Table table = DataSets.BREAST_CANCER.table();
        List<String> features = table.columnNames().stream()
                .filter(name -> !name.equals("diagnosis"))
                .toList();
        Cases tumours = standardised(Cases.ofClasses(table, "diagnosis", features));
        LogisticModel model = new LogisticRegression(0.01, new GradientDescent(0.12, 10_000, 1e-7))
                .fit(tumours.features(), tumours.labels());
        // SciPy as above: the first three weights of malignant, its bias, and the objective
        double[] first = Arrays.copyOf(model.weights().row(1), 3);
        assertThat(first).containsExactly(new double[] {0.2135770712, 0.2355871971, 0.2071083172}, within(1e-4));
        assertThat(model.bias()[1]).isCloseTo(-0.2073432079, within(1e-4));
        double[] losses = model.losses();
        assertThat(losses[losses.length - 1]).isCloseTo(0.08344846239979746, within(1e-8));
    }

    @Test
    @Tag("proof")
    void tribuo_arrives_at_the_same_probabilities() {
        TRIBUO.setLevel(Level.WARNING);
        Cases birds = birds("bill_length_mm", "flipper_length_mm"); // not separable: a minimum exists without penalty
        LogisticModel ours =
                new LogisticRegression(0, new GradientDescent(1.3, 20_000, 1e-6)).fit(birds.features(), birds.labels());
        assertThat(ours.logLoss(birds.features(), birds.labels()))
                .as("minimum found by SciPy, as above")
                .isCloseTo(0.11422251924454446, within(1e-5));
        Model<Label> theirs = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(1.0, 0.1), 500, -1, 1L)
                .train(TribuoCases.classification(birds));
        int i = 0;
        for (Example<Label> bird : TribuoCases.classification(birds)) {
            Map<String, Label> scores = theirs.predict(bird).getOutputScores();
            double[] p = ours.probabilities(birds.features().row(i++));
            for (int c = 0; c < 3; c++) {
                assertThat(scores.get(birds.classes().get(c)).getScore())
                        .as("bird %d, class %d", i - 1, c)
                        .isCloseTo(p[c], within(0.02));
            }
        }
    }

    @Test
    @Tag("proof")
    void four_measurements_separate_the_species_so_the_weights_never_stop_growing() {
        Cases birds = birds("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");
        double[] lengths = new double[3];
        for (int t = 0; t < 3; t++) {
            LogisticModel model = new LogisticRegression(0, new GradientDescent(0.8, 50 * (int) Math.pow(10, t), 0))
                    .fit(birds.features(), birds.labels());
            lengths[t] = Arrays.stream(model.weights().toArray())
                    .flatMapToDouble(Arrays::stream)
                    .map(w -> w * w)
                    .sum();
        }
        assertThat(lengths[1]).isGreaterThan(2 * lengths[0]);
        assertThat(lengths[2]).isGreaterThan(2 * lengths[1]);
    }

    private static Cases birds(String... features) {
        Table all = DataSets.PENGUINS.table();
        Table measured = all.dropWhere(all.column("bill_length_mm").isMissing());
        return standardised(Cases.ofClasses(measured, "species", List.of(features)));
    }

    private static Cases standardised(Cases rows) {
        Matrix Z = Standardiser.fit(rows.features()).transform(rows.features());
        return rows.with(Z);
    }
}
