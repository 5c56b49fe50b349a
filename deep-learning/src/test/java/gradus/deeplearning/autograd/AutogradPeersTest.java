package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.media.LabelledImages;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The lesson's numbers beside those of {@code src/test/peers/peer_autograd.py}: PyTorch 1.13.0a0 (Debian 1.13.1) in float64, and NumPy 1.24.2 with the
 * chain rule written out.
 */
class AutogradPeersTest {
    private static final double CLOSE = 1e-14;
    private static final Mlp SHAPE = Mlp.of(64, 16, 10);
    private static final Matrix X =
            Matrix.of(Arrays.copyOf(LabelledImages.digits8x8().images().matrix(), 130));
    private static final int[] LABELS =
            Arrays.copyOf(LabelledImages.digits8x8().classes().codes(), 130);

    @Test
    void sums_products_and_quotients_are_torch_s() {
        Value a = Value.of(1.5);
        Value b = Value.of(-2);
        judge(a.times(b).plus(a.dividedBy(b)).minus(a), -5.25, a, -3.5, b, 1.125);
    }

    @Test
    void tanh_exp_log_and_power_are_torch_s() {
        Value a = Value.of(0.7);
        Value b = Value.of(1.3);
        Value first = a.times(b).tanh().times(Value.of(0).minus(a).exp());
        judge(
                first.plus(b.log().times(a.power(3))),
                0.4480946221768113,
                a,
                0.33742053659660476,
                b,
                0.43068778700438326);
    }

    @Test
    void relu_and_root_are_torch_s() {
        Value a = Value.of(-0.4);
        Value b = Value.of(2);
        Value second = b.minus(a).relu().times(b.power(0.5));
        judge(a.relu().times(b).plus(second), 3.394112549695428, a, -1.4142135623730951, b, 2.262741699796952);
        Value kink = Value.of(0);
        kink.relu().backward();
        assertThat(kink.gradient()).as("torch at the kink").isEqualTo(0);
    }

    @Test
    void a_value_used_twenty_one_times_has_torch_s_gradient() {
        Value a = Value.of(0.9);
        Value d = a;
        for (int i = 0; i < 20; i++) {
            d = d.plus(a).tanh();
        }
        d.backward();
        assertThat(d.data()).isCloseTo(0.9519271201308964, within(CLOSE));
        assertThat(a.gradient()).isCloseTo(0.10355148664495248, within(CLOSE));
    }

    @Test
    void a_network_has_torch_s_gradients_and_numpy_s() {
        double[] gradient = new MlpLoss(SHAPE, X, LABELS).gradient(start());
        int second = 64 * 16 + 16;
        assertThat(gradient[20 * 16 + 3]).as("W₁[20][3]").isCloseTo(-0.03612389447612092, within(CLOSE));
        assertThat(gradient[64 * 16 + 3]).as("b₁[3]").isCloseTo(0.008172802676677665, within(CLOSE));
        assertThat(gradient[second + 3 * 10 + 7]).as("W₂[3][7]").isCloseTo(-0.000884872909142311, within(CLOSE));
        assertThat(gradient[second + 160 + 7]).as("b₂[7]").isCloseTo(0.0025558609278060478, within(CLOSE));
        assertThat(Matrix.of(gradient).norm()).isCloseTo(0.4575278369128574, within(CLOSE));
    }

    @Test
    void fifty_losses_are_torch_s_and_numpy_s() {
        double[] losses = new GradientDescent(0.5, 50, 0)
                .minimise(new MlpLoss(SHAPE, X, LABELS), start())
                .losses();
        double[] some = {losses[0], losses[1], losses[2], losses[10], losses[25], losses[49]};
        double[] torch = {
            2.3035114375125425,
            2.227443990119023,
            2.1347847408280662,
            1.8627980575392102,
            1.2406532480314707,
            0.34912066011849596
        };
        assertThat(some).containsExactly(torch, within(1e-11));
    }

    /** Weights from a sine, so that every language begins at the same ones; biases 0. */
    private static double[] start() {
        double[] parameters = new double[SHAPE.size()];
        for (int i = 0; i < 64 * 16; i++) {
            parameters[i] = 0.3 * Math.sin(i + 1);
        }
        for (int i = 0; i < 16 * 10; i++) {
            parameters[64 * 16 + 16 + i] = 0.5 * Math.sin(i + 1);
        }
        return parameters;
    }

    private static void judge(Value result, double value, Value a, double byA, Value b, double byB) {
        result.backward();
        assertThat(result.data()).isCloseTo(value, within(CLOSE));
        assertThat(a.gradient()).isCloseTo(byA, within(CLOSE));
        assertThat(b.gradient()).isCloseTo(byB, within(CLOSE));
    }
}
