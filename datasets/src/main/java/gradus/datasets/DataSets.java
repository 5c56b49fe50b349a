package gradus.datasets;

import java.util.List;

/**
 * The data sets that come with the course. Each constant is the set itself; its {@code DATA.md} says what it holds.
 *
 * <pre>{@code
 * Table penguins = DataSets.PENGUINS.table();
 * }</pre>
 */
public final class DataSets {
    /** Monthly airline passengers, 1949 to 1960. */
    public static final DataSet AIR_PASSENGERS = DataSet.named("air_passengers");

    /** Four pairs of columns with equal statistics and different shapes. */
    public static final DataSet ANSCOMBE = DataSet.named("anscombe");

    /** Body measurements, weight and height of 507 adults. */
    public static final DataSet BODY_DIMS = DataSet.named("body_dims");

    /** Breast tumours, malignant or benign. */
    public static final DataSet BREAST_CANCER = DataSet.named("breast_cancer");

    /** What concrete was mixed from, and how strong it became. */
    public static final DataSet CONCRETE = DataSet.named("concrete");

    /** Weight and height of 200 adults, measured and reported, one row with the two swapped. */
    public static final DataSet DAVIS = DataSet.named("davis");

    /** Handwritten digits of 8 × 8 grey values. */
    public static final DataSet DIGITS_8X8 = DataSet.named("digits_8x8");

    /** Three species of penguin and their measurements. */
    public static final DataSet PENGUINS = DataSet.named("penguins");

    /** Admissions to graduate study at Berkeley in 1973, by department and gender. */
    public static final DataSet UCB_ADMISSIONS = DataSet.named("ucb_admissions");

    private static final List<DataSet> ALL = List.of(
            AIR_PASSENGERS, ANSCOMBE, BODY_DIMS, BREAST_CANCER, CONCRETE, DAVIS, DIGITS_8X8, PENGUINS, UCB_ADMISSIONS);

    private DataSets() {}

    /** Every set, in the order of their names. */
    public static List<DataSet> all() {
        return ALL;
    }

    /**
     * The set of that name.
     *
     * @throws IllegalArgumentException if there is none, with the names that there are
     */
    public static DataSet named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = ALL.stream().map(DataSet::name).toList();
            return new IllegalArgumentException("name must be one of " + names + ", but was " + name);
        });
    }
}
