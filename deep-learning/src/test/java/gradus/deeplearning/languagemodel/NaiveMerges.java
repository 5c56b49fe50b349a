package gradus.deeplearning.languagemodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Merges learned the slow way: every pair of every piece is counted again before each merge. */
final class NaiveMerges {
    private NaiveMerges() {}

    static List<Pair> learn(List<String> texts, int most) {
        List<int[]> rows = new ArrayList<>();
        texts.forEach(text -> Pieces.of(text).forEach(piece -> rows.add(BytePairs.bytes(piece))));
        List<Pair> merges = new ArrayList<>();
        while (merges.size() < most) {
            Map<Pair, Integer> counts = new TreeMap<>(); // the smallest pair first
            rows.forEach(row -> {
                for (int i = 1; i < row.length; i++) {
                    counts.merge(new Pair(row[i - 1], row[i]), 1, Integer::sum);
                }
            });
            Pair best = counts.entrySet().stream()
                    .filter(entry -> entry.getValue() > 1)
                    .sorted(Comparator.comparing(entry -> -entry.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            if (best == null) {
                break;
            }
            int id = 256 + merges.size();
            rows.replaceAll(row -> BytePairs.merge(row, best, id));
            merges.add(best);
        }
        return merges;
    }
}
