package gradus.deeplearning.languagemodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a text as rows of token ids, and how often each pair of ids stands side by side in them. */
final class PairCounts {
    private final List<int[]> words = new ArrayList<>();
    private final List<Integer> occurrences = new ArrayList<>();
    private final Map<Pair, Integer> counts = new HashMap<>();
    private final Map<Pair, Set<Integer>> places = new HashMap<>();

    void add(int[] word, int times) {
        words.add(word);
        occurrences.add(times);
        count(words.size() - 1, 1);
    }

    /** The pair that is counted most often, the smallest of them (left id first) on a tie; empty, if none is there twice. */
    Optional<Pair> mostFrequent() {
        Pair best = null;
        int most = 1;
        for (Map.Entry<Pair, Integer> entry : counts.entrySet()) {
            int count = entry.getValue();
            if (count > most || count == most && best != null && entry.getKey().compareTo(best) < 0) {
                best = entry.getKey();
                most = count;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Makes one token of a pair, in the words that hold it; only their pairs are counted again. */
    void merge(Pair pair, int id) {
        for (int word : Set.copyOf(places.get(pair))) {
            count(word, -1);
            words.set(word, BytePairs.merge(words.get(word), pair, id));
            count(word, 1);
        }
    }

    /** Adds a word's pairs to the counts (sign 1), or takes them away (sign −1). */
    private void count(int word, int sign) {
        int[] ids = words.get(word);
        for (int i = 1; i < ids.length; i++) {
            Pair pair = new Pair(ids[i - 1], ids[i]);
            if (counts.merge(pair, sign * occurrences.get(word), Integer::sum) == 0) {
                counts.remove(pair);
            }
            if (sign > 0) {
                places.computeIfAbsent(pair, key -> new HashSet<>()).add(word);
            } else {
                places.get(pair).remove(word);
            }
        }
    }
}
