package gradus.deeplearning.vision;

/** The derivative of a loss by all that a {@link Convolution} computes with. */
public final class ConvolutionGradient {
    final double[] weights;
    final double[] bias;
    final double[] input;
    private final Picture shape;

    ConvolutionGradient(Picture shape, int weights, int filters) {
        this.shape = shape;
        this.weights = new double[weights];
        this.bias = new double[filters];
        this.input = new double[shape.channels() * shape.height() * shape.width()];
    }

    /** By each weight, in their order; a copy. */
    public double[] weights() {
        return weights.clone();
    }

    /** By the bias of each filter; a copy. */
    public double[] bias() {
        return bias.clone();
    }

    /** By each number of the picture that went in. */
    public Picture input() {
        return Picture.of(shape.channels(), shape.height(), shape.width(), input);
    }
}
