package gradus.deeplearning.vision.demo;

import ai.djl.ndarray.types.DataType;
import gradus.deeplearning.vision.Convolution;
import gradus.deeplearning.vision.DjlConvolution;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.MaxPooling;
import gradus.deeplearning.vision.Picture;
import gradus.deeplearning.vision.Window;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Strip;
import java.util.Random;
import java.util.stream.IntStream;

/** Two filters that anybody can write down, on a shoe; and one convolution computed three ways. */
final class Edges {
    private static final double[] UPRIGHT = {-1, 0, 1, -2, 0, 2, -1, 0, 1};
    private static final double[] LEVEL = {-1, -2, -1, 0, 0, 0, 1, 2, 1};

    private Edges() {}

    static void byHand(Lines lines) {
        double[] row = {0, 0, 3, 3};
        Picture out = Convolution.of(Window.same(3), UPRIGHT).apply(Picture.grey(row, row, row));
        for (double[] each : out.plane(0)) {
            lines.print("%s", Lines.list("%5.0f", "", each));
        }
    }

    static void agree(Lines lines) {
        Random random = new Random(1);
        Convolution layer = new Convolution(
                new Window(5, 2, 2),
                16,
                6,
                random.doubles(16 * 6 * 25, -0.1, 0.1).toArray(),
                random.doubles(16, -1, 1).toArray());
        Picture picture = Picture.of(6, 14, 14, random.doubles(6 * 196, 0, 1).toArray());
        Picture loops = layer.apply(picture);
        lines.print("output of %s, largest difference from the loops", loops.shape());
        lines.print("by columns      %7.0e", furthest(loops, layer.applyByColumns(picture)));
        lines.print(
                "DJL, FLOAT64    %7.0e", furthest(loops, new DjlConvolution(layer, DataType.FLOAT64).apply(picture)));
        lines.print(
                "DJL, FLOAT32    %7.0e", furthest(loops, new DjlConvolution(layer, DataType.FLOAT32).apply(picture)));
    }

    private static double furthest(Picture a, Picture b) {
        double[] x = a.values();
        double[] y = b.values();
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Math.abs(x[i] - y[i]))
                .max()
                .orElseThrow();
    }

    /** A boot, its two edge maps, and one of them pooled. */
    static Strip figure() {
        Picture boot = boot();
        Picture upright = Convolution.of(Window.same(3), UPRIGHT).apply(boot);
        Picture level = Convolution.of(Window.same(3), LEVEL).apply(boot);
        Picture pooled = new MaxPooling(Window.tiles(2)).apply(size(upright));
        return Strip.of(6)
                .frame("picture", boot.plane(0))
                .frame("left–right edges", grey(upright))
                .frame("top–bottom edges", grey(level))
                .frame("the first, pooled", twice(pooled.plane(0), 0.25));
    }

    /** The first ankle boot to learn from. */
    static Picture boot() {
        LabelledPictures one = LabelledPictures.clothes(1);
        int place = IntStream.range(0, one.size())
                .filter(i -> one.label(i) == LabelledPictures.CLOTHES.indexOf("ankle boot"))
                .findFirst()
                .orElseThrow();
        return one.picture(place);
    }

    private static Picture size(Picture map) {
        double[] values = IntStream.range(0, map.height() * map.width())
                .mapToDouble(i -> Math.abs(map.at(0, i / map.width(), i % map.width())))
                .toArray();
        return Picture.of(1, map.height(), map.width(), values);
    }

    /** Grey is 0, white a rise in brightness, black a fall. */
    private static double[][] grey(Picture map) {
        double[][] rows = map.plane(0);
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 0.5 + row[i] / 6;
            }
        }
        return rows;
    }

    static double[][] twice(double[][] rows, double factor) {
        double[][] larger = new double[2 * rows.length][2 * rows[0].length];
        for (int i = 0; i < larger.length; i++) {
            for (int j = 0; j < larger[0].length; j++) {
                larger[i][j] = factor * rows[i / 2][j / 2];
            }
        }
        return larger;
    }
}
