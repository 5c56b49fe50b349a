package gradus.workbook.deeplearning.vision;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import gradus.deeplearning.vision.Augmentation;
import gradus.deeplearning.vision.ConvolutionalNetworks;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.PictureTrainer;
import gradus.deeplearning.vision.Window;

/**
 * Trains a network for a camera that has room for 2,800 weights and hangs loosely.
 *
 * <p>It learns from 1000 pictures of clothes, 14 × 14 pixels, all neatly centred. The pictures that it is asked about are others, and each is moved by up to
 * two pixels, up or down and left or right. Name at least 64% of them. (Softmax regression on pixels names fewer than 40, and stays below 62
 * however you train it; a network of 2,800 weights trained on the pictures as they are stays near 50.)
 *
 * <p>Weights are all numbers that training changes, biases included; the running means and variances of batch normalisation do not count. Which network it is and how
 * it is trained is up to you: the lesson's classes, or DJL itself. Only the pictures that {@code train} is given may teach or choose. What was learnt
 * from the file is of no use: the grader calls each class by another number, in training and in the test.
 *
 * <p>The grader says whether you are there, not how near you are. Measure on pictures of your own: hold out some of {@code LabelledPictures.clothes}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/vision.md">deep-learning/docs/vision.md</a>
 */
public final class SmallEye {
    private SmallEye() {}

    /**
     * Trains a network on the known pictures. The same call always gives the same network; the known pictures stay as they are.
     *
     * <p>The checks train three times, twice on 100 pictures and once on 1000, and have a minute for all.
     *
     * @param known centred pictures of 14 × 14 pixels with their classes, at least 100
     * @return a model whose block turns pictures of shape (n, 1, 14, 14) into (n, 10): the larger a number, the likelier its class. It is open; the
     *     caller closes it, and with it goes every array that training has made.
     */
    public static Model train(LabelledPictures known) {
        // begin solution: a small network, and pictures as the camera will see them
        SequentialBlock network = new SequentialBlock()
                .add(ConvolutionalNetworks.convolution(Window.same(3), 8, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(ConvolutionalNetworks.convolution(Window.same(3), 16, true))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(10).build());
        return new PictureTrainer(9, 32, 0.01, Augmentation.shift(2), 1).fit(network, known);
        // end solution
    }
}
