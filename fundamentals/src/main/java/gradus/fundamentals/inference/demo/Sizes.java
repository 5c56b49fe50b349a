package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.inference.Power;

/** How likely an experiment is to find what is there, and how large it must be. */
final class Sizes {
    private static final double[] EFFECTS = {0.2, 0.5, 0.8};

    private Sizes() {}

    static void sizes(Lines lines) {
        lines.print("difference, in standard deviations    0.2     0.5     0.8");
        for (int size : new int[] {10, 17, 64}) {
            lines.row(
                    "power with %2d per group            %6.0f%% %6.0f%% %6.0f%%",
                    size, 100 * power(0, size), 100 * power(1, size), 100 * power(2, size));
        }
        lines.row(
                "per group for a power of %s       %7.0f %7.0f %7.0f", "80%", size(0, 0.8), size(1, 0.8), size(2, 0.8));
        lines.row(
                "per group for a power of %s       %7.0f %7.0f %7.0f",
                "95%", size(0, 0.95), size(1, 0.95), size(2, 0.95));
    }

    private static double power(int effect, int size) {
        return Power.ofT(EFFECTS[effect], size, 0.05);
    }

    private static double size(int effect, double power) {
        return Power.sizeForT(EFFECTS[effect], power, 0.05);
    }
}
