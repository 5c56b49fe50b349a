package gradus.classicalml.features;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Takes number columns as they are; what is missing becomes a gap (NaN). Nothing is learned.
 *
 * @param columns names of number columns, at least one; anything but numbers is refused when a table comes
 */
public record NumberColumns(List<String> columns) implements Step<Table, Features> {
    /** @throws IllegalArgumentException if columns is null or names none */
    public NumberColumns {
        columns = List.copyOf(Require.given("columns", columns));
        Require.that(!columns.isEmpty(), "columns must name at least one column, but named none");
    }

    /** The columns of these names. */
    public static NumberColumns of(String... columns) {
        return new NumberColumns(List.of(columns));
    }

    /** These columns with a gap wherever they hold the given number: some tables write 0 or −999 for what nobody knows. */
    public Step<Table, Features> withGapAt(double mark) {
        return then(Step.fixed(rows -> new Features(rows.names(), gapAt(mark, rows.values()))));
    }

    private static Matrix gapAt(double mark, Matrix values) {
        double[][] copy = values.toArray();
        for (double[] row : copy) {
            Arrays.setAll(row, j -> row[j] == mark ? Double.NaN : row[j]);
        }
        return Matrix.of(copy);
    }

    @Override
    public Fitted<Table, Features> fit(Table training, double[] targets) {
        return Fitted.alike(training, rows -> new Features(columns, Matrix.of(Numbers.matrixWithGaps(rows, columns))));
    }
}
