package gradus.deeplearning.attention;

import ai.djl.nn.Parameter;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;

/** {@link TransformerBlock} for one sequence, in plain Java: norm, look around, add; norm, think, add. */
public final class TransformerLayer implements Layer {
    private static final int WIDENING = 4;

    private final Layer whole;

    /** All weights are 0, but the scales of the norms, which are 1. Dropout is not for plain Java. */
    public TransformerLayer(AttentionSettings settings) {
        int width = Require.given("settings", settings).width();
        Layer look = Layer.inTurn(new NormLayer(width), new SelfAttentionLayer(settings));
        Layer think = Layer.inTurn(
                new NormLayer(width),
                new LinearLayer(width, WIDENING * width),
                new GeluLayer(),
                new LinearLayer(WIDENING * width, width));
        this.whole = Layer.inTurn(Layer.residual(look), Layer.residual(think));
    }

    /** A layer with the weights of an initialised block. */
    public static TransformerLayer copyOf(AttentionSettings settings, TransformerBlock block) {
        TransformerLayer layer = new TransformerLayer(settings);
        List<Parameter> parameters = block.getParameters().values();
        for (int i = 0; i < parameters.size(); i++) {
            double[] numbers = Constants.numbers(parameters.get(i).getArray());
            layer.weights().get(i).set(numbers);
        }
        return layer;
    }

    @Override
    public Pass forward(Matrix x) {
        return whole.forward(x);
    }

    @Override
    public List<Weights> weights() {
        return whole.weights();
    }
}
