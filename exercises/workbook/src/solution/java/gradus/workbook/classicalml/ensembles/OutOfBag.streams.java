package gradus.workbook.classicalml.ensembles;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Row by row: who did not draw it, how they vote, who wins. */
public final class OutOfBag {
    private OutOfBag() {}

    public static double error(int[][] bags, int[][] votes, int[] labels, int classes) {
        Set<Integer>[] drawn = sets(bags);
        return IntStream.range(0, labels.length)
                .filter(row -> Arrays.stream(drawn).anyMatch(bag -> !bag.contains(row)))
                .mapToDouble(row -> winner(drawn, votes, row) == labels[row] ? 0 : 1)
                .average()
                .orElse(Double.NaN);
    }

    private static Set<Integer>[] sets(int[][] bags) {
        @SuppressWarnings("unchecked")
        Set<Integer>[] sets = new Set[bags.length];
        for (int tree = 0; tree < bags.length; tree++) {
            sets[tree] = new HashSet<>();
            for (int row : bags[tree]) {
                sets[tree].add(row);
            }
        }
        return sets;
    }

    private static int winner(Set<Integer>[] drawn, int[][] votes, int row) {
        Map<Integer, Long> counts = IntStream.range(0, drawn.length)
                .filter(tree -> !drawn[tree].contains(row))
                .mapToObj(tree -> votes[tree][row])
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(count -> count).max().orElseThrow();
        return counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
