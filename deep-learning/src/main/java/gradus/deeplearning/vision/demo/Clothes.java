package gradus.deeplearning.vision.demo;

import ai.djl.Model;
import gradus.deeplearning.vision.Augmentation;
import gradus.deeplearning.vision.ClothesNetwork;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.PictureScores;
import gradus.deeplearning.vision.PixelBaselines;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Strip;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Clothes as they are, moved and mirrored, named by pixels and by networks. */
final class Clothes {
    private static final int SIDE = 28;

    private final LabelledPictures known = LabelledPictures.clothes(600);
    private final LabelledPictures test = LabelledPictures.testClothes(100);
    private final LabelledPictures right = test.map(pixels -> Augmentation.shifted(pixels, SIDE, 0, 3));
    private final LabelledPictures mirrored = test.map(pixels -> Augmentation.mirrored(pixels, SIDE));
    private final Runnable progress;

    Clothes(Runnable progress) {
        this.progress = progress;
    }

    void moved(Lines lines) {
        LabelledPictures small = known.halved();
        lines.print("accuracy on 1000 pictures   as they are   moved right by 3 of 28 pixels");
        lines.row(
                "%-26s   %11.3f   %29.3f",
                "nearest class mean",
                PictureScores.accuracy(PixelBaselines.nearestMean(small, test.halved()), test),
                PictureScores.accuracy(PixelBaselines.nearestMean(small, right.halved()), test));
        lines.row(
                "%-26s   %11.3f   %29.3f",
                "nearest neighbour",
                PictureScores.accuracy(PixelBaselines.nearestNeighbour(small, test.halved()), test),
                PictureScores.accuracy(PixelBaselines.nearestNeighbour(small, right.halved()), test));
    }

    void results(Lines lines) {
        lines.print("accuracy, 5 seeds           as they are     moved by 3       mirrored");
        for (ClothesNetwork kind : ClothesNetwork.values()) {
            double[][] scores = new double[3][ClothesNetwork.SEEDS];
            for (int seed = 1; seed <= ClothesNetwork.SEEDS; seed++) {
                progress.run();
                try (Model model = kind.trained(seed)) {
                    scores[0][seed - 1] = PictureScores.accuracy(model.getBlock(), test);
                    scores[1][seed - 1] = PictureScores.accuracy(model.getBlock(), right);
                    scores[2][seed - 1] = PictureScores.accuracy(model.getBlock(), mirrored);
                }
            }
            lines.print("%-24s  %s  %s  %s", name(kind), spread(scores[0]), spread(scores[1]), spread(scores[2]));
        }
    }

    private static String name(ClothesNetwork kind) {
        return switch (kind) {
            case LENET -> "LeNet";
            case MOVED_LENET -> "LeNet, moved, mirrored";
            case RESIDUAL -> "residual network";
        };
    }

    static String spread(double[] values) {
        return Lines.text("%.3f ± %.3f", Descriptive.mean(values), Descriptive.standardDeviation(values));
    }

    /** The mistakes that the first LeNet was surest of. */
    Strip mistakes() {
        Strip strip = Strip.of(4);
        try (Model model = ClothesNetwork.LENET.trained(1)) {
            Matrix logits = PictureScores.logits(model.getBlock(), test);
            int[] said = PictureScores.predict(model.getBlock(), test);
            List<Integer> surest = IntStream.range(0, test.size())
                    .filter(i -> said[i] != test.label(i))
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -LogSpace.softmax(logits.row(i))[said[i]]))
                    .limit(6)
                    .toList();
            surest.forEach(i -> strip.frame(
                    LabelledPictures.CLOTHES.get(said[i]) + "?", test.picture(i).plane(0)));
        }
        return strip;
    }
}
