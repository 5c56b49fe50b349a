package gradus.deployment.monitoring;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.Require;
import gradus.fundamentals.inference.TestResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Days of credit applications, drawn with replacement from the 4,454 of the data set credit_scoring, so that on a quiet day it is certain that
 * nothing has changed. On a day with drift all incomes are multiplied.
 */
public final class CreditDays {
    /** The columns of numbers; income, assets and debt have gaps. */
    public static final List<String> NUMBERS =
            List.of("seniority", "time", "age", "expenses", "income", "assets", "debt", "amount", "price");

    /** The columns of categories, what is missing being one. */
    public static final List<String> CATEGORIES = List.of("home", "marital", "records", "job");

    private static final Rows ALL = all();

    /** Some applications, column by column. */
    public record Rows(Map<String, double[]> numbers, Map<String, List<String>> categories) {
        /** How many. */
        public int count() {
            return categories.get(CATEGORIES.get(0)).size();
        }
    }

    private CreditDays() {}

    private static Rows all() {
        Table table = DataSets.CREDIT_SCORING.table();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        NUMBERS.forEach(name -> numbers.put(name, Numbers.vectorWithGaps(table, name)));
        Map<String, List<String>> categories = new LinkedHashMap<>();
        CATEGORIES.forEach(name -> categories.put(name, texts(table.column(name))));
        return new Rows(numbers, categories);
    }

    static List<String> texts(String column) {
        return ALL.categories().get(column);
    }

    private static List<String> texts(Column<?> column) {
        return IntStream.range(0, column.size())
                .mapToObj(row -> column.isMissing(row) ? "missing" : column.getString(row))
                .toList();
    }

    /**
     * Draws applications; the seed alone decides which.
     *
     * @param rows how many, at least 1
     * @param incomes what all incomes are multiplied by: 1 on a quiet day
     */
    public static Rows draw(int rows, double incomes, SplittableRandom random) {
        Require.atLeast("rows", rows, 1);
        Require.above("incomes", incomes, 0);
        int[] chosen = random.ints(rows, 0, ALL.count()).toArray();
        Map<String, double[]> numbers = new LinkedHashMap<>();
        ALL.numbers().forEach((name, values) -> {
            double[] drawn = new double[rows];
            Arrays.setAll(drawn, i -> (name.equals("income") ? incomes : 1) * values[chosen[i]]);
            numbers.put(name, drawn);
        });
        Map<String, List<String>> categories = new LinkedHashMap<>();
        ALL.categories().forEach((name, values) -> {
            String[] drawn = new String[rows];
            Arrays.setAll(drawn, i -> values.get(chosen[i]));
            categories.put(name, List.of(drawn));
        });
        return new Rows(numbers, categories);
    }

    /** Incomes as {@link #draw} gives them, without the other columns: NaN where one is missing. */
    public static double[] incomes(int rows, double factor, SplittableRandom random) {
        Require.atLeast("rows", rows, 1);
        Require.above("factor", factor, 0);
        double[] all = ALL.numbers().get("income");
        return random.ints(rows, 0, all.length)
                .mapToDouble(row -> factor * all[row])
                .toArray();
    }

    /** One p-value for each of the thirteen columns: Kolmogorov–Smirnov for numbers, χ² for categories. */
    public static double[] pValues(Rows reference, Rows day) {
        List<TestResult> tests = new ArrayList<>();
        NUMBERS.forEach(name -> tests.add(
                DriftTests.numbers(reference.numbers().get(name), day.numbers().get(name))));
        CATEGORIES.forEach(name -> tests.add(DriftTests.categories(
                reference.categories().get(name), day.categories().get(name))));
        return tests.stream().mapToDouble(TestResult::pValue).toArray();
    }
}
