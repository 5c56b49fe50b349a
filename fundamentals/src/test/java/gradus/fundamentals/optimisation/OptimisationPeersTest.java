package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/**
 * Beside other programs. The values come from {@code src/test/peers/peer_optimisation.py}: SciPy 1.17.1 (BFGS, L-BFGS-B, Newton-CG and
 * trust-exact) with NumPy 2.4.6, and the optimisers of scikit-learn 1.2.1.
 */
class OptimisationPeersTest {
    private static final Table PEOPLE = DataSets.BODY_DIMS.table();
    private static final double LOWEST = 0.38420751087211896;

    private static LogisticLoss heightsInCentimetres() {
        double[] heights = PEOPLE.numberColumn("height_cm").asDoubleArray();
        return new LogisticLoss(Matrix.ofColumns(heights).withOnes(), male());
    }

    private static int[] male() {
        return Arrays.stream(PEOPLE.numberColumn("male").asDoubleArray())
                .mapToInt(m -> (int) m)
                .toArray();
    }

    /** With the mean and the standard deviation as NumPy has them. */
    private static LogisticLoss standardisedHeights() {
        double[] z = Arrays.stream(PEOPLE.numberColumn("height_cm").asDoubleArray())
                .map(height -> (height - 171.14378698224854) / 9.397923301698292)
                .toArray();
        return new LogisticLoss(Matrix.ofColumns(z).withOnes(), male());
    }

    @Test
    void newton_and_l_bfgs_end_where_scipy_ends_in_centimetres() {
        double[] peer = {-46.76327967333422, 0.2729192047994306
        }; // Newton-CG, |g| 5.5e-12; L-BFGS-B agrees to 2e-11 of it
        LogisticLoss loss = heightsInCentimetres();
        for (Descent descent : new Descent[] {
            new Newton(50, 1e-9).minimise(loss, new double[2]), new LBfgs(10, 500, 1e-9).minimise(loss, new double[2])
        }) {
            assertThat(descent.converged()).as("%s", descent).isTrue();
            assertThat(descent.loss()).isCloseTo(LOWEST, within(1e-14));
            assertThat(descent.parameters()[0] / peer[0]).isCloseTo(1, within(1e-7));
            assertThat(descent.parameters()[1] / peer[1]).isCloseTo(1, within(1e-7));
        }
    }

    @Test
    void every_method_ends_where_scipy_ends_on_standardised_heights() {
        double[] peer = {-0.05485342342, 2.56487375334}; // between L-BFGS-B (|g| 1.8e-10) and trust-exact (3.4e-11)
        LogisticLoss loss = standardisedHeights();
        double[] start = new double[2];
        for (Descent descent : new Descent[] {
            new GradientDescent(4, 1000, 1e-10).minimise(loss),
            new Momentum(1, 0.9, 1000, 1e-10).minimise(loss),
            new Nesterov(1, 0.9, 1000, 1e-10).minimise(loss),
            new Adam(0.1, 5000, 1e-10).minimise(loss),
            new Newton(50, 1e-10).minimise(loss, start),
            new LBfgs(10, 500, 1e-10).minimise(loss, start)
        }) {
            assertThat(descent.converged()).as("%s", descent).isTrue();
            assertThat(descent.loss()).isCloseTo(LOWEST, within(1e-14));
            assertThat(descent.parameters()).containsExactly(peer, within(1e-8));
        }
    }

    @Test
    void the_gradient_budget_of_l_bfgs_is_of_scipys_order() {
        assertThat(gradients(heightsInCentimetres(), new double[2]))
                .as("SciPy's L-BFGS-B: 32")
                .isBetween(20, 50);
        assertThat(gradients(standardisedHeights(), new double[2]))
                .as("SciPy's: 11")
                .isBetween(8, 17);
        assertThat(gradients(new Rosenbrock(), new double[] {-1.2, 1}))
                .as("SciPy's: 46")
                .isBetween(30, 60);
    }

    private static int gradients(Objective objective, double[] start) {
        CountedObjective counted = new CountedObjective(objective);
        assertThat(new LBfgs(10, 500, 1e-9).minimise(counted, start).converged())
                .isTrue();
        return counted.gradients();
    }

    @Test
    void seven_steps_of_each_rule_go_where_scikit_learns_go() {
        Bowl bowl = new Bowl(4, 1);
        double[] start = {1, 2};
        assertThat(new Momentum(0.1, 0.9, 7, 0).minimise(bowl, start).parameters())
                .containsExactly(new double[] {0.10935000000000017, -0.8713008000000003}, within(1e-14));
        assertThat(new Nesterov(0.1, 0.9, 7, 0).minimise(bowl, start).parameters())
                .containsExactly(new double[] {0.09008529156864004, -0.7022805641479801}, within(1e-14));
        assertThat(new Adam(0.1, 7, 0).minimise(bowl, start).parameters())
                .as("scikit-learn adds its 1e-8 elsewhere")
                .containsExactly(new double[] {0.3234207340008698, 1.3081995595348717}, within(1e-7))
                .as("NumPy, after the paper")
                .containsExactly(new double[] {0.3234207030692178, 1.308199497453733}, within(1e-14));
    }
}
