package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.optimisation.GradientCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ValueTest {
    private final Value x = Value.of(3);
    private final Value y = Value.of(-2);

    @Test
    void the_neuron_that_is_solved_by_hand_on_the_page() {
        Value w1 = Value.of(0.5);
        Value w2 = Value.of(-1);
        Value x1 = Value.of(2);
        Value x2 = Value.of(3);
        Value b = Value.of(2.5);
        Value output = w1.times(x1).plus(w2.times(x2)).plus(b).relu();
        Value error = output.minus(Value.of(1));
        Value loss = error.times(error);
        loss.backward();
        assertThat(output.data()).isEqualTo(0.5);
        assertThat(loss.data()).isEqualTo(0.25);
        assertThat(error.gradient()).as("used twice").isEqualTo(-1);
        assertThat(List.of(w1.gradient(), x1.gradient(), w2.gradient(), x2.gradient(), b.gradient()))
                .containsExactly(-2.0, -0.5, -3.0, 1.0, -1.0);
    }

    @Test
    void a_value_used_twice_adds_up_what_comes_back() {
        x.times(x).plus(x).backward();
        assertThat(x.gradient()).as("2x + 1").isEqualTo(7);
    }

    @Test
    void a_value_reached_by_a_short_and_a_long_way_waits_for_both() {
        Value a = x.times(y);
        Value longWay = a.plus(Value.of(1)).plus(Value.of(1)).plus(Value.of(1));
        a.times(longWay).backward(); // a (a + 3), with a = −6: the slope by a is 2a + 3 = −9
        assertThat(a.gradient()).isEqualTo(-9);
        assertThat(x.gradient()).isEqualTo(18);
        assertThat(y.gradient()).isEqualTo(-27);
    }

    @Test
    void leaves_add_up_over_calls_until_reset_and_results_begin_again() {
        Value square = x.times(x);
        Value result = square.times(square);
        result.backward();
        result.backward();
        assertThat(square.gradient()).as("2 x²").isEqualTo(18);
        assertThat(x.gradient()).as("twice 4 x³").isEqualTo(2 * 108);
        x.reset();
        result.backward();
        assertThat(x.gradient()).isEqualTo(108);
    }

    @Test
    void a_leaf_is_its_own_result() {
        x.backward();
        assertThat(x.gradient()).isEqualTo(1);
    }

    @Test
    void a_chain_of_100_000_operations_does_not_overflow_the_stack() {
        Value sum = x;
        for (int i = 0; i < 100_000; i++) {
            sum = sum.plus(x);
        }
        sum.backward();
        assertThat(x.gradient()).isEqualTo(100_001);
    }

    @Test
    void doubling_sixty_times_has_two_to_the_sixty_paths_and_takes_no_time() {
        Value doubled = x;
        for (int i = 0; i < 60; i++) {
            doubled = doubled.plus(doubled);
        }
        doubled.backward();
        assertThat(x.gradient()).isEqualTo(0x1p60);
    }

    @Test
    void every_operation_has_the_slope_that_can_be_measured() {
        agrees("exp", Value::exp, -1.3, 0.2, 2.1);
        agrees("log", Value::log, 0.1, 1, 7.5);
        agrees("tanh", Value::tanh, -1.2, 0, 0.7);
        agrees("ReLU", Value::relu, -1.2, 0.7);
        agrees("cube", a -> a.power(3), -1.2, 0, 0.7);
        agrees("root", a -> a.power(0.5), 0.3, 4);
        agrees("inverse square", a -> a.power(-2), -1.5, 0.8);
        agrees("to the 0", a -> a.power(0), -1.5, 0, 0.8);
        agrees("plus", Value::plus);
        agrees("minus", Value::minus);
        agrees("times", Value::times);
        agrees("divided by", Value::dividedBy);
        agrees("times itself", (a, b) -> a.times(a).dividedBy(b));
    }

    @Test
    void random_expressions_have_the_slopes_that_can_be_measured() {
        for (int seed = 0; seed < 100; seed++) {
            int chosen = seed;
            double[] at = new Random(seed).doubles(4, 0.5, 2).toArray();
            Value[] leaves = leaves(at);
            expression(leaves, new Random(chosen)).backward();
            double[] measured = GradientCheck.numerical(
                    v -> expression(leaves(v), new Random(chosen)).data(), at);
            double error = GradientCheck.largestError(gradients(leaves), measured);
            assertThat(error).as("seed %d", seed).isLessThan(1e-7);
        }
    }

    /** Bounded operations on random earlier values, so that nothing overflows. */
    private static Value expression(Value[] leaves, Random random) {
        List<Value> made = new ArrayList<>(List.of(leaves));
        for (int i = 0; i < 25; i++) {
            Value a = made.get(random.nextInt(made.size()));
            Value b = made.get(random.nextInt(made.size()));
            made.add(
                    switch (random.nextInt(6)) {
                        case 0 -> a.plus(b).tanh();
                        case 1 -> a.minus(b).tanh();
                        case 2 -> a.times(b).tanh();
                        case 3 -> a.dividedBy(b.times(b).plus(Value.of(1)));
                        case 4 -> a.tanh().exp();
                        default -> a.times(a).plus(Value.of(1)).log();
                    });
        }
        Value sum = Value.of(0);
        for (Value each : made) {
            sum = sum.plus(each);
        }
        return sum;
    }

    @Test
    void at_the_kink_relu_has_the_slope_0() {
        Value zero = Value.of(0);
        zero.relu().backward();
        assertThat(zero.gradient()).isEqualTo(0);
    }

    @Test
    void arithmetic_is_that_of_doubles() {
        assertThat(Value.of(1).dividedBy(Value.of(0)).data()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Value.of(-1).log().data()).isNaN();
        assertThat(Value.of(Double.NaN).relu().data()).isNaN();
        assertThat(Value.of(1000).exp().data()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Value.of(1e200).dividedBy(Value.of(1e200)).slopes())
                .as("b² would overflow")
                .containsExactly(1e-200, -1e-200);
    }

    @Test
    void only_a_leaf_can_be_set_and_what_was_computed_stays() {
        Value square = x.times(x);
        x.set(5);
        assertThat(square.data()).isEqualTo(9);
        assertThat(x.times(x).data()).isEqualTo(25);
        square.backward();
        assertThat(x.gradient()).as("where it stood then").isEqualTo(6);
        assertThatThrownBy(() -> square.set(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only a leaf can be set, but this is the result of ·");
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> x.plus(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the other value must be given, but was null");
    }

    @Test
    void it_says_what_it_is() {
        Value t = Value.of(0.5).tanh();
        t.backward();
        assertThat(t).hasToString("tanh 0.4621, gradient 1.0000");
        assertThat(x).hasToString("3.0000, gradient 0.0000");
    }

    private static void agrees(String name, UnaryOperator<Value> operation, double... points) {
        for (double point : points) {
            Value[] leaf = leaves(point);
            operation.apply(leaf[0]).backward();
            double[] measured =
                    GradientCheck.numerical(v -> operation.apply(Value.of(v[0])).data(), new double[] {point});
            assertThat(GradientCheck.largestError(gradients(leaf), measured))
                    .as("%s at %s", name, point)
                    .isLessThan(1e-8);
        }
    }

    private static void agrees(String name, BinaryOperator<Value> operation) {
        for (double[] point : new double[][] {{1.5, -2}, {-0.7, 0.9}, {3, 3}}) {
            Value[] leaves = leaves(point);
            operation.apply(leaves[0], leaves[1]).backward();
            double[] measured = GradientCheck.numerical(
                    v -> operation.apply(Value.of(v[0]), Value.of(v[1])).data(), point);
            assertThat(GradientCheck.largestError(gradients(leaves), measured))
                    .as("%s at %s, %s", name, point[0], point[1])
                    .isLessThan(1e-8);
        }
    }

    private static Value[] leaves(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Value::of).toArray(Value[]::new);
    }

    private static double[] gradients(Value... leaves) {
        return Arrays.stream(leaves).mapToDouble(Value::gradient).toArray();
    }
}
