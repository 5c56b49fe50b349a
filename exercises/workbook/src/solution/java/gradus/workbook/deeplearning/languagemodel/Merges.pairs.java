import java.util.HashMap;

public final class Merges {
    public static List<List<Integer>> learn(List<List<Integer>> words, int most) {
        // begin solution: count, choose, merge, until there are enough
        List<List<Integer>> merges = new ArrayList<>();
        List<List<Integer>> now = words.stream()
                .map(word -> (List<Integer>) new ArrayList<>(word))
                .toList();
        for (int id = 256; id < 256 + most; id++) {
            Map<List<Integer>, Integer> counts = new HashMap<>();
            now.forEach(word -> {
                for (int i = 0; i + 1 < word.size(); i++) {
                    counts.merge(List.of(word.get(i), word.get(i + 1)), 1, Integer::sum);
                }
            });
            List<Integer> best = counts.keySet().stream()
                    .filter(pair -> counts.get(pair) > 1)
                    .min((a, b) -> {
                        int byCount = counts.get(b) - counts.get(a);
                        int byLeft = a.get(0) - b.get(0);
                        return byCount != 0 ? byCount : byLeft != 0 ? byLeft : a.get(1) - b.get(1);
                    })
                    .orElse(null);
            if (best == null) {
                return merges;
            }
            int made = id;
            now = now.stream().map(word -> merged(word, best, made)).toList();
            merges.add(best);
        }
        return merges;
        // end solution
    }
}
