package gradus.deeplearning.autograd.demo;

import gradus.deeplearning.autograd.DjlMlp;
import gradus.deeplearning.autograd.Mlp;
import gradus.deeplearning.autograd.MlpLoss;
import gradus.deeplearning.autograd.ScalarMlp;
import gradus.deeplearning.autograd.Value;
import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.optimisation.GradientCheck;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What one gradient of a batch costs on one thread, in processor time: by our tape of matrices, by DJL on PyTorch, both in FLOAT64; for the small
 * network also number by number and by central differences. Prints the lines of a committed run.
 */
public final class AutogradBenchmark {
    private static final int REPETITIONS = 7;
    private static final String OURS = "our tape";

    private AutogradBenchmark() {}

    /** Measures and prints; without arguments. */
    public static void main(String... args) {
        PyTorch.settle();
        small();
        large();
    }

    private static void small() {
        Digits.Rows rows = Digits.TRAINING.first(32);
        double[] at = Digits.SHAPE.initial(new Random(1));
        MlpLoss loss = rows.loss();
        try (DjlMlp djl = new DjlMlp(Digits.SHAPE, at, 0.5f)) {
            Map<String, Supplier<double[]>> ways = new LinkedHashMap<>();
            ways.put(OURS, () -> loss.gradient(at));
            ways.put("number by number", () -> byNumbers(rows, at));
            ways.put("central differences", () -> GradientCheck.numerical(loss::value, at));
            ways.put("DJL", () -> djl.gradient(rows.X(), rows.labels()));
            measure("small", ways);
        }
    }

    private static void large() {
        Mlp shape = Mlp.of(64, 512, 512, 10);
        double[] at = shape.initial(new Random(1));
        Digits.Rows rows = Digits.TRAINING.first(256);
        MlpLoss loss = new MlpLoss(shape, rows.X(), rows.labels());
        try (DjlMlp djl = new DjlMlp(shape, at, 0.5f)) {
            Map<String, Supplier<double[]>> ways = new LinkedHashMap<>();
            ways.put(OURS, () -> loss.gradient(at));
            ways.put("DJL", () -> djl.gradient(rows.X(), rows.labels()));
            measure("large", ways);
        }
    }

    private static double[] byNumbers(Digits.Rows rows, double[] at) {
        List<Value> leaves = ScalarMlp.leaves(at);
        for (int i = 0; i < rows.labels().length; i++) { // gradients add up, so no graph need hold more than one row
            Value own = ScalarMlp.loss(Digits.SHAPE, rows.X().row(i), rows.labels()[i], leaves);
            own.dividedBy(Value.of(rows.labels().length)).backward();
        }
        return leaves.stream().mapToDouble(Value::gradient).toArray();
    }

    /** All ways in turns, after a round that warms up and shows that they agree. */
    private static void measure(String name, Map<String, Supplier<double[]>> ways) {
        Map<String, double[]> times = new LinkedHashMap<>();
        double[] first = ways.get(OURS).get();
        ways.forEach((what, way) -> {
            for (int i = 0; i < 20 && !what.equals("central differences"); i++) {
                way.get();
            }
            if (GradientCheck.largestError(first, way.get()) > 1e-7) {
                throw new IllegalStateException(what + " should give the gradient of " + OURS + ", but does not");
            }
            times.put(what, new double[REPETITIONS]);
        });
        for (int i = 0; i < REPETITIONS; i++) {
            int repetition = i;
            ways.forEach((what, way) -> times.get(what)[repetition] = milliseconds(way));
        }
        times.forEach((what, each) -> print(name, what, each));
    }

    /** The time that this thread computes. */
    private static double milliseconds(Supplier<double[]> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.get();
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static void print(String name, String what, double[] repetitions) {
        System.out.println(Lines.text(
                "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run autograd AutogradBenchmark\", \"unit\": \"ms\","
                        + " \"machine\": \"1 of %d cores, %s\", \"versions\": {\"Java\": \"%s\", \"DJL\": \"0.35.1\", \"PyTorch\": \"2.7.1\"},"
                        + " \"repetitions\": [%s]}",
                name,
                what,
                what.equals(OURS) ? "" : "\"against\": \"" + OURS + "\", ",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                Lines.list("%.2f", ", ", repetitions)));
    }
}
