package gradus.deeplearning.autograd.demo;

import gradus.datasets.media.LabelledImages;
import gradus.deeplearning.autograd.DjlMlp;
import gradus.deeplearning.autograd.MatrixValue;
import gradus.deeplearning.autograd.Mlp;
import gradus.deeplearning.autograd.MlpLoss;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Adam;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A network that learns to read digits by the tape, and the same one in DJL. */
final class Digits {
    static final Mlp SHAPE = Mlp.of(64, 32, 10);
    /** The first eight of the file's fourteen sheets; the other six. */
    static final Rows TRAINING = Rows.between(0, 1029);

    private static final Rows OTHERS = Rows.between(1029, 1797);
    private static final int STEPS = 50;
    private static final double RATE = 0.5;

    /** Images, their ink from 0 to 1, and what they show. */
    record Rows(Matrix X, int[] labels) {
        static Rows between(int from, int to) {
            LabelledImages all = LabelledImages.digits8x8();
            int[] rows = IntStream.range(from, to).toArray();
            Matrix ink = Matrix.of(all.images().matrix()).rowsAt(rows);
            return new Rows(ink, Arrays.copyOfRange(all.classes().codes(), from, to));
        }

        Rows first(int n) {
            return new Rows(X.rowsAt(IntStream.range(0, n).toArray()), Arrays.copyOf(labels, n));
        }

        double accuracy(double[] parameters) {
            int[] said = SHAPE.predict(X, parameters);
            return IntStream.range(0, said.length)
                            .filter(i -> said[i] == labels[i])
                            .count()
                    / (double) said.length;
        }

        MlpLoss loss() {
            return new MlpLoss(SHAPE, X, labels);
        }
    }

    private final double[] start = SHAPE.initial(new Random(1));
    private double[] tape;
    private final double[] djl = new double[STEPS];
    private double[] with;
    private double[] without;

    void check(Lines lines) {
        double error = GradientCheck.largestError(TRAINING.first(5).loss(), start);
        lines.print("2,410 derivatives, tape and central differences agree to 1e-8: %s", error < 1e-8 ? "yes" : "no");
    }

    void losses(Lines lines) {
        tape = new GradientDescent(RATE, STEPS, 0)
                .minimise(TRAINING.loss(), start)
                .losses();
        double gradients;
        try (DjlMlp network = new DjlMlp(SHAPE, start, (float) RATE)) {
            gradients = GradientCheck.largestError(
                    network.gradient(TRAINING.X(), TRAINING.labels()),
                    TRAINING.loss().gradient(start));
            for (int step = 0; step < STEPS; step++) {
                djl[step] = network.step(TRAINING.X(), TRAINING.labels());
            }
        }
        lines.print("step      tape           DJL");
        for (int step : new int[] {0, 1, 10, 49}) {
            lines.print("%4d  %.10f  %.10f", step, tape[step], djl[step]);
        }
        double apart = IntStream.range(0, STEPS)
                .mapToDouble(i -> Math.abs(tape[i] - djl[i]) / tape[i])
                .max()
                .orElseThrow();
        lines.print("all 50 losses agree to 1e-8 of their size: %s", apart < 1e-8 ? "yes" : "no");
        lines.print("all 2,410 gradients before the first step agree to 1e-8: %s", gradients < 1e-8 ? "yes" : "no");
    }

    /** DJL's dots on our line; what a forgotten reset does. Both once they were printed. */
    List<Plot> charts() {
        double[] steps = IntStream.range(0, STEPS).asDoubleStream().toArray();
        int[] some = IntStream.range(0, STEPS).filter(i -> i % 4 == 0).toArray();
        Plot agreement = Plot.xy(450, 360, "Every dot of DJL lies on our line", "step", "mean log loss of 1029 digits")
                .line("our tape", steps, Arrays.copyOf(tape, STEPS), Plot.colour(0))
                .points(
                        "DJL on PyTorch",
                        Arrays.stream(some).asDoubleStream().toArray(),
                        Arrays.stream(some).mapToDouble(i -> djl[i]).toArray(),
                        Plot.colour(1))
                .markerSize(7)
                .y(0, 2.6);
        Plot forgotten = Plot.xy(450, 360, "Never reset: ahead, then lost", "step", "mean log loss of 260 digits")
                .line("reset", steps, Arrays.copyOf(with, STEPS), Plot.colour(0))
                .line("never reset", steps, Arrays.copyOf(without, STEPS), Plot.colour(1))
                .y(0, 2.6);
        return List.of(agreement, forgotten);
    }

    void learned(Lines lines) {
        Descent descent = new Adam(0.02, 60, 0).minimise(TRAINING.loss(), start);
        lines.print("%s", descent.toString().replaceAll(", gradient.*", ""));
        lines.print("loss from %.3f to %.3f", descent.losses()[0], descent.loss());
        lines.print(
                "read correctly: %.3f of the eight sheets, %.3f of six others",
                TRAINING.accuracy(descent.parameters()), OTHERS.accuracy(descent.parameters()));
    }

    void reset(Lines lines) {
        with = leavesThatStay(true);
        without = leavesThatStay(false);
        lines.print("step   reset   never reset");
        for (int step : new int[] {0, 1, 2, 5, 10, 20}) {
            lines.print("%4d  %6.3f  %12.3f", step, with[step], without[step]);
        }
        double worst = Arrays.stream(without).skip(21).max().orElseThrow();
        lines.print("%4d  %6.3f", STEPS, with[STEPS]);
        lines.print(
                "never reset, steps 21 to 50: at least once above its first loss: %s",
                worst > without[0] ? "yes" : "no");
    }

    /** Plain descent as in PyTorch: the leaves stay, and their gradients must be reset. */
    private double[] leavesThatStay(boolean reset) {
        MlpLoss objective = TRAINING.first(260).loss();
        List<MatrixValue> leaves = SHAPE.leaves(start);
        double[] losses = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            MatrixValue loss = objective.loss(leaves);
            losses[step] = loss.data().get(0, 0);
            loss.backward();
            for (MatrixValue leaf : leaves) {
                leaf.set(leaf.data()
                        .minus(MatrixValue.of(leaf.gradient()).times(RATE).data()));
                if (reset) {
                    leaf.reset();
                }
            }
        }
        return losses;
    }

    void memory(Lines lines) {
        lines.print("rows   numbers in the graph   of them weights and biases");
        for (int rows : new int[] {1, 32, 1024}) {
            MatrixValue loss = TRAINING.first(rows).loss().loss(SHAPE.leaves(start));
            lines.print("%4d   %20d   %26d", rows, loss.graphElements(), SHAPE.size());
        }
    }
}
