package gradus.deeplearning.djl.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a call costs, in wall time: the sum of 256 × 256 numbers element by element, copied out and summed by a Java loop, and as one operation;
 * 10,000 sums of 16 numbers by operations and by Java loops; then products of small and of large matrices with one thread of PyTorch and with two, in two processes in turns. Prints the lines of
 * a committed run.
 */
public final class CallBenchmark {
    private static final int REPETITIONS = 5;
    private static final int SIDE = 256;

    private CallBenchmark() {}

    /** Without an argument: measures and prints. With {@code worker}: multiplies matrices of the sizes that come in, line by line. */
    public static void main(String[] args) throws IOException {
        PyTorch.settle();
        if (args.length > 0) {
            work();
            return;
        }
        elements();
        small();
        threads();
    }

    private static void elements() {
        double[][] times = new double[3][REPETITIONS];
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray photo = manager.ones(new Shape(SIDE, SIDE));
            for (int i = -3; i < REPETITIONS; i++) { // three to warm up
                int at = Math.max(i, 0);
                times[0][at] = milliseconds(() -> byElement(photo));
                times[1][at] = milliseconds(() -> copied(photo));
                times[2][at] = milliseconds(() -> operation(photo));
            }
        }
        print("elements", "one operation", "", times[2]);
        print("elements", "copied, then a Java loop", "one operation", times[1]);
        print("elements", "one call per element", "one operation", times[0]);
    }

    private static void small() {
        double[][] times = new double[2][REPETITIONS];
        float[] values = new float[16];
        Arrays.fill(values, SIDE / 16f);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.create(values);
            for (int i = -3; i < REPETITIONS; i++) {
                int at = Math.max(i, 0);
                times[0][at] = milliseconds(() -> sums(() -> operation(array)));
                times[1][at] = milliseconds(() -> sums(() -> loop(values)));
            }
        }
        print("small", "Java loops", "", times[1]);
        print("small", "operations", "Java loops", times[0]);
    }

    /** 10,000 times the same sum, of which each is SIDE; the last, times SIDE. */
    private static double sums(Work work) {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum = work.sum();
        }
        return sum * SIDE;
    }

    private static double loop(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static double byElement(NDArray photo) {
        double sum = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                sum += photo.getFloat(row, column);
            }
        }
        return sum;
    }

    private static double copied(NDArray photo) {
        return loop(photo.toFloatArray());
    }

    private static double operation(NDArray photo) {
        try (NDArray sum = photo.sum()) {
            return sum.getFloat();
        }
    }

    private interface Work {
        double sum();
    }

    private static double milliseconds(Work work) {
        long before = System.nanoTime();
        double sum = work.sum();
        double time = (System.nanoTime() - before) / 1e6;
        if (sum != SIDE * SIDE) {
            throw new IllegalStateException("the sum must be " + SIDE * SIDE + ", but was " + sum);
        }
        return time;
    }

    private static void threads() throws IOException {
        Worker one = new Worker(1);
        Worker two = new Worker(2);
        try {
            for (int size : new int[] {32, 1024}) {
                double[][] times = new double[2][REPETITIONS];
                for (int i = -3; i < REPETITIONS; i++) {
                    times[0][Math.max(i, 0)] = one.ask(size);
                    times[1][Math.max(i, 0)] = two.ask(size);
                }
                String name = "threads-" + size;
                print(name, "one thread", "", times[0]);
                print(name, "two threads", "one thread", times[1]);
            }
        } finally {
            one.process.destroy();
            two.process.destroy();
        }
    }

    /** A process of its own: PyTorch asks for its number of threads once, when it starts. */
    private static final class Worker {
        private final Process process;
        private final PrintStream questions;
        private final BufferedReader answers;

        Worker(int threads) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dai.djl.pytorch.num_threads=" + threads,
                            "-cp",
                            System.getProperty("java.class.path"),
                            CallBenchmark.class.getName(),
                            "worker")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            answers = process.inputReader(StandardCharsets.UTF_8);
        }

        double ask(int size) throws IOException {
            questions.println(size);
            return Double.parseDouble(answers.readLine());
        }
    }

    private static void work() throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (NDManager manager = NDManager.newBaseManager()) {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                int size = Integer.parseInt(line);
                NDArray matrix = manager.ones(new Shape(size, size));
                int times = Math.max(1, 40_000_000 / (size * size * size));
                long before = System.nanoTime();
                for (int i = 0; i < times; i++) {
                    matrix.matMul(matrix).close();
                }
                System.out.println((System.nanoTime() - before) / 1e6);
            }
        }
    }

    private static void print(String name, String what, String against, double[] repetitions) {
        System.out.println(Lines.text(
                "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run djl CallBenchmark\", \"unit\": \"ms\","
                        + " \"machine\": \"%d cores, %s\", \"versions\": {\"Java\": \"%s\", \"DJL\": \"0.35.1\","
                        + " \"PyTorch\": \"2.7.1\"}, \"repetitions\": [%s]}",
                name,
                what,
                against.isEmpty() ? "" : "\"against\": \"" + against + "\", ",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                Arrays.stream(repetitions)
                        .mapToObj(time -> Lines.text("%.3f", time))
                        .collect(Collectors.joining(", "))));
    }
}
