package gradus.classicalml.features;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.Require;
import java.util.HashSet;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Categories that have an order become 0, 1, 2, … in that order. The order is yours to give: no alphabet knows that Poor comes before
 * Fair. Nothing is learned; a missing value becomes a gap, and a category that is not in the order is refused.
 *
 * @param column a column of any type
 * @param order the categories from lowest to highest, each once, at least two
 */
public record Ordinal(String column, List<String> order) implements Step<Table, Features> {
    /** @throws IllegalArgumentException if an argument is null, or order has fewer than two categories or one twice */
    public Ordinal {
        Require.given("column", column);
        order = List.copyOf(Require.given("order", order));
        Require.that(
                order.size() >= 2 && new HashSet<>(order).size() == order.size(),
                "order must be at least 2 categories, each once, but was " + order);
    }

    /** Categories from lowest to highest. */
    public static Ordinal of(String column, String... order) {
        return new Ordinal(column, List.of(order));
    }

    @Override
    public Fitted<Table, Features> fit(Table training, double[] targets) {
        return Fitted.alike(training, this::encoded);
    }

    private Features encoded(Table rows) {
        Column<?> categories = Numbers.column(rows, column);
        double[] places = new double[categories.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = categories.isMissing(i) ? Double.NaN : place(i, categories.getString(i));
        }
        return Features.of(column, places);
    }

    private int place(int row, String category) {
        return order.indexOf(Require.oneOf("column " + column + " in row " + row, category, order));
    }
}
