package gradus.deeplearning.vision;

import gradus.fundamentals.Require;

/**
 * Keeps the largest number that each position of a window sees, in every channel apart.
 *
 * @param window without padding
 */
public record MaxPooling(Window window) {
    public MaxPooling {
        Require.given("window", window);
        Require.that(window.padding() == 0, "padding must be 0, but was " + window.padding());
    }

    /** The largest number at each position. */
    public Picture apply(Picture input) {
        int height = window.outputs(input.height());
        int width = window.outputs(input.width());
        double[] values = input.values();
        double[] output = new double[input.channels() * height * width];
        int place = 0;
        for (int c = 0; c < input.channels(); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    output[place++] = values[largest(input, c, window.start(y), window.start(x))];
                }
            }
        }
        return Picture.of(input.channels(), height, width, output);
    }

    /**
     * The derivative of a loss by the input: each slope goes to the number that won, the first of equal ones, and the others get none.
     *
     * @param slopes the derivative of the loss by each number that came out
     */
    public Picture gradient(Picture input, Picture slopes) {
        Picture output = apply(input);
        Require.that(
                slopes.hasShapeOf(output),
                "slopes must have the output's shape, " + output.shape() + ", but had " + slopes.shape());
        double[] gradient = new double[input.channels() * input.height() * input.width()];
        for (int c = 0; c < slopes.channels(); c++) {
            for (int y = 0; y < slopes.height(); y++) {
                for (int x = 0; x < slopes.width(); x++) {
                    gradient[largest(input, c, window.start(y), window.start(x))] += slopes.at(c, y, x);
                }
            }
        }
        return Picture.of(input.channels(), input.height(), input.width(), gradient);
    }

    private int largest(Picture input, int channel, int top, int left) {
        int best = input.place(channel, top, left);
        double most = input.at(channel, top, left);
        for (int i = 0; i < window.size(); i++) {
            for (int j = 0; j < window.size(); j++) {
                if (input.at(channel, top + i, left + j) > most) {
                    most = input.at(channel, top + i, left + j);
                    best = input.place(channel, top + i, left + j);
                }
            }
        }
        return best;
    }
}
