package gradus.deeplearning.vision.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import gradus.deeplearning.djl.PyTorch;
import gradus.deeplearning.vision.Convolution;
import gradus.deeplearning.vision.Picture;
import gradus.deeplearning.vision.Window;
import gradus.fundamentals.demo.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * LeNet's second layer, 16 filters of 5 × 5 on 6 channels, on 100 pictures of 14 × 14 in FLOAT64, on one thread: by loops, by columns and in
 * DJL, in turns; prints the lines of a committed run.
 */
public final class VisionBenchmark {
    private static final int PICTURES = 100;
    private static final int REPETITIONS = 15;
    private static final Window WINDOW = new Window(5, 1, 0);

    private final Random random = new Random(1);
    private final Convolution layer = new Convolution(
            WINDOW,
            16,
            6,
            random.doubles(2400, -0.1, 0.1).toArray(),
            random.doubles(16, -1, 1).toArray());
    private final List<Picture> pictures = new ArrayList<>();
    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    private VisionBenchmark() {
        for (int i = 0; i < PICTURES; i++) {
            pictures.add(Picture.of(6, 14, 14, random.doubles(6 * 196, 0, 1).toArray()));
        }
    }

    /** Measures and prints. */
    public static void main(String... args) {
        PyTorch.settle();
        new VisionBenchmark().run();
    }

    private void run() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray batch = batch(manager);
            NDArray weights = manager.create(layer.weights(), new Shape(16, 6, 5, 5));
            NDArray bias = manager.create(layer.bias());
            for (int i = -10; i < REPETITIONS; i++) { // the first ten to warm up
                measure(i, "loops", () -> pictures.forEach(layer::apply));
                measure(i, "columns", () -> pictures.forEach(layer::applyByColumns));
                measure(i, "DJL", () -> djl(batch, weights, bias));
            }
        }
        times.forEach(this::print);
    }

    private NDArray batch(NDManager manager) {
        double[] all = pictures.stream()
                .flatMapToDouble(picture -> Arrays.stream(picture.values()))
                .toArray();
        return manager.create(all, new Shape(PICTURES, 6, 14, 14)).toType(DataType.FLOAT64, false);
    }

    private static void djl(NDArray batch, NDArray weights, NDArray bias) {
        try (NDArray out = Conv2d.conv2d(batch, weights, bias).singletonOrThrow()) {
            out.getDouble(0, 0, 0, 0);
        }
    }

    private void measure(int repetition, String what, Runnable call) {
        long start = System.nanoTime();
        call.run();
        double time = (System.nanoTime() - start) / 1e6;
        if (repetition >= 0) {
            times.computeIfAbsent(what, w -> new ArrayList<>()).add(time);
        }
    }

    private void print(String what, List<Double> list) {
        System.out.println(Lines.text(
                "{\"name\": \"convolution\", \"what\": \"%s\", %s\"command\": \"./gradus run vision VisionBenchmark\","
                        + " \"unit\": \"ms\", \"machine\": \"1 of %d cores, %s\", \"versions\": {\"Java\": \"%s\","
                        + " \"DJL\": \"0.35.1, PyTorch 2.7.1\"}, \"repetitions\": [%s]}",
                what,
                what.equals("loops") ? "" : "\"against\": \"loops\", ",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                Lines.list(
                        "%.2f",
                        ", ", list.stream().mapToDouble(Double::doubleValue).toArray())));
    }
}
