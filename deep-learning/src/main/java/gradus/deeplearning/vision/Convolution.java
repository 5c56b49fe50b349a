package gradus.deeplearning.vision;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * A layer of filters that slide over a picture: out(f, y, x) = b_f + Σ_c Σ_i Σ_j w(f, c, i, j) · in(c, ys + i − p, xs + j − p), where in
 * is 0 outside of the picture. As in every deep-learning library the filter is not flipped, so a mathematician would call it a
 * cross-correlation. Once by loops, once as a product of matrices, and its derivative by loops.
 */
public final class Convolution {
    private final Window window;
    private final int filters;
    private final int channels;
    private final double[] weights;
    private final double[] bias;

    /**
     * Copies its weights.
     *
     * @param window of the filters
     * @param filters how many there are: the channels that come out
     * @param channels that go in
     * @param weights filter after filter, channel after channel, row after row: filters × channels × size × size
     * @param bias one number per filter
     */
    public Convolution(Window window, int filters, int channels, double[] weights, double[] bias) {
        this.window = Require.given("window", window);
        this.filters = (int) Require.atLeast("filters", filters, 1);
        this.channels = (int) Require.atLeast("channels", channels, 1);
        Require.finite("weights", weights);
        Require.finite("bias", bias);
        Require.size(
                "weights",
                weights.length,
                filters * channels * window.size() * window.size(),
                "filters × channels × size²");
        Require.size("bias", bias.length, filters, "one for each filter");
        this.weights = weights.clone();
        this.bias = bias.clone();
    }

    /** One filter for grey pictures, without bias. */
    public static Convolution of(Window window, double... weights) {
        return new Convolution(window, 1, 1, weights, new double[1]);
    }

    /** By loops: the definition. */
    public Picture apply(Picture input) {
        requireChannels(input);
        int height = window.outputs(input.height());
        int width = window.outputs(input.width());
        double[] output = new double[filters * height * width];
        int place = 0;
        for (int f = 0; f < filters; f++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    output[place++] = bias[f] + sum(f, input, window.start(y), window.start(x));
                }
            }
        }
        return Picture.of(filters, height, width, output);
    }

    /** A filter laid on the picture, its top left corner at a place: weights times pixels, over all channels. */
    private double sum(int filter, Picture input, int top, int left) {
        int k = window.size();
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    sum += weights[place(filter, c, i, j)] * input.orZero(c, top + i, left + j);
                }
            }
        }
        return sum;
    }

    /** By a product of matrices: filters as rows, what each position sees as columns. */
    public Picture applyByColumns(Picture input) {
        requireChannels(input);
        Matrix sums = filterRows().times(PictureColumns.of(input, window));
        double[] output = new double[filters * sums.columns()];
        for (int f = 0; f < filters; f++) {
            double[] row = sums.row(f);
            for (int position = 0; position < row.length; position++) {
                output[f * row.length + position] = row[position] + bias[f];
            }
        }
        return Picture.of(filters, window.outputs(input.height()), window.outputs(input.width()), output);
    }

    /** The weights as a matrix: a row per filter, channel after channel, row after row (F × C·k²). */
    private Matrix filterRows() {
        int columns = weights.length / filters;
        double[][] rows = new double[filters][columns];
        for (int f = 0; f < filters; f++) {
            System.arraycopy(weights, f * columns, rows[f], 0, columns);
        }
        return Matrix.of(rows);
    }

    /**
     * The derivative of a loss by weights, bias and input.
     *
     * @param input what went in
     * @param slopes the derivative of the loss by each number that came out, in the output's shape
     */
    public ConvolutionGradient gradient(Picture input, Picture slopes) {
        requireChannels(input);
        Require.given("slopes", slopes);
        int height = window.outputs(input.height());
        int width = window.outputs(input.width());
        Require.that(
                slopes.channels() == filters && slopes.height() == height && slopes.width() == width,
                "slopes must have the output's shape, " + filters + " × " + height + " × " + width + ", but had "
                        + slopes.shape());
        ConvolutionGradient gradient = new ConvolutionGradient(input, weights.length, filters);
        for (int f = 0; f < filters; f++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    add(gradient, f, input, window.start(y), window.start(x), slopes.at(f, y, x));
                }
            }
        }
        return gradient;
    }

    /** One product w · x of the sum moves the loss by slope · x for each unit of w, and by slope · w for each unit of x. */
    private void add(ConvolutionGradient gradient, int filter, Picture input, int top, int left, double slope) {
        gradient.bias[filter] += slope;
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < window.size(); i++) {
                for (int j = 0; j < window.size(); j++) {
                    if (input.holds(top + i, left + j)) {
                        int w = place(filter, c, i, j);
                        int x = input.place(c, top + i, left + j);
                        gradient.weights[w] += slope * input.at(c, top + i, left + j);
                        gradient.input[x] += slope * weights[w];
                    }
                }
            }
        }
    }

    /** The filters' window. */
    public Window window() {
        return window;
    }

    /** How many filters there are. */
    public int filters() {
        return filters;
    }

    /** How many channels go in. */
    public int channels() {
        return channels;
    }

    /** A copy of the weights: filter after filter, channel after channel, row after row. */
    public double[] weights() {
        return weights.clone();
    }

    /** A copy of the biases. */
    public double[] bias() {
        return bias.clone();
    }

    /** How many numbers this layer learns: see {@link #parameters(Window, int, int)}. */
    public int parameters() {
        return parameters(window, filters, channels);
    }

    /** How many numbers a layer learns: filters · (channels · k² + 1). The size of the picture has no part in it. */
    public static int parameters(Window window, int filters, int channels) {
        return filters * (channels * window.size() * window.size() + 1);
    }

    private int place(int filter, int channel, int i, int j) {
        return ((filter * channels + channel) * window.size() + i) * window.size() + j;
    }

    private void requireChannels(Picture input) {
        Require.given("input", input);
        Require.that(
                input.channels() == channels,
                "input must have " + channels + " channels (as the filters), but had " + input.channels());
    }
}
