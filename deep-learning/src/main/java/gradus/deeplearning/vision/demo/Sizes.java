package gradus.deeplearning.vision.demo;

import gradus.deeplearning.vision.Convolution;
import gradus.deeplearning.vision.ReceptiveField;
import gradus.deeplearning.vision.Window;
import gradus.fundamentals.demo.Lines;

/** How large LeNet's layers are, what they see, and what a dense layer would need. */
final class Sizes {
    private Sizes() {}

    static void leNet(Lines lines) {
        lines.print("layer              output   weights and biases   sees");
        Walk walk = new Walk(lines);
        walk.through("convolution 5×5", new Window(5, 1, 2), 6);
        walk.through("max pooling 2×2", Window.tiles(2), 0);
        walk.through("convolution 5×5", new Window(5, 1, 0), 16);
        walk.through("max pooling 2×2", Window.tiles(2), 0);
        lines.print("dense, 400 to 32       32   %18d   all", 400 * 32 + 32);
        lines.print("dense, 32 to 10        10   %18d   all", 32 * 10 + 10);
        lines.print("a dense layer from 28×28 to 6×28×28 needs %,d", (784L + 1) * 6 * 784);
    }

    /** Where we are on the way through the layers. */
    private static final class Walk {
        private final Lines lines;
        private ReceptiveField field = ReceptiveField.PIXEL;
        private int side = 28;
        private int channels = 1;

        Walk(Lines lines) {
            this.lines = lines;
        }

        /** One more layer, without filters for pooling. */
        void through(String name, Window window, int filters) {
            side = window.outputs(side);
            field = field.through(window);
            int weights = Convolution.parameters(window, filters, channels);
            channels = filters == 0 ? channels : filters;
            lines.print(
                    "%-15s  %8s   %18d   %d × %d",
                    name, channels + "×" + side + "×" + side, weights, field.size(), field.size());
        }
    }
}
