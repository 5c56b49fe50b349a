package gradus.classicalml.features;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A column of 0 and 1 for each category of the training rows, {@code home=rent}: 1 where the row is of that category. Categories stand
 * in the order of the alphabet (of numbers: in the order of the numbers); missing is a category, {@code home=(missing)}, if a training
 * row has it.
 *
 * @param column a column of any type
 * @param unseen what a category means that training did not have
 * @param minRows categories of fewer training rows than this get no column of their own and count as unseen; 1 for none
 * @param baseline whether the first category gets no column, so that all zeros are that category. Least squares needs this: with a column
 *     for every category the columns of a row add up to 1, which is the intercept's column
 */
public record OneHot(String column, Unseen unseen, int minRows, boolean baseline) implements Step<Table, Features> {
    /** What to do with a category that training did not have. */
    public enum Unseen {
        /** An error that names it. */
        REFUSE,
        /** No column is 1. */
        ZEROS,
        /** One more column, {@code home=(other)}, is 1. */
        OTHER
    }

    /** @throws IllegalArgumentException if an argument is null, minRows is below 1, or unseen does not fit the other two */
    public OneHot {
        Require.given("column", column);
        Require.given("unseen", unseen);
        Require.atLeast("minRows", minRows, 1);
        Require.that(
                minRows == 1 || unseen != Unseen.REFUSE,
                "unseen must not be REFUSE if minRows is above 1, since training rows would be refused, but minRows was "
                        + minRows);
        Require.that(
                !baseline || unseen != Unseen.ZEROS,
                "unseen must be REFUSE or OTHER with a baseline, since all zeros mean the baseline, but was ZEROS");
    }

    /** Every category has a column, and an unseen one is refused. */
    public static OneHot of(String column) {
        return new OneHot(column, Unseen.REFUSE, 1, false);
    }

    /** The same with another answer to unseen categories. */
    public OneHot unseen(Unseen unseen) {
        return new OneHot(column, unseen, minRows, baseline);
    }

    /** Categories of fewer rows share one column with those that are unseen: {@code home=(other)}. */
    public OneHot atLeast(int minRows) {
        return new OneHot(column, Unseen.OTHER, minRows, baseline);
    }

    /** The same without a column for the first category. */
    public OneHot withBaseline() {
        return new OneHot(column, unseen, minRows, true);
    }

    @Override
    public Fitted<Table, Features> fit(Table training, double[] targets) {
        List<String> kept = keptCategories(Categories.of(training, column));
        Map<String, Integer> places = new HashMap<>();
        kept.forEach(category -> places.put(category, places.size()));
        List<String> names = new ArrayList<>();
        kept.forEach(category -> names.add(column + "=" + Categories.name(category)));
        if (unseen == Unseen.OTHER) {
            names.add(column + "=(other)");
        }
        Require.that(
                !baseline || names.size() > 1,
                "column " + column + " must have 2 categories in training to have a baseline, but had only "
                        + Categories.name(kept.isEmpty() ? "(other)" : kept.get(0)));
        return Fitted.alike(training, rows -> encoded(Categories.of(rows, column), places, names));
    }

    private List<String> keptCategories(List<String> categories) {
        Map<String, Integer> counts = new HashMap<>();
        categories.forEach(category -> counts.merge(category, 1, Integer::sum));
        counts.values().removeIf(count -> count < minRows);
        return Categories.inOrder(counts.keySet());
    }

    private Features encoded(List<String> categories, Map<String, Integer> places, List<String> names) {
        double[][] columns = new double[names.size()][categories.size()];
        for (int i = 0; i < categories.size(); i++) {
            Integer place = places.get(categories.get(i));
            if (place != null) {
                columns[place][i] = 1;
            } else if (unseen == Unseen.OTHER) {
                columns[names.size() - 1][i] = 1;
            } else if (unseen == Unseen.REFUSE) {
                refuse(i, categories.get(i), names);
            }
        }
        Features all = new Features(names, Matrix.ofColumns(columns));
        return baseline ? all.columnsAt(IntStream.range(1, names.size()).toArray()) : all;
    }

    private void refuse(int row, String category, List<String> names) {
        throw new IllegalArgumentException("column " + column + " must hold a category that training had, " + names
                + ", but row " + row + " held " + Categories.name(category));
    }
}
