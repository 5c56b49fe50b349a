package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * Byte-pair encoding, whole: learn the merges, encode, decode.
 *
 * <p>A word is a list of ids. Ids 0 to 255 are bytes; the first merge makes id 256, the second 257, and so on. A merge is a list of two ids, left and right.
 * None of the arguments may change. Words and lists may be empty.
 *
 * <p>You may want to import {@link java.util.ArrayList}, {@link java.util.Map}, {@link java.util.TreeMap}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/language-model.md">deep-learning/docs/language-model.md</a>
 */
public final class Merges {
    private Merges() {}

    /**
     * Learns merges, one after another, until there are {@code most} or no pair is counted twice.
     *
     * <p>A pair's count is the number of places in all words where its two ids stand side by side: 7, 7, 7 holds the pair (7, 7) at two places. The pair with
     * the largest count is merged; among equals the one with the smaller left id, then the one with the smaller right id. Merging
     * goes through each word from the left and never uses an id twice: 7, 7, 7 becomes 256, 7. What a merge has made takes part in the next count.
     *
     * @param words words, of which the same one may stand there several times
     * @param most at least 0
     */
    public static List<List<Integer>> learn(List<List<Integer>> words, int most) {
        return todo("count, choose, merge, until there are enough");
    }

    /** The tokens of a word: each merge is applied wherever it fits, in the order in which they were learned. */
    public static List<Integer> encode(List<Integer> word, List<List<Integer>> merges) {
        return todo("apply every merge");
    }

    /** The bytes that tokens stand for: from {@code encode} back to the word. */
    public static List<Integer> decode(List<Integer> tokens, List<List<Integer>> merges) {
        return todo("take merges apart until only bytes are left");
    }

    /** A word in which each occurrence of a pair, from the left and without overlap, has become one id. */
    public static List<Integer> merged(List<Integer> word, List<Integer> pair, int id) {
        return todo("replace the pair, from the left");
    }
}
