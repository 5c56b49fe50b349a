package gradus.datasets.media;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.Table;

/** What was bought together, immutable: each basket is a set of items. */
public final class Baskets {
    private final List<String> items;
    private final List<Set<String>> baskets;

    private Baskets(List<String> items, List<Set<String>> baskets) {
        this.items = items;
        this.baskets = baskets;
    }

    /**
     * Baskets from a table with one row for each item of each basket.
     *
     * @throws IllegalArgumentException if a column does not exist or lacks a value
     */
    public static Baskets of(Table table, String basket, String item) {
        Classes baskets = Numbers.classes(table, basket);
        Classes items = Numbers.classes(table, item);
        List<Set<String>> sets = new ArrayList<>();
        baskets.names().forEach(name -> sets.add(new TreeSet<>()));
        int[] codes = baskets.codes();
        for (int i = 0; i < codes.length; i++) {
            sets.get(codes[i]).add(items.name(i));
        }
        return new Baskets(
                items.names(),
                sets.stream().<Set<String>>map(Collections::unmodifiableSet).toList());
    }

    /** The baskets of {@link DataSets#SUPERMARKET}. */
    public static Baskets supermarket() {
        return of(DataSets.SUPERMARKET.table("basket_items.csv.gz"), "basket", "item");
    }

    /** Every item that anyone bought, in the order of the alphabet. */
    public List<String> items() {
        return items;
    }

    /** Every basket, in the order of their names; the items of each in the order of the alphabet. */
    public List<Set<String>> baskets() {
        return baskets;
    }

    /** The share of baskets that hold all of these items. */
    public double support(Collection<String> wanted) {
        return (double) baskets.stream()
                        .filter(basket -> basket.containsAll(wanted))
                        .count()
                / baskets.size();
    }
}
