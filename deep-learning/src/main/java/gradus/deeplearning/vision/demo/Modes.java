package gradus.deeplearning.vision.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import gradus.fundamentals.demo.Lines;

/** Batch normalisation of one channel, in training and afterwards. */
final class Modes {
    private static final float[] BATCH = {1, 3, 5, 7};

    private Modes() {}

    static void modes(Lines lines) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            BatchNorm norm = BatchNorm.builder().build();
            norm.initialize(scratch, DataType.FLOAT32, new Shape(4, 1, 1, 1));
            lines.print("batches seen   running mean   1, 3, 5, 7 while training         7 alone, evaluated");
            for (int seen = 0; seen <= 100; seen++) {
                NDArray training = seen == 0 ? null : forward(norm, scratch, true, BATCH);
                if (seen == 0 || seen == 1 || seen == 10 || seen == 100) {
                    lines.print(
                            "%12d   %12.3f   %-30s   %18.3f",
                            seen,
                            norm.getParameters().get("runningMean").getArray().getFloat(),
                            training == null ? "" : numbers(training),
                            forward(norm, scratch, false, 7).getFloat());
                }
            }
        }
    }

    private static String numbers(NDArray array) {
        float[] values = array.toFloatArray();
        return Lines.list("%.3f", "  ", values[0], values[1], values[2], values[3]);
    }

    private static NDArray forward(BatchNorm norm, NDManager scratch, boolean training, float... pixels) {
        NDArray pictures = scratch.create(pixels, new Shape(pixels.length, 1, 1, 1));
        return norm.forward(new ParameterStore(scratch, false), new NDList(pictures), training)
                .singletonOrThrow()
                .flatten();
    }
}
