import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

public final class DealtFolds {
    public static List<List<Integer>> of(String[] labels, int k) {
        // begin solution: refuse a bad k, collect the rows of each class, deal
        if (k < 2 || k > labels.length) {
            throw new IllegalArgumentException("k must fit " + labels.length + " rows, but was " + k);
        }
        List<String> names = Arrays.asList(labels);
        int[] sorted = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> names.indexOf(labels[row])))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(0, k)
                .mapToObj(fold -> IntStream.range(0, sorted.length)
                        .filter(card -> card % k == fold)
                        .map(card -> sorted[card])
                        .sorted()
                        .boxed()
                        .toList())
                .toList();
        // end solution
    }

    public static int[] trainingRows(List<List<Integer>> folds, int fold) {
        // begin solution: the rows of all other folds, in ascending order
        int rows = folds.stream().mapToInt(List::size).sum();
        return IntStream.range(0, rows)
                .filter(row -> !folds.get(fold).contains(row))
                .toArray();
        // end solution
    }
}
