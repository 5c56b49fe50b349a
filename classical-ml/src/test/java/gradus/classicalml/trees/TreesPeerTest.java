package gradus.classicalml.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.trees.PruningPath.Step;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Trees that scikit-learn 1.2.1 grew on the same rows; {@code src/test/peers/peer_trees.py} prints the values again. */
class TreesPeerTest {
    private static final List<String> BIRD =
            List.of("bill_depth_mm", "bill_length_mm", "body_mass_g", "flipper_length_mm");
    private static final Cases BIRDS =
            Cases.ofClasses(Numbers.complete(DataSets.PENGUINS.table(), BIRD), "species", BIRD);
    private static final Table ENERGY = DataSets.ENERGY_EFFICIENCY.table();
    private static final Cases BUILDINGS =
            Cases.ofNumbers(ENERGY, "heating_load_kwh_m2", ENERGY.columnNames().subList(0, 8));

    @Test
    void penguins_are_cut_as_by_scikit_learn() {
        expectBirds(Impurity.GINI, 1, 2, 0.3049585720, 18);
        expectBirds(Impurity.ENTROPY, 1, 2, 0.7119372233, 18);
        expectBirds(Impurity.GINI, 2, 4, 0.0820331600, 1);
        expectBirds(Impurity.ENTROPY, 2, 4, 0.2370400552, 1);
        expectBirds(Impurity.GINI, 3, 7, 0.0482670606, 4);
        expectBirds(Impurity.ENTROPY, 3, 7, 0.1120584038, 5);
        assertThat(new Cart(Integer.MAX_VALUE, 10).fit(BIRDS).leaves()).isEqualTo(7);
    }

    private static void expectBirds(Impurity impurity, int depth, int leaves, double leafImpurity, int wrong) {
        Cases train = BIRDS.rowsAt(rows(BIRDS.size(), false));
        Cases test = BIRDS.rowsAt(rows(BIRDS.size(), true));
        Tree tree = new Cart(depth, 1).with(impurity).fit(train);
        assertThat(tree.leaves()).isEqualTo(leaves);
        assertThat(tree.root().leafImpurity() / train.size()).isCloseTo(leafImpurity, within(1e-9));
        assertThat(Scores.errors(tree.labels(test.features()), test.labels())).isEqualTo(wrong);
    }

    @Test
    void buildings_are_cut_as_by_scikit_learn() {
        Cases train = BUILDINGS.rowsAt(rows(768, false));
        Cases test = BUILDINGS.rowsAt(rows(768, true));
        assertThat(error(new Cart(2, 1).fit(train), test)).isCloseTo(3.42689618, within(1e-7));
        assertThat(error(new Cart(4, 1).fit(train), test)).isCloseTo(1.53920796, within(1e-7));
    }

    private static double error(Tree tree, Cases test) {
        return Scores.rootMeanSquaredError(tree.predict(test.features()), test.targets());
    }

    /** Every fourth row tests. */
    private static int[] rows(int n, boolean test) {
        return IntStream.range(0, n).filter(i -> (i % 4 == 3) == test).toArray();
    }

    @Test
    void the_pruning_path_of_buildings_is_that_of_scikit_learn() {
        List<Step> steps = PruningPath.of(new Cart(4, 5).fit(BUILDINGS)).steps();
        assertThat(each(steps, Step::alpha))
                .containsExactly(
                        new double[] {
                            0.0, 0.06278678657, 0.1386302751, 0.2031575521, 0.2511087907, 0.3336536464, 0.5060016667,
                            0.526264662, 0.7179050391, 0.7350876563, 1.031212656, 1.29139572, 1.499665964, 2.944561763,
                            8.585510428, 80.43730876
                        },
                        within(1e-7));
        assertThat(each(steps, Step::impurity))
                .containsExactly(
                        new double[] {
                            2.415230771, 2.478017558, 2.616647833, 2.819805385, 3.070914176, 3.404567822, 3.910569489,
                            4.436834151, 5.15473919, 5.889826846, 6.921039502, 8.212435222, 9.712101186, 12.65666295,
                            21.24217338, 101.6794821
                        },
                        within(1e-7));
    }

    @Test
    void the_pruning_path_of_passengers_is_that_of_scikit_learn() {
        Matrix all = passengers();
        int[] known = IntStream.range(0, all.rows())
                .filter(i -> !Double.isNaN(all.get(i, 2)))
                .toArray();
        int[] labels = Arrays.stream(Vectors.at(survived(), known))
                .mapToInt(v -> (int) v)
                .toArray();
        Tree full = Cart.full().classification(all.rowsAt(known), labels, 2);
        List<Step> steps = PruningPath.of(full).steps();
        assertThat(steps).as("its repeated alphas counted once").hasSizeBetween(92, 96);
        List<Step> last = steps.subList(steps.size() - 12, steps.size());
        assertThat(each(last, Step::alpha))
                .containsExactly(
                        new double[] {
                            0.001580725768, 0.001784401905, 0.001821419082, 0.00189484905, 0.002205730456,
                            0.002315944488, 0.003514091803, 0.006955124421, 0.009418498255, 0.01245145713,
                            0.03716526119, 0.1398459622
                        },
                        within(1e-9));
        assertThat(each(last, Step::impurity))
                .containsExactly(
                        new double[] {
                            0.2467001574, 0.2484845593, 0.2521273975, 0.2578119446, 0.2622234056, 0.273803128,
                            0.2773172198, 0.2842723442, 0.2936908425, 0.3061422996, 0.3433075608, 0.483153523
                        },
                        within(1e-9));
        assertThat(each(last, Step::leaves)).containsExactly(20, 19, 17, 14, 12, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void gaps_go_where_scikit_learns_boosting_sends_them() {
        double[] survived = survived();
        double[] errors = {0.1475711213, 0.1392051734};
        for (int depth = 2; depth <= 3; depth++) {
            double[] predictions =
                    new Cart(depth, 10).regression(passengers(), survived).predict(passengers());
            double rmse = Scores.rootMeanSquaredError(predictions, survived);
            assertThat(rmse * rmse).isCloseTo(errors[depth - 2], within(1e-7));
        }
    }

    @Test
    void doubles_that_touch_are_two_values_here_and_one_to_scikit_learn() {
        double a = Math.nextUp(1.0);
        Tree tree = Cart.full().regression(Matrix.ofColumns(new double[] {a, Math.nextUp(a)}), new double[] {0, 1});
        assertThat(tree.leaves())
                .as("scikit-learn reads features as floats: 1 leaf")
                .isEqualTo(2);
    }

    private static Matrix passengers() {
        Table table = DataSets.TITANIC.table();
        double[][] rows = new double[table.rowCount()][];
        double[] ages = Numbers.vectorWithGaps(table, "age");
        for (int i = 0; i < rows.length; i++) {
            double female = table.getString(i, "sex").equals("female") ? 1 : 0;
            rows[i] =
                    new double[] {female, table.getString(i, "passenger_class").charAt(0) - '0', ages[i]};
        }
        return Matrix.of(rows);
    }

    private static double[] survived() {
        return DataSets.TITANIC.table().stringColumn("survived").asList().stream()
                .mapToDouble(word -> word.equals("yes") ? 1 : 0)
                .toArray();
    }

    private static double[] each(List<Step> steps, ToDoubleFunction<Step> number) {
        return steps.stream().mapToDouble(number).toArray();
    }
}
