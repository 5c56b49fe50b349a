package gradus.workbook.deeplearning.vision;

import static gradus.engine.exercise.Todo.todo;

import ai.djl.Model;
import gradus.deeplearning.vision.LabelledPictures;

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
 * <p>You may want to import {@link ai.djl.ndarray.types.Shape}, {@link ai.djl.nn.Activation}, {@link ai.djl.nn.Blocks},
 * {@link ai.djl.nn.SequentialBlock}, {@link ai.djl.nn.core.Linear}, {@link ai.djl.nn.pooling.Pool},
 * {@link gradus.deeplearning.vision.Augmentation}, {@link gradus.deeplearning.vision.ConvolutionalNetworks},
 * {@link gradus.deeplearning.vision.PictureTrainer}, {@link gradus.deeplearning.vision.Window}.
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
        return todo("a small network, and pictures as the camera will see them");
    }
}
