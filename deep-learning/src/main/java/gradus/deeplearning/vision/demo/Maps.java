package gradus.deeplearning.vision.demo;

import ai.djl.Model;
import ai.djl.nn.convolutional.Conv2d;
import gradus.deeplearning.vision.ClothesNetwork;
import gradus.deeplearning.vision.Convolution;
import gradus.deeplearning.vision.DjlConvolution;
import gradus.deeplearning.vision.Picture;
import gradus.fundamentals.demo.Strip;
import java.util.Arrays;

/** The filters of a trained network's first layer, and what they make of a boot. */
final class Maps {
    private Maps() {}

    static Strip figure() {
        Convolution first = firstLayer();
        Picture boot = Edges.boot();
        Picture maps = first.apply(boot);
        Strip strip = Strip.of(4).frame("picture", boot.plane(0));
        for (int f = 0; f < first.filters(); f++) {
            strip.frame("filter " + (f + 1), stacked(filter(first, f), maps.plane(f)));
        }
        return strip;
    }

    static Convolution firstLayer() {
        try (Model model = ClothesNetwork.LENET.trained(1)) {
            return DjlConvolution.copyOf((Conv2d) model.getBlock().getChildren().valueAt(0));
        }
    }

    /** A filter enlarged to 25 × 25, above its feature map after ReLU. */
    private static double[][] stacked(double[][] filter, double[][] map) {
        double[][] rows = new double[25 + 2 + map.length][map[0].length];
        for (double[] row : rows) {
            Arrays.fill(row, 1);
        }
        for (int i = 0; i < 25; i++) {
            for (int j = 0; j < 25; j++) {
                rows[i][j + 1] = filter[i / 5][j / 5];
            }
        }
        double most = Arrays.stream(map).flatMapToDouble(Arrays::stream).max().orElseThrow();
        for (int i = 0; i < map.length; i++) {
            for (int j = 0; j < map[i].length; j++) {
                rows[27 + i][j] = Math.max(0, map[i][j]) / Math.max(most, 1e-9);
            }
        }
        return rows;
    }

    /** Grey is a weight of 0, white the largest size of a positive one, black of a negative one. */
    private static double[][] filter(Convolution layer, int f) {
        double[] weights = Arrays.copyOfRange(layer.weights(), 25 * f, 25 * f + 25);
        double most = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
        double[][] rows = new double[5][5];
        for (int i = 0; i < 25; i++) {
            rows[i / 5][i % 5] = 0.5 + 0.5 * weights[i] / most;
        }
        return rows;
    }
}
