package gradus.workbook.classicalml.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A table from Python.
 *
 * <p>A model is served in Java, and its numbers come from this script. Your columns must be its columns, digit by digit (to 10⁻⁹), or the
 * model answers nonsense.
 *
 * <pre>{@code
 * columns = ColumnTransformer([
 *     ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), ["seniority", "income", "debt"]),
 *     ("home", OneHotEncoder(handle_unknown="ignore"), ["home"]),
 *     ("age", KBinsDiscretizer(n_bins=3, encode="ordinal"), ["age"]),
 * ])
 * columns.fit(training)
 *
 * print(training)                                    print(columns.transform(training))
 *    seniority  income  debt     home  age
 * 0        1.0   100.0   NaN     rent   20           -1.643168 -0.774597  0.0  0.0  1.0  0.0  0.0
 * 1        3.0     NaN   NaN    owner   30           -0.547723  0.000000  1.0  0.0  0.0  0.0  0.0
 * 2        5.0   140.0   NaN     None   45            0.547723  0.774597  0.0  0.0  0.0  1.0  1.0
 * 3        NaN   120.0   NaN     rent   50            0.000000  0.000000  0.0  0.0  1.0  0.0  1.0
 * 4        7.0   160.0   NaN    owner   52            1.643168  1.549193  1.0  0.0  0.0  0.0  2.0
 * 5        4.0    80.0   NaN  parents   71            0.000000 -1.549193  0.0  1.0  0.0  0.0  2.0
 *
 * print(asked)                                       print(columns.transform(asked))
 * 0        4.0     NaN 900.0     boat   18            0.000000  0.000000  0.0  0.0  0.0  0.0  0.0
 * 1        NaN   200.0   NaN     None   39            0.000000  3.098387  0.0  0.0  0.0  1.0  0.0
 * 2        6.0   120.0   5.0    owner   80            1.095445  0.000000  1.0  0.0  0.0  0.0  2.0
 * }</pre>
 *
 * <p>What the script leaves unsaid, its library decides; most of that can be read off the numbers: how many columns come out, what a gap becomes,
 * by which divisor the spread is taken, in which order the homes stand, what a missing home is. What cannot:
 *
 * <ul>
 *   <li>a number column that does not vary once it is filled is divided by 1;
 *   <li>a home that training did not have, a missing one too, has no 1; homes are compared character by character, as {@code compareTo} does;
 *   <li>the bins are cut at quantiles: at 1/3 and 2/3 between the smallest and the largest of the training ages, with straight lines between
 *       the ages in order, each age in its place (type 7). A cut that lies within 10⁻⁸ of the cut below it, or of the smallest age, is
 *       left out; then the uppermost cut that is left goes too if the largest age is within 10⁻⁸ of it. The bin is the number of cuts that are at most the age. No age
 *       that is asked about lies nearer than a hundredth to a cut.
 * </ul>
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/features.md">classical-ml/docs/features.md</a>
 */
public final class ApplicantTable {
    private ApplicantTable() {}

    /**
     * One row of the table.
     *
     * @param seniority NaN if missing; income and debt too
     * @param home null if missing
     * @param age never missing
     */
    public record Applicant(double seniority, double income, double debt, String home, double age) {}

    /**
     * {@code columns.fit(training).transform(asked)}.
     *
     * @param training at least one; at least one of the three number columns has a value; not modified
     * @param asked may be none; not modified
     * @return a row for each that is asked about
     */
    public static double[][] transform(List<Applicant> training, List<Applicant> asked) {
        double[][] numbers = numbers(training, asked);
        double[][] homes = homes(training, asked);
        double[] bins = bins(training, asked);
        double[][] rows = new double[asked.size()][];
        for (int i = 0; i < rows.length; i++) {
            int n = numbers[i].length;
            rows[i] = Arrays.copyOf(numbers[i], n + homes[i].length + 1);
            System.arraycopy(homes[i], 0, rows[i], n, homes[i].length);
            rows[i][rows[i].length - 1] = bins[i];
        }
        return rows;
    }

    /** A row for each that is asked about: the columns that {@code SimpleImputer} and {@code StandardScaler} make. */
    static double[][] numbers(List<Applicant> training, List<Applicant> asked) {
        // begin solution: fill, then scale
        List<ToDoubleFunction<Applicant>> columns = new ArrayList<>();
        List<ToDoubleFunction<Applicant>> all = List.of(Applicant::seniority, Applicant::income, Applicant::debt);
        for (ToDoubleFunction<Applicant> number : all) {
            double[] known = training.stream()
                    .mapToDouble(number)
                    .filter(x -> !Double.isNaN(x))
                    .toArray();
            if (known.length == 0) { // SimpleImputer drops a column without a value
                continue;
            }
            double mean = Arrays.stream(known).average().orElseThrow();
            double squares =
                    Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum(); // of a filled gap: 0
            double deviation = Arrays.stream(known).distinct().count() == 1 ? 1 : Math.sqrt(squares / training.size());
            columns.add(applicant -> {
                double x = number.applyAsDouble(applicant);
                return Double.isNaN(x) ? 0 : (x - mean) / deviation;
            });
        }
        return asked.stream()
                .map(a -> columns.stream()
                        .mapToDouble(column -> column.applyAsDouble(a))
                        .toArray())
                .toArray(double[][]::new);
        // end solution
    }

    /** A row for each that is asked about: the columns that {@code OneHotEncoder} makes. */
    static double[][] homes(List<Applicant> training, List<Applicant> asked) {
        // begin solution: a column for each home of the training rows
        List<String> homes = training.stream()
                .map(Applicant::home)
                .distinct()
                .sorted(Comparator.nullsLast(Comparator.naturalOrder()))
                .toList();
        return asked.stream()
                .map(a -> homes.stream()
                        .mapToDouble(home -> Objects.equals(home, a.home()) ? 1 : 0)
                        .toArray())
                .toArray(double[][]::new);
        // end solution
    }

    /** A bin for each that is asked about, as {@code KBinsDiscretizer} numbers them. */
    static double[] bins(List<Applicant> training, List<Applicant> asked) {
        // begin solution: the number of cuts that are at most the age
        double[] ages = training.stream().mapToDouble(Applicant::age).sorted().toArray();
        List<Double> edges = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        for (int third = 0; third <= 3; third++) {
            double place = third * (ages.length - 1) / 3.0;
            int below = (int) place;
            double above = ages[Math.min(below + 1, ages.length - 1)];
            double edge = ages[below] + (place - below) * (above - ages[below]);
            if (edge - before > 1e-8) {
                edges.add(edge);
            }
            before = edge;
        }
        List<Double> cuts = edges.subList(1, Math.max(1, edges.size() - 1));
        return asked.stream()
                .mapToDouble(a -> cuts.stream().filter(cut -> cut <= a.age()).count())
                .toArray();
        // end solution
    }
}
