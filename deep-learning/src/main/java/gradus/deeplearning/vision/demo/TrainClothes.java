package gradus.deeplearning.vision.demo;

import ai.djl.Model;
import gradus.deeplearning.djl.PyTorch;
import gradus.deeplearning.vision.ClothesNetwork;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.PictureScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the weights that the lesson ships, about eight minutes of one core. */
public final class TrainClothes {
    private TrainClothes() {}

    /**
     * Trains and writes networks; prints their checksums and their accuracy on the test pictures.
     *
     * @param args a directory; then, if not all are wanted, a kind and a seed
     */
    public static void main(String... args) throws IOException {
        PyTorch.settle();
        LabelledPictures test = LabelledPictures.testClothes(200);
        for (ClothesNetwork kind : ClothesNetwork.values()) {
            for (int seed = 1; seed <= ClothesNetwork.SEEDS; seed++) {
                if (args.length == 1 || args[1].equals(kind.name()) && args[2].equals(String.valueOf(seed))) {
                    write(Path.of(args[0], kind.file(seed)), kind, seed, test);
                }
            }
        }
    }

    private static void write(Path file, ClothesNetwork kind, int seed, LabelledPictures test) throws IOException {
        try (Model model = kind.train(seed)) {
            byte[] weights = ClothesNetwork.weights(model);
            Files.write(file, weights);
            System.out.printf(
                    "%s=%s%n# test accuracy %.4f%n",
                    file.getFileName(), ClothesNetwork.sha256(weights), PictureScores.accuracy(model.getBlock(), test));
        }
    }
}
