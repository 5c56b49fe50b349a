package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StochasticDescentTest {
    private static final Matrix X = Matrix.of(new double[][] {{1, 3}, {1, 1}, {1, -2}, {1, 0.1}, {1, 1.5}});
    private static final LogisticLoss LOSS = new LogisticLoss(X, new int[] {1, 0, 1, 0, 1});
    private static final double[] START = {0.5, -0.5};

    @Test
    void a_batch_of_all_rows_is_gradient_descent() {
        Descent one = new StochasticDescent(0.3, 0, 5, 20, 0, 1).minimise(LOSS, START);
        Descent other = new GradientDescent(0.3, 20, 0).minimise(LOSS, START);
        assertThat(one.parameters()).containsExactly(other.parameters(), within(1e-12));
        assertThat(one.losses()).containsExactly(other.losses(), within(1e-12));
    }

    @Test
    void every_pass_sees_every_row_once_in_an_order_of_its_own() {
        Watched watched = new Watched(LOSS);
        new StochasticDescent(0.1, 0, 2, 30, 0, 7).minimise(watched, START);
        List<List<Integer>> passes = new ArrayList<>();
        for (int pass = 0; pass < 30; pass++) {
            List<Integer> seen = new ArrayList<>();
            for (int batch = 0; batch < 3; batch++) {
                List<Integer> rows = watched.batches.get(3 * pass + batch);
                assertThat(rows).hasSize(batch < 2 ? 2 : 1);
                seen.addAll(rows);
            }
            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            passes.add(seen);
        }
        assertThat(passes.stream().distinct().count()).as("different orders").isGreaterThan(20);
    }

    @Test
    void the_seed_alone_decides() {
        StochasticDescent descent = new StochasticDescent(0.3, 0, 2, 5, 0, 3);
        assertThat(descent.minimise(LOSS, START).parameters())
                .isEqualTo(descent.minimise(LOSS, START).parameters());
        assertThat(new StochasticDescent(0.3, 0, 2, 5, 0, 4)
                        .minimise(LOSS, START)
                        .parameters())
                .isNotEqualTo(descent.minimise(LOSS, START).parameters());
    }

    @Test
    void the_rate_falls_from_pass_to_pass() {
        Matrix one = Matrix.of(new double[][] {{1}});
        // the loss of one row at 0 has the slope −0.5; a rate of 1, then 1 / (1 + 3)
        Descent descent =
                new StochasticDescent(1, 3, 1, 2, 0, 1).minimise(new LogisticLoss(one, new int[] {1}), new double[1]);
        double second = 0.5 + 0.25 / (1 + Math.exp(0.5));
        assertThat(descent.parameters()).containsExactly(new double[] {second}, within(1e-15));
    }

    @Test
    void it_says_whether_it_converged() {
        Descent falling = new StochasticDescent(0.5, 0.5, 1, 20_000, 1e-3, 1).minimise(LOSS, START);
        assertThat(falling.converged()).isTrue();
        assertThat(falling.gradientNorm()).isLessThanOrEqualTo(1e-3);
        Descent constant = new StochasticDescent(0.5, 0, 1, 200, 1e-6, 1).minimise(LOSS, START);
        assertThat(constant.stop()).as("a constant rate hovers").isEqualTo(Stop.OUT_OF_STEPS);
        assertThat(constant.steps()).isEqualTo(200);
    }

    @Test
    void bad_input_is_refused_and_divergence_told() {
        String rate = "learningRate must be finite and above 0, but was 0.0";
        assertThatThrownBy(() -> new StochasticDescent(0, 0, 1, 1, 0, 1)).hasMessage(rate);
        assertThatThrownBy(() -> new StochasticDescent(1, -1, 1, 1, 0, 1))
                .hasMessage("decay must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> new StochasticDescent(1, 0, 0, 1, 0, 1))
                .hasMessage("batchSize must be at least 1, but was 0");
        assertThatThrownBy(() -> new StochasticDescent(1, 0, 1, 0, 0, 1))
                .hasMessage("passes must be at least 1, but was 0");
        assertThatThrownBy(() -> new StochasticDescent(1, 0, 1, 1, -1, 1))
                .hasMessage("tolerance must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> new StochasticDescent(1, 0, 1, 1, 0, 1).minimise(LOSS, new double[3]))
                .hasMessage("start must hold 2 numbers (the number of parameters), but held 3");
        assertThatThrownBy(() -> new StochasticDescent(1e308, 0, 1, 5, 0, 1).minimise(LOSS, START))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the learning rate 1.0E308 is too large");
    }

    /** Remembers the batches. */
    private static final class Watched implements RowObjective {
        private final RowObjective objective;
        private final List<List<Integer>> batches = new ArrayList<>();

        Watched(RowObjective objective) {
            this.objective = objective;
        }

        @Override
        public int size() {
            return objective.size();
        }

        @Override
        public int rows() {
            return objective.rows();
        }

        @Override
        public double value(double[] parameters) {
            return objective.value(parameters);
        }

        @Override
        public double[] gradient(double[] parameters) {
            return objective.gradient(parameters);
        }

        @Override
        public double[] gradient(double[] parameters, int[] rows) {
            batches.add(Arrays.stream(rows).boxed().toList());
            return objective.gradient(parameters, rows);
        }
    }
}
