package gradus.deeplearning.vision.demo;

import ai.djl.Model;
import ai.djl.nn.Block;
import gradus.deeplearning.vision.ClothesNetwork;
import gradus.deeplearning.vision.ConvolutionalNetworks;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.Mark;
import gradus.deeplearning.vision.PictureScores;
import gradus.deeplearning.vision.PictureTrainer;
import gradus.deeplearning.vision.Saliency;
import gradus.deeplearning.vision.SaliencyMaps;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Strip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What networks looked at: a mark that gives the answer away, and whether a map depends on what was learnt at all. */
final class Looks {
    private static final int SHIRT = 6;

    private final LabelledPictures shirts = only(LabelledPictures.testClothes(50), SHIRT);
    private final Runnable progress;
    private final Strip figure = Strip.of(5);

    Looks(Runnable progress) {
        this.progress = progress;
    }

    void mark(Lines lines) {
        LabelledPictures clothes = LabelledPictures.clothes(150);
        lines.print("trained on shirts          shirts found, marked   shirts found, clean   gradient in the corner");
        for (boolean marked : new boolean[] {false, true}) {
            progress.run();
            try (Model model = PictureTrainer.of(3, 1)
                    .fit(ConvolutionalNetworks.leNet(6, 16, 32), marked ? Mark.on(clothes, SHIRT) : clothes)) {
                Block network = model.getBlock();
                LabelledPictures stamped = Mark.on(shirts, SHIRT);
                lines.row(
                        "%-24s   %20.2f   %19.2f   %22.2f",
                        marked ? "with a mark" : "without",
                        PictureScores.accuracy(network, stamped),
                        PictureScores.accuracy(network, shirts),
                        IntStream.range(0, 20)
                                .mapToDouble(i -> Mark.share(Saliency.gradient(network, stamped, i, SHIRT)))
                                .average()
                                .orElseThrow());
                draw(network, stamped, marked);
            }
        }
    }

    private void draw(Block network, LabelledPictures stamped, boolean marked) {
        if (!marked) {
            figure.frame("picture", stamped.picture(0).plane(0));
        }
        figure.frame(
                marked ? "taught with mark" : "taught without", scaled(Saliency.gradient(network, stamped, 0, SHIRT)));
        figure.frame("covered", scaled(Saliency.occlusion(network, stamped, 0, SHIRT, 5)));
    }

    /** The map that was drawn, for the networks of {@link #mark}. */
    Strip figure() {
        return figure;
    }

    /** How alike the maps of two networks are, for the five shipped LeNets, each with the next. */
    void sanity(Lines lines) {
        LabelledPictures pictures = LabelledPictures.testClothes(2);
        List<SaliencyMaps> trained = new ArrayList<>();
        List<SaliencyMaps> before = new ArrayList<>();
        for (int seed = 1; seed <= ClothesNetwork.SEEDS; seed++) {
            try (Model after = ClothesNetwork.LENET.trained(seed);
                    Model untrained = PictureTrainer.untrained(ClothesNetwork.LENET.layers(), 28, seed)) {
                trained.add(SaliencyMaps.of(after.getBlock(), pictures));
                before.add(SaliencyMaps.of(untrained.getBlock(), pictures));
            }
        }
        lines.print("rank correlation of two maps, %d pictures          pixels  squares of 4 × 4", pictures.size());
        print(lines, "trained, and trained from another seed", trained, trained, 1);
        print(lines, "trained, and itself before training", trained, before, 0);
        print(lines, "trained, and another before training", trained, before, 1);
        print(lines, "both before training", before, before, 1);
    }

    private static void print(
            Lines lines, String what, List<SaliencyMaps> some, List<SaliencyMaps> others, int distance) {
        lines.print("%-38s  %s  %s", what, likeness(some, others, distance, 1), likeness(some, others, distance, 4));
    }

    private static String likeness(List<SaliencyMaps> some, List<SaliencyMaps> others, int distance, int side) {
        return Clothes.spread(IntStream.range(0, some.size())
                .mapToDouble(i -> some.get(i).likeness(others.get((i + distance) % others.size()), side))
                .toArray());
    }

    private static double[] flat(double[][] map) {
        return Arrays.stream(map).flatMapToDouble(Arrays::stream).toArray();
    }

    /** From 0 (black) to the map's largest number (white). */
    private static double[][] scaled(double[][] map) {
        double most = Arrays.stream(flat(map)).max().orElseThrow();
        return Arrays.stream(map)
                .map(row -> Arrays.stream(row).map(x -> Math.max(0, x) / most).toArray())
                .toArray(double[][]::new);
    }

    private static LabelledPictures only(LabelledPictures pictures, int label) {
        return pictures.rows(IntStream.range(0, pictures.size())
                .filter(i -> pictures.label(i) == label)
                .toArray());
    }
}
