package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;

/**
 * Shortens a gradient that is too long and keeps its direction (Pascanu, Mikolov and Bengio 2013). DJL's own
 * {@code optClipGrad} limits positive gradients only, at least up to version 0.35.1: a gradient of −100 passes.
 */
public final class Clipping {
    private Clipping() {}

    /**
     * Shortens what backward has left in the network; call it between backward and {@code trainer.step()}.
     *
     * @param longest the length that the gradient of all weights and biases together may have, greater than 0
     * @return the length it had: the root of the sum of its squares
     */
    public static double shorten(Trainer trainer, double longest) {
        try (NDList gradients = new NDList()) {
            for (Parameter parameter :
                    trainer.getModel().getBlock().getParameters().values()) {
                gradients.add(parameter.getArray().getGradient());
            }
            return shorten(gradients, longest);
        }
    }

    /** Shortens several arrays in place, as one vector: {@link #shorten(Trainer, double)}. */
    public static double shorten(NDList gradients, double longest) {
        if (!(longest > 0)) {
            throw new IllegalArgumentException("longest must be > 0, but was " + longest);
        }
        double squares = 0;
        for (NDArray gradient : gradients) {
            for (float g : gradient.toFloatArray()) {
                squares += (double) g * g;
            }
        }
        double length = Math.sqrt(squares);
        if (length > longest) {
            gradients.forEach(gradient -> gradient.muli(longest / length));
        }
        return length;
    }
}
