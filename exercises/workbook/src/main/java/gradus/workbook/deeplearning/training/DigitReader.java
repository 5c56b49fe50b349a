package gradus.workbook.deeplearning.training;

import static gradus.engine.exercise.Todo.todo;

import ai.djl.Model;
import gradus.deeplearning.training.Digits;

/**
 * Trains a network that reads 96 of 100 digits on sheets that it has never seen.
 *
 * <p>It learns from ten forms: the training and the validation digits of {@code Forms.byForm()}. The grader then asks it about the four
 * test forms. The lesson's first network, trained on those ten, usually stays below 96%. It must be a network; which one, and how it is
 * trained, is up to you: the lesson's classes, DJL itself, several networks that vote. Only the digits that {@code train} is given may
 * teach or choose; to see to that, the grader calls each digit by another name (a 0 is a 3, a 1 is a 4, …, a 9 is a 2), in training
 * and in the test.
 *
 * <p>The grader says whether you are there, not how near you are: if you tune on the test forms, strangers no longer judge you. Measure
 * as the lesson does, by training on some of the ten forms and asking about the others (a {@code main} in this file will do). Look at the
 * losses of both; when you have chosen, train on all ten.
 *
 * <p>You may want to import {@link gradus.deeplearning.training.MlpTrainer},
 * {@link gradus.deeplearning.training.Network}, {@link gradus.deeplearning.training.Recipe},
 * {@link gradus.deeplearning.training.WarmUpCosine}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/training.md">deep-learning/docs/training.md</a>
 */
public final class DigitReader {
    private DigitReader() {}

    /**
     * Trains a network on the known digits. The same call always gives the same network.
     *
     * <p>The checks train three networks, two of them on one form and one on all ten, and have two minutes for all of it.
     *
     * @param known images with their digits, at least 100
     * @return a model whose block turns images of shape (n, 64), pixels between 0 and 1, into (n, 10): the larger a number, the likelier
     *     its digit. It is open; the caller closes it, and with it goes every array that training has made.
     */
    public static Model train(Digits known) {
        return todo("train a network on the known digits");
    }
}
