package gradus.classicalml.features;

import com.google.common.hash.HashFunction;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Deals categories into a fixed number of columns by a hash of {@code column=category}: +1 or −1 in one column, 0 in all others. Nothing
 * is learned, no list of categories is kept, and an unseen one has its place already; the price is that several share a place. By MurmurHash3
 * (32 bits, seed 0) of the UTF-8 bytes, place |hash| mod buckets and sign of the hash, as scikit-learn's {@code FeatureHasher}.
 *
 * @param column a column of any type; missing is a category
 * @param buckets the number of columns, at least 1
 */
public record Hashing(String column, int buckets) implements Step<Table, Features> {
    private static final HashFunction MURMUR = com.google.common.hash.Hashing.murmur3_32(0);

    /** @throws IllegalArgumentException if column is null or buckets is below 1 */
    public Hashing {
        Require.given("column", column);
        Require.atLeast("buckets", buckets, 1);
    }

    @Override
    public Fitted<Table, Features> fit(Table training, double[] targets) {
        return Fitted.alike(training, this::encoded);
    }

    private Features encoded(Table rows) {
        List<String> categories = Categories.of(rows, column);
        double[][] values = new double[categories.size()][buckets];
        for (int i = 0; i < values.length; i++) {
            int hash = hash(column + "=" + Categories.name(categories.get(i)));
            values[i][(int) (Math.abs((long) hash) % buckets)] = hash < 0 ? -1 : 1;
        }
        List<String> names =
                IntStream.range(0, buckets).mapToObj(b -> column + "#" + b).toList();
        return new Features(names, Matrix.of(values));
    }

    static int hash(String text) {
        return MURMUR.hashBytes(text.getBytes(StandardCharsets.UTF_8)).asInt();
    }
}
