package gradus.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A part of a network in plain Java: one row per place in, one row per place out, and the way back. */
public interface Layer {
    /**
     * What a layer put out, and how to go back.
     *
     * @param output a row per place
     * @param backward takes the slope of the loss by the output, adds to the slopes of the layer's weights, and returns the slope by the
     *     input
     */
    record Pass(Matrix output, UnaryOperator<Matrix> backward) {}

    /** Sends rows through. */
    Pass forward(Matrix x);

    /** What training moves, always in the same order. */
    List<Weights> weights();

    /** One layer after the other. */
    static Layer inTurn(Layer... layers) {
        return new Layer() {
            @Override
            public Pass forward(Matrix x) {
                Pass all = new Pass(x, slope -> slope);
                for (Layer layer : layers) {
                    Pass before = all;
                    Pass next = layer.forward(before.output());
                    all = new Pass(
                            next.output(),
                            slope -> before.backward().apply(next.backward().apply(slope)));
                }
                return all;
            }

            @Override
            public List<Weights> weights() {
                List<Weights> all = new ArrayList<>();
                for (Layer layer : layers) {
                    all.addAll(layer.weights());
                }
                return all;
            }
        };
    }

    /** x + layer(x): what came in stays, the layer adds to it. */
    static Layer residual(Layer layer) {
        return new Layer() {
            @Override
            public Pass forward(Matrix x) {
                Pass branch = layer.forward(x);
                return new Pass(
                        Rows.plus(x, branch.output()),
                        slope -> Rows.plus(slope, branch.backward().apply(slope)));
            }

            @Override
            public List<Weights> weights() {
                return layer.weights();
            }
        };
    }
}
