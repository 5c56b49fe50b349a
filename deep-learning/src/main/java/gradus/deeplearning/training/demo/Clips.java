package gradus.deeplearning.training.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Clipping;
import gradus.fundamentals.demo.Lines;

/** What two ways to limit a gradient do to one that is far too long. */
final class Clips {
    private static final float[] GRADIENT = {0.5f, 100, -0.5f, -100};

    private Clips() {}

    static void clipping(Lines lines) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray shortened = manager.create(GRADIENT);
            Clipping.shorten(new NDList(shortened), 1);
            lines.print("gradient                       %s", numbers(GRADIENT));
            lines.print(
                    "move after optClipGrad(1)      %s",
                    numbers(move(
                            manager, manager.create(GRADIENT), Optimizer.sgd().optClipGrad(1))));
            lines.print("move after Clipping.shorten    %s", numbers(move(manager, shortened, Optimizer.sgd())));
        }
    }

    private static float[] move(NDManager manager, NDArray gradient, Sgd.Builder sgd) {
        NDArray weights = manager.zeros(gradient.getShape());
        sgd.setLearningRateTracker(Tracker.fixed(1f)).build().update("w", weights, gradient);
        return weights.toFloatArray();
    }

    private static String numbers(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return Lines.list("%9.3f", "", doubles);
    }
}
