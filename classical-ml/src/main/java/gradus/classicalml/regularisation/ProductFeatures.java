package gradus.classicalml.regularisation;

import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Standardised features, their squares and their products, standardised again: d columns become up to 2d + d(d − 1)/2. The square
 * of a feature of two values is left out: it is that feature once more, in another unit (for 1 and 2, x² = 3x − 2).
 */
public final class ProductFeatures {
    private final Standardiser first;
    private final int[] kept;
    private final Standardiser second;

    private ProductFeatures(Standardiser first, int[] kept, Standardiser second) {
        this.first = first;
        this.kept = kept;
        this.second = second;
    }

    /**
     * Learns means and deviations, and which features have two values only.
     *
     * @param X n × d: the training rows
     * @throws IllegalArgumentException if there are fewer than 2 rows, or a column does not vary or is not finite
     */
    public static ProductFeatures fit(Matrix X) {
        Standardiser first = Standardiser.fit(X);
        Matrix all = Polynomial.withSquaresAndProducts(first.transform(X));
        int d = X.columns();
        List<Integer> left = new ArrayList<>();
        int square = d;
        for (int j = 0; j < d; j++) {
            if (Arrays.stream(X.column(j)).map(x -> x + 0.0).distinct().count() == 2) { // -0.0 + 0.0 is 0.0
                left.add(square);
            }
            square += d - j;
        }
        int[] kept = IntStream.range(0, all.columns())
                .filter(column -> !left.contains(column))
                .toArray();
        return new ProductFeatures(first, kept, Standardiser.fit(all.columnsAt(kept)));
    }

    /**
     * The columns of other rows, by what was learned from the training rows.
     *
     * @throws IllegalArgumentException if the number of columns differs
     */
    public Matrix transform(Matrix X) {
        return second.transform(
                Polynomial.withSquaresAndProducts(first.transform(X)).columnsAt(kept));
    }

    /**
     * The names of the columns, such as {@code bmi}, {@code bmi²}, {@code bmi·bp}.
     *
     * @param names one for each feature that this was fitted on
     */
    public List<String> names(List<String> names) {
        Require.size("names", names.size(), first.means().length, "one for each feature this was fitted on");
        List<String> all = new ArrayList<>(names);
        for (int j = 0; j < names.size(); j++) {
            for (int k = j; k < names.size(); k++) {
                all.add(j == k ? names.get(j) + "²" : names.get(j) + "·" + names.get(k));
            }
        }
        return Arrays.stream(kept).mapToObj(all::get).toList();
    }
}
