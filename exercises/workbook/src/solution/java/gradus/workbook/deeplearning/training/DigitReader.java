package gradus.workbook.deeplearning.training;

import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.MlpTrainer;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainedMlp;
import gradus.deeplearning.training.WarmUpCosine;

/**
 * Reads 96 of 100 digits in hands that it has never seen.
 *
 * <p>The digits to learn from come from ten forms (see {@code Forms}), the images to be read from the other four. The
 * lesson's first network, trained like the one here, usually stays below 96%. You may use whatever you like: the lesson's
 * classes, DJL itself, or your own. What you may not do is look: choose by holding out forms among those that you were given.
 */
public final class DigitReader {
    private DigitReader() {}

    /**
     * Learns from the known digits, then reads the unknown images.
     *
     * @param known images with their digits, at least 100, in the order of the forms
     * @param unknown images to be read: at least one, each of 64 pixels between 0 and 1, row by row
     * @return the digit in each image; the same call always gives the same answer, and leaves no array in native memory
     */
    public static int[] read(Digits known, float[][] unknown) {
        // begin solution: train on the known digits, then name the unknown ones
        int epochs = 30;
        int steps = epochs * ((known.size() + 31) / 32); // in batches of 32, the last one smaller
        Recipe recipe = Recipe.of(Network.of(512).withDropout(0.5f))
                .withOptimizer(Recipe.adam(new WarmUpCosine(0.005f, steps / 20, steps)))
                .withEpochs(epochs)
                .withSeed(1);
        // With two forms held out, width and dropout together did best. Now all ten teach: the rate ends at zero, so
        // the last epochs are the good ones, and no form has to be spared to find them.
        int[] answers;
        try (TrainedMlp network = new MlpTrainer(recipe).fit(known, known)) {
            answers = network.predict(Digits.of(unknown, new int[unknown.length]));
        }
        return answers;
        // end solution
    }
}
