package gradus.classicalml.framing;

import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Cases to learn from: one row of features per case, and what is to be predicted of it, a number or a class. Everything has a
 * name. A class is a label from 0, which is also its target. Immutable.
 */
public final class Cases {
    private final List<String> featureNames;
    private final Matrix features;
    private final String targetName;
    private final double[] targets;
    /** What label c stands for is element c; empty if the target is a number. */
    private final List<String> classes;

    private Cases(
            List<String> featureNames, Matrix features, String targetName, double[] targets, List<String> classes) {
        this.featureNames = List.copyOf(featureNames);
        this.features = features;
        this.targetName = targetName;
        this.targets = targets;
        this.classes = classes;
    }

    /**
     * Cases whose target is a number.
     *
     * @param featureNames one different name for each column of features
     * @param features n × d, finite
     * @param targetName the target's name
     * @param targets n finite numbers; not modified
     * @throws IllegalArgumentException if an argument is null or not finite, a name is there twice, or the sizes do not fit
     */
    public static Cases of(List<String> featureNames, Matrix features, String targetName, double[] targets) {
        Matrix.requireFinite("features", features);
        Require.given("targetName", targetName);
        Require.finite("targets", targets);
        Require.size("targets", targets.length, features.rows(), "one for each row of features");
        requireNames(featureNames, features);
        return new Cases(featureNames, features, targetName, targets.clone(), List.of());
    }

    /**
     * Cases whose target is a number, from columns of a table.
     *
     * @param table no value missing in the columns taken: decide first what to do with gaps
     * @param target a number column
     * @param features number columns, at least one
     * @throws IllegalArgumentException if a column is not there, lacks a value, or holds anything but numbers
     */
    public static Cases ofNumbers(Table table, String target, List<String> features) {
        return of(features, matrix(table, features), target, Numbers.vector(table, target));
    }

    /**
     * Cases whose target is a class, from columns of a table. Class 0 is the first in the order of the alphabet (of numbers: in
     * the order of the numbers).
     *
     * @param table no value missing in the columns taken: decide first what to do with gaps
     * @param target a column of any type; each of its values is a class
     * @param features number columns, at least one
     * @throws IllegalArgumentException if a column is not there, lacks a value, or a feature holds anything but numbers
     */
    public static Cases ofClasses(Table table, String target, List<String> features) {
        Classes classes = Numbers.classes(table, target);
        double[] labels = Arrays.stream(classes.codes()).asDoubleStream().toArray();
        Matrix matrix = matrix(table, features);
        requireNames(features, matrix);
        return new Cases(features, matrix, target, labels, classes.names());
    }

    /** The number of cases, n. */
    public int size() {
        return targets.length;
    }

    /** The names of the features, in the order of the columns. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** The features, n × d: one row per case, one column per name. */
    public Matrix features() {
        return features;
    }

    /** The target's name. */
    public String targetName() {
        return targetName;
    }

    /** A copy of the targets; where they are classes, of the labels. */
    public double[] targets() {
        return targets.clone();
    }

    /** The names of the classes: what label c stands for is element c; empty if the target is a number. */
    public List<String> classes() {
        return classes;
    }

    /**
     * A copy of each case's class, as a label from 0.
     *
     * @throws IllegalStateException if the target is a number
     */
    public int[] labels() {
        if (classes.isEmpty()) {
            throw new IllegalStateException(
                    "the target must be a class to have labels, but " + targetName + " is a number");
        }
        return Arrays.stream(targets).mapToInt(target -> (int) target).toArray();
    }

    /** The cases of the given rows, in that order; classes keep their labels, even where none is left. */
    public Cases rowsAt(int... rows) {
        return new Cases(featureNames, features.rowsAt(rows), targetName, Vectors.at(targets, rows), classes);
    }

    /**
     * The same cases with other numbers for their features, such as standardised ones.
     *
     * @throws IllegalArgumentException if features is null, not finite, or of another shape
     */
    public Cases with(Matrix features) {
        Matrix.requireFinite("features", features);
        if (features.rows() != this.features.rows() || features.columns() != this.features.columns()) {
            throw new IllegalArgumentException("features must be a " + this.features + ", but were a " + features);
        }
        return new Cases(featureNames, features, targetName, targets, classes);
    }

    /** Such as {@code 342 cases: bill_length_mm, bill_depth_mm → species}. */
    @Override
    public String toString() {
        return size() + " cases: " + String.join(", ", featureNames) + " → " + targetName;
    }

    private static Matrix matrix(Table table, List<String> features) {
        return Matrix.of(Numbers.matrix(table, features.toArray(String[]::new)));
    }

    private static void requireNames(List<String> names, Matrix features) {
        Require.given("featureNames", names);
        Require.that(
                names.size() == features.columns(),
                "featureNames must hold " + features.columns() + " names (one for each column of features), but held "
                        + names.size());
        Require.that(new HashSet<>(names).size() == names.size(), "featureNames must differ, but were " + names);
    }
}
