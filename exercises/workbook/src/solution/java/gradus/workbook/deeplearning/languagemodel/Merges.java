package gradus.workbook.deeplearning.languagemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Byte-pair encoding, whole: learn the merges, encode, decode.
 *
 * <p>A word is a list of ids. Ids 0 to 255 are bytes; the first merge makes id 256, the second 257, and so on. A merge is a list of two ids, left and right.
 * None of the arguments may change. Words and lists may be empty.
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
        // begin solution: count, choose, merge, until there are enough
        List<List<Integer>> now = new ArrayList<>(words);
        List<List<Integer>> merges = new ArrayList<>();
        while (merges.size() < most) {
            Map<Integer, Map<Integer, Integer>> counts = new TreeMap<>();
            for (List<Integer> word : now) {
                for (int i = 1; i < word.size(); i++) {
                    counts.computeIfAbsent(word.get(i - 1), left -> new TreeMap<>())
                            .merge(word.get(i), 1, Integer::sum);
                }
            }
            int largest = 1;
            List<Integer> best = null;
            for (int left : counts.keySet()) { // ascending: an equal count that comes later does not win
                for (Map.Entry<Integer, Integer> right : counts.get(left).entrySet()) {
                    if (right.getValue() > largest) {
                        largest = right.getValue();
                        best = List.of(left, right.getKey());
                    }
                }
            }
            if (best == null) {
                break;
            }
            List<Integer> pair = best;
            int id = 256 + merges.size();
            now.replaceAll(word -> merged(word, pair, id));
            merges.add(pair);
        }
        return merges;
        // end solution
    }

    /** The tokens of a word: each merge is applied wherever it fits, in the order in which they were learned. */
    public static List<Integer> encode(List<Integer> word, List<List<Integer>> merges) {
        // begin solution: apply every merge
        List<Integer> tokens = word;
        for (int i = 0; i < merges.size(); i++) {
            tokens = merged(tokens, merges.get(i), 256 + i);
        }
        return tokens;
        // end solution
    }

    /** The bytes that tokens stand for: from {@code encode} back to the word. */
    public static List<Integer> decode(List<Integer> tokens, List<List<Integer>> merges) {
        // begin solution: take merges apart until only bytes are left
        List<Integer> bytes = new ArrayList<>();
        for (int token : tokens) {
            if (token < 256) {
                bytes.add(token);
            } else {
                bytes.addAll(decode(merges.get(token - 256), merges));
            }
        }
        return bytes;
        // end solution
    }

    /** A word in which each occurrence of a pair, from the left and without overlap, has become one id. */
    public static List<Integer> merged(List<Integer> word, List<Integer> pair, int id) {
        // begin solution: replace the pair, from the left
        List<Integer> merged = new ArrayList<>();
        for (int i = 0; i < word.size(); i++) {
            if (i + 1 < word.size() && word.subList(i, i + 2).equals(pair)) {
                merged.add(id);
                i++;
            } else {
                merged.add(word.get(i));
            }
        }
        return merged;
        // end solution
    }
}
