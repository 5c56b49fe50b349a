package gradus.deeplearning.attention.demo;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import gradus.deeplearning.attention.Attention;
import gradus.deeplearning.attention.AttentionCost;
import gradus.deeplearning.attention.AttentionSettings;
import gradus.deeplearning.attention.DotProducts;
import gradus.deeplearning.attention.Masks;
import gradus.deeplearning.attention.Positions;
import gradus.deeplearning.attention.TransformerBlock;
import gradus.deeplearning.attention.TransformerLayer;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Random;
import java.util.stream.IntStream;

/** The parts one by one: scale, mask, positions, the whole block beside DJL, and what they cost. */
final class Parts {
    private static final int KEYS = 16;

    private Parts() {}

    static void scale(Lines lines) {
        lines.print("              plain dot products            divided by the root of d");
        lines.print("   d    spread  largest w  w (1 - w)    spread  largest w  w (1 - w)");
        for (int d : new int[] {4, 64, 256}) {
            DotProducts plain = DotProducts.of(d, KEYS, false, new Random(1));
            DotProducts scaled = DotProducts.of(d, KEYS, true, new Random(1));
            lines.print(
                    "%4d  %8.2f %10.3f %10.4f  %8.2f %10.3f %10.4f",
                    d,
                    plain.spread(),
                    plain.largest(),
                    plain.slope(),
                    scaled.spread(),
                    scaled.largest(),
                    scaled.slope());
        }
    }

    static void byHand(Lines lines) {
        Matrix x = Matrix.of(new double[] {0}, new double[] {1}, new double[] {2});
        Matrix values = Matrix.of(new double[] {3}, new double[] {6}, new double[] {9});
        Attention attention = Attention.of(x, x, values, Masks.causal(3));
        for (int i = 0; i < 3; i++) {
            lines.print(
                    "place %d: weights %s   output %.3f",
                    i,
                    Lines.list("%.3f", " ", attention.weights().row(i)),
                    attention.output().get(i, 0));
        }
    }

    static void agreement(Lines lines) {
        AttentionSettings settings = AttentionSettings.of(32, 4).withRotary();
        Matrix x = noise(16, 32);
        for (DataType type : new DataType[] {DataType.FLOAT64, DataType.FLOAT32}) {
            Engine.getInstance().setRandomSeed(1);
            try (NDManager manager = NDManager.newBaseManager()) {
                TransformerBlock block = new TransformerBlock(settings);
                block.initialize(manager, type, new Shape(1, 16, 32));
                double[] plain = TransformerLayer.copyOf(settings, block)
                        .forward(x)
                        .output()
                        .elements();
                double[] djl = forward(manager, block, type, x);
                double far = Vectors.largestSize(Vectors.minus(djl, plain)) / Vectors.largestSize(plain);
                double limit = type == DataType.FLOAT64 ? 1e-8 : 1e-5;
                lines.print(
                        "%-8s 512 numbers agree to %.0e of the largest: %s", type, limit, far < limit ? "yes" : "no");
            }
        }
    }

    private static double[] forward(NDManager manager, TransformerBlock block, DataType type, Matrix x) {
        NDArray rows = manager.create(x.elements(), new Shape(1, x.rows(), x.columns()))
                .toType(type, false);
        return block.forward(new ParameterStore(manager, false), new NDList(rows), false)
                .singletonOrThrow()
                .toType(DataType.FLOAT64, false)
                .toDoubleArray();
    }

    private static Matrix noise(int rows, int columns) {
        Random random = new Random(1);
        return Matrix.of(IntStream.range(0, rows)
                .mapToObj(i -> random.doubles(columns, -1, 1).toArray())
                .toArray(double[][]::new));
    }

    static void rotary(Lines lines) {
        double[] query = {1, 0, 0.5, 0.5};
        double[] key = {1, 1, 0, 1};
        lines.print("distance    places 3 apart from 0   from 10   from 1000     5 apart");
        lines.print(
                "dot product %21.6f %9.6f %11.6f %11.6f",
                at(query, 3, key, 0), at(query, 13, key, 10), at(query, 1003, key, 1000), at(query, 5, key, 0));
    }

    private static double at(double[] query, int i, double[] key, int j) {
        return Vectors.dot(Positions.rotate(query, i), Positions.rotate(key, j));
    }

    static XyPlot positions() {
        double[] distances = IntStream.rangeClosed(0, 60).mapToDouble(i -> i).toArray();
        XyPlot plot = Plot.xy(
                760,
                360,
                "Fast pairs tell neighbours apart, slow pairs near from far",
                "distance in places",
                "dot product");
        int width = 8;
        for (int pair = 0; pair < 3; pair++) {
            double angle = Positions.angle(pair, width);
            double[] dots = IntStream.rangeClosed(0, 60)
                    .mapToDouble(i -> Math.cos(i * angle))
                    .toArray();
            plot.line(Lines.text("pair %d, %.2f radians per place", pair, angle), distances, dots, Plot.colour(pair));
        }
        return plot;
    }

    static void cost(Lines lines) {
        lines.print("     n   linear maps   among places   share   weights in MB (float)");
        for (int n : new int[] {128, 1024, 8192, 65536}) {
            AttentionCost cost = new AttentionCost(n, 512, 8);
            lines.print(
                    "%6d  %12.1e  %13.1e   %5.3f   %21.1f",
                    n,
                    (double) cost.linear(),
                    (double) cost.amongPlaces(),
                    cost.amongPlaces() / (double) (cost.amongPlaces() + cost.linear()),
                    cost.weights() * 4e-6);
        }
    }
}
