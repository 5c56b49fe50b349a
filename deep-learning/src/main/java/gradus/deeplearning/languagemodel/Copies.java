package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds what of a text stands word for word in others: memorised, or quoted, or leaked from the training texts into a test. */
public final class Copies {
    private static final int BETWEEN_TEXTS = -1;
    private static final int UNKNOWN = -2;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] row;
    /** Where each word stands in the row, by its number. */
    private final int[][] places;

    /** Looks in these texts. A word is what stands between blanks; how many blanks plays no part. */
    public Copies(List<String> texts) {
        IntStream.Builder words = IntStream.builder();
        for (String text : texts) {
            for (String word : words(text)) {
                words.add(numbers.computeIfAbsent(word, w -> numbers.size()));
            }
            words.add(BETWEEN_TEXTS);
        }
        row = words.build().toArray();
        places = places();
    }

    private int[][] places() {
        int[] times = new int[numbers.size()];
        Arrays.stream(row).filter(number -> number >= 0).forEach(number -> times[number]++);
        int[][] found = Arrays.stream(times).mapToObj(int[]::new).toArray(int[][]::new);
        for (int place = row.length - 1; place >= 0; place--) {
            if (row[place] >= 0) {
                found[row[place]][--times[row[place]]] = place;
            }
        }
        return found;
    }

    /**
     * The longest run of words that stands in one of the texts.
     *
     * @return its words, separated by single spaces; empty, if not one word does
     */
    public String longest(String text) {
        String[] words = words(text);
        int[] lengths = lengths(words);
        int best = 0;
        for (int from = 1; from < words.length; from++) {
            best = lengths[from] > lengths[best] ? from : best;
        }
        return words.length == 0 ? "" : String.join(" ", Arrays.copyOfRange(words, best, best + lengths[best]));
    }

    /** Of all runs of n words in a text, the share that stands in one of the texts; 0, if it has no such run. */
    public double share(String text, int n) {
        Require.atLeast("n", n, 1);
        int[] lengths = lengths(words(text));
        int runs = lengths.length - n + 1;
        return runs < 1
                ? 0
                : Arrays.stream(lengths)
                                .limit(runs)
                                .filter(length -> length >= n)
                                .count()
                        / (double) runs;
    }

    /** For each word the length of the longest run from there that is in the texts. */
    private int[] lengths(String[] words) {
        int[] wanted = Arrays.stream(words)
                .mapToInt(word -> numbers.getOrDefault(word, UNKNOWN))
                .toArray();
        int[] lengths = new int[wanted.length];
        for (int from = 0; from < wanted.length; from++) {
            for (int place : wanted[from] == UNKNOWN ? new int[0] : places[wanted[from]]) {
                int n = 1;
                while (from + n < wanted.length && row[place + n] == wanted[from + n]) {
                    n++;
                }
                lengths[from] = Math.max(lengths[from], n);
            }
        }
        return lengths;
    }

    private static String[] words(String text) {
        return text.isBlank() ? new String[0] : text.strip().split("\\s+");
    }
}
