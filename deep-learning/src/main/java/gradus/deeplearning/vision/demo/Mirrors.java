package gradus.deeplearning.vision.demo;

import ai.djl.Model;
import gradus.deeplearning.vision.Augmentation;
import gradus.deeplearning.vision.ConvolutionalNetworks;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.PictureScores;
import gradus.deeplearning.vision.PictureTrainer;
import gradus.fundamentals.demo.Lines;

/** What mirrored pictures do to a network that reads digits: a mirrored shoe is a shoe, a mirrored 2 is not a 2. */
final class Mirrors {
    private static final int SEEDS = 3;

    private final LabelledPictures known = LabelledPictures.digits(100).halved();
    private final LabelledPictures test = LabelledPictures.testDigits(100).halved();
    private final Runnable progress;

    Mirrors(Runnable progress) {
        this.progress = progress;
    }

    void mirrors(Lines lines) {
        double[] plain = new double[SEEDS];
        double[] mirrored = new double[SEEDS];
        int lower = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            plain[seed - 1] = accuracy(PictureTrainer.of(4, seed));
            mirrored[seed - 1] = accuracy(PictureTrainer.of(4, seed).with(Augmentation.MIRROR));
            lower += mirrored[seed - 1] < plain[seed - 1] ? 1 : 0;
        }
        lines.print("accuracy on digits, trained as they are     %s", Clothes.spread(plain));
        lines.print("accuracy on digits, trained with mirrors    %s", Clothes.spread(mirrored));
        lines.print("lower with mirrors in %d of %d seeds", lower, SEEDS);
    }

    private double accuracy(PictureTrainer trainer) {
        progress.run();
        try (Model model = trainer.fit(ConvolutionalNetworks.leNet(6, 16), known)) {
            return PictureScores.accuracy(model.getBlock(), test);
        }
    }
}
