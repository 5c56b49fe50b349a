package gradus.classicalml.features;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the product of each two different columns behind them, named {@code a*b}: the effect of one column may then depend on the
 * other. Of d columns there are d · (d − 1) / 2 products. Nothing is learned; a gap times anything is a gap.
 */
public final class Interactions {
    private Interactions() {}

    /** The columns, then the products: a*b, a*c, …, b*c, …. */
    public static Step<Features, Features> ofAllPairs() {
        return Step.fixed(Interactions::withProducts);
    }

    private static Features withProducts(Features rows) {
        List<String> names = new ArrayList<>(rows.names());
        List<double[]> columns =
                new ArrayList<>(List.of(rows.values().transpose().toArray()));
        int d = rows.columns();
        for (int a = 0; a < d; a++) {
            for (int b = a + 1; b < d; b++) {
                names.add(names.get(a) + "*" + names.get(b));
                columns.add(product(columns.get(a), columns.get(b)));
            }
        }
        return new Features(names, Matrix.ofColumns(columns.toArray(double[][]::new)));
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }
}
