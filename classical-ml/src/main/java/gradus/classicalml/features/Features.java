package gradus.classicalml.features;

import gradus.classicalml.framing.Cases;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of numbers with a name each, on their way from a table to a model. NaN is a gap: a value that nobody knows.
 *
 * @param names a different name for each column
 * @param values n × d, numbers or NaN; no infinity
 */
public record Features(List<String> names, Matrix values) {
    /** @throws IllegalArgumentException if an argument is null, a name is missing or there twice, or a value is infinite */
    public Features {
        Require.given("values", values);
        names = List.copyOf(Require.given("names", names));
        Require.that(
                names.size() == values.columns(),
                "names must hold " + values.columns() + " names (one for each column of values), but held "
                        + names.size());
        Require.that(new HashSet<>(names).size() == names.size(), "names must differ, but were " + names);
        requireNoInfinity(names, values);
    }

    /** One column. */
    public static Features of(String name, double... values) {
        return new Features(List.of(name), Matrix.ofColumns(values));
    }

    /** The number of rows, n. */
    public int rows() {
        return values.rows();
    }

    /** The number of columns, d. */
    public int columns() {
        return values.columns();
    }

    /** A copy of the column of that name. */
    public double[] column(String name) {
        return values.column(names.indexOf(Require.oneOf("name", name, names)));
    }

    /** These columns and then those, row by row. */
    public Features beside(Features others) {
        Require.oneLength("these features and others", rows(), others.rows());
        List<String> both = new ArrayList<>(names);
        both.addAll(others.names);
        double[][] columns = new double[both.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j < columns() ? values.column(j) : others.values.column(j - columns());
        }
        return new Features(both, Matrix.ofColumns(columns));
    }

    /** The columns of the given numbers, in that order. */
    public Features columnsAt(int... columns) {
        return new Features(IntStream.of(columns).mapToObj(names::get).toList(), values.columnsAt(columns));
    }

    /** The rows of the given numbers, in that order. */
    public Features rowsAt(int... rows) {
        return new Features(names, values.rowsAt(rows));
    }

    /**
     * These features with a target beside each row.
     *
     * @throws IllegalArgumentException if a gap is left, or the number of targets is not that of the rows
     */
    public Cases toCases(String targetName, double[] targets) {
        return Cases.of(names, requireNoGap().values, targetName, targets);
    }

    /**
     * These features, once it is known that they hold no gap.
     *
     * @throws IllegalArgumentException such as {@code feature income must have no gap here, but has one in row 29: impute first}
     */
    public Features requireNoGap() {
        double[] elements = values.elements();
        for (int k = 0; k < elements.length; k++) {
            if (Double.isNaN(elements[k])) {
                throw new IllegalArgumentException("feature " + names.get(k % names.size())
                        + " must have no gap here, but has one in row " + k / names.size() + ": impute first");
            }
        }
        return this;
    }

    /** @throws IllegalArgumentException if these are not the columns that a step learned from */
    Features requireNames(List<String> learned) {
        Require.that(names.equals(learned), "features must be " + learned + " as in training, but were " + names);
        return this;
    }

    /** Such as {@code 3118 × 9: seniority, age, …}. */
    @Override
    public String toString() {
        return rows() + " × " + columns() + ": " + String.join(", ", names);
    }

    private static void requireNoInfinity(List<String> names, Matrix values) {
        double[] elements = values.elements();
        for (int k = 0; k < elements.length; k++) {
            if (Double.isInfinite(elements[k])) {
                throw new IllegalArgumentException("feature " + names.get(k % names.size())
                        + " must be finite or a gap, but was " + elements[k] + " in row " + k / names.size());
            }
        }
    }
}
