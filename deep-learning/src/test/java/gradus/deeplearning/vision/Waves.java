package gradus.deeplearning.vision;

/** Pictures of numbers that every language can make: sin(step), sin(2 step), … */
final class Waves {
    private Waves() {}

    static double[] of(int size, double step) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = Math.sin(step * (i + 1));
        }
        return values;
    }

    static Picture picture(int channels, int height, int width, double step) {
        return Picture.of(channels, height, width, of(channels * height * width, step));
    }

    static Convolution convolution(Window window, int filters, int channels) {
        int weights = filters * channels * window.size() * window.size();
        return new Convolution(window, filters, channels, of(weights, 0.3), of(filters, 0.9));
    }
}
