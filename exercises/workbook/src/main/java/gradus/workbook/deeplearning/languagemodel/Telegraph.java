package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.exercise.Todo.todo;

import gradus.deeplearning.languagemodel.Gpt;
import java.util.List;

/**
 * Teaches the lesson's network to read telegrams.
 *
 * <p>A telegraph office knows CAPITALS ONLY STOP AND WRITES STOP FOR A FULL STOP STOP The checkpoint of the lesson has hardly seen such a text: its perplexity on
 * telegrams is above 14 per byte, and an ordinary page has 3. Move its weights until telegrams that it has not seen have a perplexity of
 * at most 8.5 per byte. Some thirty steps of training are enough, if their size is right; both calls together have half a minute.
 *
 * <p>Only the texts that {@code tune} is given may teach. So the grader calls it a second time, with another copy of the network and ordinary pages in place of
 * telegrams, and then telegrams must be as strange as before. The grader says whether you are there, not how near: to choose a rate, hold out some of the
 * telegrams and measure with {@code Perplexity.of} (a {@code main} in this file will do; {@code Checkpoint.shipped()} is the network, and
 * {@code Corpus.load()} has texts to write in capitals).
 *
 * <p>You may want to import {@link gradus.deeplearning.languagemodel.GptTrainer},
 * {@link gradus.deeplearning.languagemodel.Schooling}, {@link gradus.deeplearning.languagemodel.Windows}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/language-model.md">deep-learning/docs/language-model.md</a>
 */
public final class Telegraph {
    private Telegraph() {}

    /**
     * Moves the network's weights so that it reads telegrams. What else was made in native memory is freed, and the network stays open.
     *
     * @param gpt the shipped network; the caller closes it
     * @param telegrams texts to learn from, about 30,000 bytes; they stay as they are
     */
    public static void tune(Gpt gpt, List<String> telegrams) {
        todo("train on the telegrams for a few seconds");
    }
}
