package gradus.fundamentals.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Newton's method and L-BFGS. */
class CurvatureTest {
    private static final double[] USUAL = {-1.2, 1};

    @Test
    void newton_needs_one_step_in_any_bowl_however_badly_conditioned() {
        for (int seed = 0; seed < 20; seed++) {
            Quadratic bowl = Quadratic.conditioned(6, 1e6, seed);
            double[] start = new SplittableRandom(seed).doubles(6, -3, 3).toArray();
            Descent descent = new Newton(50, 1e-6).minimise(bowl, start);
            assertThat(descent.converged()).isTrue();
            assertThat(descent.steps()).as("seed %d", seed).isLessThanOrEqualTo(2); // the second mends rounding
        }
    }

    @Test
    void one_newton_step_by_hand() {
        // x⁴ at 1: slope 4, curvature 12, so the step leads to 1 − 1/3
        Descent descent = new Newton(1, 0).minimise(new Power(4), new double[] {1});
        assertThat(descent.parameters()).containsExactly(new double[] {2 / 3.0}, within(1e-15));
        assertThat(descent.stop()).isEqualTo(Stop.OUT_OF_STEPS);
    }

    @Test
    void both_find_the_bottom_of_rosenbrocks_valley_and_every_step_is_lower() {
        Rosenbrock valley = new Rosenbrock();
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            double[] start = round == 0 ? USUAL : random.doubles(2, -3, 3).toArray();
            for (Descent descent : new Descent[] {
                new Newton(200, 1e-9).minimise(valley, start), new LBfgs(5, 500, 1e-9).minimise(valley, start)
            }) {
                assertThat(descent.converged())
                        .as("round %d: %s", round, descent)
                        .isTrue();
                assertThat(descent.parameters()).containsExactly(new double[] {1, 1}, within(1e-7));
                double[] losses = descent.losses();
                for (int step = 1; step < losses.length; step++) {
                    assertThat(losses[step]).isLessThanOrEqualTo(losses[step - 1] + 1e-15);
                }
            }
        }
    }

    @Test
    void where_the_valley_bends_upwards_newton_still_goes_down() {
        // the second derivatives at (0, 1) are −398 and 200: no bowl
        Descent descent = new Newton(100, 1e-9).minimise(new Rosenbrock(), new double[] {0, 1});
        assertThat(descent.converged()).isTrue();
        assertThat(descent.parameters()).containsExactly(new double[] {1, 1}, within(1e-8));
    }

    @Test
    void l_bfgs_needs_few_gradients_in_a_bowl_of_any_size() {
        for (int size : new int[] {2, 10, 40}) {
            CountedObjective counted = new CountedObjective(Quadratic.conditioned(size, 1000, 1));
            double[] start = new SplittableRandom(2).doubles(size, -3, 3).toArray();
            Descent descent = new LBfgs(10, 1000, 1e-6).minimise(counted, start);
            assertThat(descent.converged()).isTrue();
            assertThat(counted.gradients())
                    .as("size %d; gradient descent needs thousands", size)
                    .isLessThan(300);
        }
    }

    @Test
    void a_gradient_that_points_up_is_found_out() {
        Objective turned = new Objective() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public double value(double[] parameters) {
                return new Bowl(4, 1).value(parameters);
            }

            @Override
            public double[] gradient(double[] parameters) {
                return new double[] {-4 * parameters[0], -parameters[1]};
            }
        };
        Descent descent = new LBfgs(5, 100, 1e-9).minimise(turned, new double[] {1, 2});
        assertThat(descent.stop()).isEqualTo(Stop.NO_LOWER_POINT);
        assertThat(descent.converged()).isFalse();
        assertThat(descent).hasToString("stopped after 0 steps, gradient 4.0e+00, no lower point along its direction");
    }

    @Test
    void a_tolerance_below_rounding_ends_too_and_says_that_it_did_not_converge() {
        Matrix X = Matrix.of(new double[][] {{1, 3}, {1, 1}, {1, -2}, {1, 0.1}});
        LogisticLoss loss = new LogisticLoss(X, new int[] {1, 0, 1, 0});
        Descent descent = new LBfgs(5, 10_000, 1e-300).minimise(loss, new double[2]);
        assertThat(descent.gradientNorm()).isLessThan(1e-8);
        assertThat(descent.converged()).isEqualTo(descent.gradientNorm() <= 1e-300);
    }

    @Test
    void what_is_not_finite_is_told() {
        CurvedObjective power = new Power(4);
        assertThatThrownBy(() -> new Newton(5, 0).minimise(power, new double[] {1e200}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the value and gradient at the start must be finite, but were Infinity and Infinity");
        assertThatThrownBy(() -> new LBfgs(5, 5, 0).minimise(power, new double[] {1e200}))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Newton(5, 0).minimise(new Power(1.5), new double[] {0, 0}))
                .hasMessage("start must hold 1 number (the number of parameters), but held 2");
        assertThatThrownBy(() -> new LBfgs(5, 5, 0).minimise(null, new double[1]))
                .hasMessage("objective must be given, but was null");
    }

    @Test
    void a_loss_that_falls_for_ever_has_no_lowest_point_to_stop_at() {
        CurvedObjective slide = new CurvedObjective() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public double value(double[] x) {
                return -x[0];
            }

            @Override
            public double[] gradient(double[] x) {
                return new double[] {-1};
            }

            @Override
            public Matrix hessian(double[] x) {
                return Matrix.of(new double[][] {{0}});
            }
        };
        for (Descent descent : new Descent[] {
            new LBfgs(5, 100, 1e-9).minimise(slide, new double[] {2}),
            new Newton(100, 1e-9).minimise(slide, new double[] {2})
        }) {
            assertThat(descent.stop()).isEqualTo(Stop.NO_LOWER_POINT);
            assertThat(descent.loss()).as("it is not followed to infinity").isEqualTo(-2);
        }
    }

    @Test
    void second_derivatives_that_no_bowl_can_be_made_of_are_refused() {
        assertThatThrownBy(() -> new Newton(5, 0).minimise(flat(new double[][] {{1, 2}}), new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A must be square, but was a ");
        for (double huge : new double[] {1e300, -Double.MAX_VALUE}) {
            CurvedObjective steep = flat(new double[][] {{huge, 0}, {0, 1}});
            assertThatThrownBy(() -> new Newton(5, 0).minimise(steep, new double[] {1, 1}))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage(
                            "the second derivatives must stay below 1.0E300, but the largest was " + Math.abs(huge));
        }
        Descent kept = new Newton(1, 0).minimise(flat(new double[][] {{-1e299, 0}, {0, 1}}), new double[] {1, 1});
        assertThat(kept.parameters()[0])
                .as("a ridge of any height is only raised")
                .isFinite();
    }

    /** The bowl of curvatures 4 and 1, which claims other second derivatives. */
    private static CurvedObjective flat(double[][] hessian) {
        Bowl bowl = new Bowl(4, 1);
        return new CurvedObjective() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public double value(double[] w) {
                return bowl.value(w);
            }

            @Override
            public double[] gradient(double[] w) {
                return bowl.gradient(w);
            }

            @Override
            public Matrix hessian(double[] w) {
                return Matrix.of(hessian);
            }
        };
    }

    @Test
    void a_search_that_steps_out_of_the_domain_comes_back() {
        // x − ln x: NaN below 0, lowest at 1
        Objective barrier = new Objective() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public double value(double[] x) {
                return x[0] - Math.log(x[0]);
            }

            @Override
            public double[] gradient(double[] x) {
                return new double[] {1 - 1 / x[0]};
            }
        };
        Descent descent = new LBfgs(5, 100, 1e-9).minimise(barrier, new double[] {0.001});
        assertThat(descent.converged()).isTrue();
        assertThat(descent.parameters()[0]).isCloseTo(1, within(1e-8));
    }

    @Test
    void settings_out_of_range_are_refused_by_name() {
        assertThatThrownBy(() -> new Newton(0, 0)).hasMessage("maxSteps must be at least 1, but was 0");
        assertThatThrownBy(() -> new Newton(1, Double.NaN))
                .hasMessage("tolerance must be finite and at least 0, but was NaN");
        assertThatThrownBy(() -> new LBfgs(0, 1, 0)).hasMessage("memory must be at least 1, but was 0");
        assertThatThrownBy(() -> new LBfgs(1, 0, 0)).hasMessage("maxSteps must be at least 1, but was 0");
        assertThatThrownBy(() -> new LBfgs(1, 1, -1))
                .hasMessage("tolerance must be finite and at least 0, but was -1.0");
    }

    /** |x|^p. */
    private record Power(double p) implements CurvedObjective {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public double value(double[] x) {
            return Math.pow(Math.abs(x[0]), p);
        }

        @Override
        public double[] gradient(double[] x) {
            return new double[] {p * Math.pow(Math.abs(x[0]), p - 1) * Math.signum(x[0])};
        }

        @Override
        public Matrix hessian(double[] x) {
            return Matrix.of(new double[][] {{p * (p - 1) * Math.pow(Math.abs(x[0]), p - 2)}});
        }
    }
}
