package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.media.LabelledImages;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.numbers.LogSpace;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says in words. */
class AutogradClaimsTest {
    @Test
    void a_walk_in_the_order_of_discovery_passes_on_too_early() {
        Value x = Value.of(2);
        Value a = x.times(x);
        Value result = a.times(a.plus(Value.of(1)).plus(Value.of(1)));
        result.backward();
        assertThat(x.gradient()).as("4x³ + 4x").isEqualTo(40);
        assertThat(inOrderOfDiscovery(result, x, Double::sum))
                .as("a passes on its first share, 6, before the other 4 arrive")
                .isEqualTo(24);
    }

    /** The gradient that a breadth-first walk brings, each node once, as soon as it is found; shares of one value are joined as told. */
    private static double inOrderOfDiscovery(Value result, Value leaf, BinaryOperator<Double> join) {
        Map<Value, Double> gradients = new IdentityHashMap<>(Map.of(result, 1.0));
        Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value> open = new ArrayDeque<>(List.of(result));
        while (!open.isEmpty()) {
            Value node = open.removeFirst();
            boolean first = seen.add(node);
            for (int i = 0; first && i < node.operands().size(); i++) {
                Value operand = node.operands().get(i);
                gradients.merge(operand, node.slopes()[i] * gradients.get(node), join);
                open.addLast(operand);
            }
        }
        return gradients.get(leaf);
    }

    @Test
    void a_recursive_walk_overflows_the_stack_on_a_long_chain() {
        Value sum = Value.of(1);
        for (int i = 0; i < 100_000; i++) {
            sum = sum.plus(Value.of(1));
        }
        Value end = sum;
        assertThatThrownBy(() -> depth(end)).isInstanceOf(StackOverflowError.class);
        assertThat(Backwards.from(end, Value::operands)).hasSize(200_001);
    }

    private static int depth(Value node) {
        int deepest = 0;
        for (Value operand : node.operands()) {
            deepest = Math.max(deepest, depth(operand));
        }
        return deepest + 1;
    }

    @Test
    void at_a_kink_the_check_measures_a_half_and_the_tape_says_0() {
        double measured = GradientCheck.numerical(v -> Value.of(v[0]).relu().data(), new double[] {0})[0];
        Value zero = Value.of(0);
        zero.relu().backward();
        assertThat(measured).isCloseTo(0.5, within(1e-9));
        assertThat(zero.gradient()).isEqualTo(0);
    }

    @Test
    void the_logarithm_of_a_softmax_is_infinite_where_the_fused_loss_is_2000() {
        double[] logits = {1000, 0, -1000};
        assertThat(-Math.log(LogSpace.softmax(logits)[2])).isEqualTo(Double.POSITIVE_INFINITY);
        MatrixValue loss = MatrixValue.of(Matrix.of(logits)).crossEntropy(new int[] {2});
        assertThat(loss.data().get(0, 0)).isEqualTo(2000);
    }

    @Test
    void what_is_made_of_a_plain_number_is_a_leaf() {
        Value x = Value.of(3);
        x.times(Value.of(x.data())).backward();
        assertThat(x.gradient()).as("not 2x").isEqualTo(3);
    }

    @Test
    void a_gradient_that_is_passed_on_with_an_assignment_loses_a_use() {
        Value x = Value.of(3);
        Value square = x.times(x);
        square.backward();
        assertThat(x.gradient()).isEqualTo(6);
        assertThat(inOrderOfDiscovery(square, x, (first, second) -> second)).isEqualTo(3);
    }

    @Test
    void a_batch_of_1024_keeps_most_of_its_numbers_for_the_way_back() {
        Mlp shape = Mlp.of(64, 32, 10);
        MlpLoss loss = new MlpLoss(shape, rows(1024), Arrays.copyOf(labels(), 1024));
        long all = loss.loss(shape.leaves(shape.initial(new Random(1)))).graphElements();
        int perRow = 64 + 3 * 32 + 2 * 10; // the image; product, sums, ReLU; product, logits
        assertThat(all).isEqualTo(1024L * perRow + shape.size() + 1);
    }

    @Test
    @Tag("proof")
    void without_a_reset_the_loss_leads_at_step_10_for_each_of_ten_seeds() {
        for (int seed = 1; seed <= 10; seed++) {
            assertThat(losses(seed, false, 10)[10]).as("seed %d", seed).isLessThan(losses(seed, true, 10)[10]);
        }
    }

    @Test
    @Tag("proof")
    void whether_it_swings_up_within_50_steps_depends_on_the_seed() {
        double[] drawn = losses(1, false, 50);
        double[] lucky = losses(5, false, 50);
        assertThat(Arrays.stream(drawn).skip(21).max().orElseThrow()).isGreaterThan(drawn[0]);
        assertThat(Arrays.stream(lucky).skip(21).max().orElseThrow()).isLessThan(0.2);
    }

    private static double[] losses(int seed, boolean reset, int steps) {
        Mlp shape = Mlp.of(64, 32, 10);
        MlpLoss objective = new MlpLoss(shape, rows(260), Arrays.copyOf(labels(), 260));
        List<MatrixValue> leaves = shape.leaves(shape.initial(new Random(seed)));
        double[] losses = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            MatrixValue loss = objective.loss(leaves);
            losses[step] = loss.data().get(0, 0);
            loss.backward();
            for (MatrixValue leaf : leaves) {
                leaf.set(leaf.data()
                        .minus(MatrixValue.of(leaf.gradient()).times(0.5).data()));
                if (reset) {
                    leaf.reset();
                }
            }
        }
        return losses;
    }

    private static Matrix rows(int n) {
        return Matrix.of(Arrays.copyOf(LabelledImages.digits8x8().images().matrix(), n));
    }

    private static int[] labels() {
        return LabelledImages.digits8x8().classes().codes();
    }
}
