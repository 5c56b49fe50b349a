package gradus.classicalml.splitting.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Samples of concrete: what was mixed, how old it was when it was broken, and at what pressure. */
final class Concrete {
    static final double TEST_FRACTION = 0.2;
    private static final int INGREDIENTS = 7;

    /** Seven ingredients and the age; the target is the strength in MPa. */
    final Cases cases;
    /** The mix of each sample: samples of equal ingredients have equal numbers. */
    final int[] mixes;
    /** How many samples each mix has. */
    final int[] sizes;

    Concrete(Table table) {
        List<String> columns = table.columnNames();
        Matrix features = Matrix.of(Numbers.matrix(table, columns.subList(0, INGREDIENTS + 1)));
        // Tribuo orders features by name, and a forest draws among them in its order: numbered names keep it the file's
        List<String> names = IntStream.rangeClosed(0, INGREDIENTS)
                .mapToObj(j -> "column" + j)
                .toList();
        cases = Cases.of(
                names, features, columns.get(INGREDIENTS + 1), Numbers.vector(table, columns.get(INGREDIENTS + 1)));
        mixes = Splits.groupsOf(Arrays.stream(Numbers.matrix(table, columns.subList(0, INGREDIENTS)))
                .map(Arrays::toString)
                .toList());
        sizes = new int[Arrays.stream(mixes).max().orElseThrow() + 1];
        Arrays.stream(mixes).forEach(mix -> sizes[mix]++);
    }

    /** The rows of one mix. */
    int[] rowsOf(int mix) {
        return IntStream.range(0, mixes.length).filter(row -> mixes[row] == mix).toArray();
    }

    /** The share of a random split's test rows that have a twin in training: Σ m (1 − q^(m − 1)) / n over mixes of m rows. */
    double expectedTwins() {
        return Arrays.stream(sizes)
                        .mapToDouble(m -> m * (1 - Math.pow(TEST_FRACTION, m - 1)))
                        .sum()
                / mixes.length;
    }
}
