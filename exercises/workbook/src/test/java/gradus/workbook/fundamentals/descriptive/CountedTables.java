package gradus.workbook.fundamentals.descriptive;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Inputs;
import gradus.engine.check.Tables;
import gradus.engine.check.Tables.Counts;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Tables of counts, the statistics of {@link CountedCorrelation} on them, and what their rounding may cost. */
final class CountedTables {
    static final String ROUNDING = """
            Everyone gave the same, so there is nothing to go together with: NaN. But rounding can make their variance a \
            little more than 0. Compare the values themselves.""";

    private CountedTables() {}

    static void expectNothing(String which, double correlation) {
        expect(which, correlation)
                .ifEqual(0.0, "0 would say that the two do not go together. Nothing is known here: NaN.")
                .usually(ROUNDING)
                .toBeCloseTo(Double.NaN, 0);
    }

    /** About the product of both standard deviations: to this a covariance's digits are counted. */
    static double spreads(Counts t) {
        return (deviation(t.x(), t.counts()) + 1e-10 * largest(t.x()))
                * (deviation(t.y(), t.counts()) + 1e-10 * largest(t.y()));
    }

    /** 1, or more where the mean's own rounding, squared, is felt among billions of viewers of nearly one value. */
    static double rounding(Counts t) {
        double x = 1e-15 * largest(t.x()) / deviation(t.x(), t.counts());
        double y = 1e-15 * largest(t.y()) / deviation(t.y(), t.counts());
        return 1 + 1e9 * (x * x + y * y);
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    static double deviation(double[] values, long[] counts) {
        double n = Arrays.stream(counts).sum();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < counts.length; i++) {
            mean += values[i] * (counts[i] / n);
        }
        for (int i = 0; i < counts.length; i++) {
            variance += counts[i] / n * (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(variance);
    }

    static Map<String, ToDoubleFunction<Counts>> statistics() {
        Map<String, ToDoubleFunction<Counts>> statistics = new LinkedHashMap<>();
        statistics.put("the covariance", CountedTables::covariance);
        statistics.put("Pearson's r", CountedTables::pearson);
        statistics.put("Spearman's ρ", CountedTables::spearman);
        return statistics;
    }

    static double covariance(Counts t) {
        return CountedCorrelation.covariance(t.x(), t.y(), t.counts());
    }

    static double pearson(Counts t) {
        return CountedCorrelation.pearson(t.x(), t.y(), t.counts());
    }

    static double spearman(Counts t) {
        return CountedCorrelation.spearman(t.x(), t.y(), t.counts());
    }

    static Expect<Double> expectCovariance(String table, Counts t) {
        return expect("the covariance of " + table, covariance(t));
    }

    static Expect<Boolean> expectConstant(String which, double[] values, long... counts) {
        return expect("isConstant of " + which, CountedCorrelation.isConstant(values, counts));
    }

    static Counts ten() {
        return table(1, 1, 4, 2, 3, 1, 4, 2, 5);
    }

    /** A table from x, y and count of each row. */
    static Counts table(double... rows) {
        int n = rows.length / 3;
        return new Counts(
                IntStream.range(0, n).mapToDouble(i -> rows[3 * i]).toArray(),
                IntStream.range(0, n).mapToDouble(i -> rows[3 * i + 1]).toArray(),
                IntStream.range(0, n).mapToLong(i -> (long) rows[3 * i + 2]).toArray());
    }

    static Counts changed(Counts t, UnaryOperator<double[]> change) {
        return new Counts(change.apply(t.x()), change.apply(t.y()), t.counts());
    }

    /** A statistic of the same viewers with a row each. */
    static double everybody(ToDoubleBiFunction<double[], double[]> statistic, Counts t) {
        return statistic.applyAsDouble(expanded(t.x(), t.counts()), expanded(t.y(), t.counts()));
    }

    private static double[] expanded(double[] values, long[] counts) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.generate(() -> values[i]).limit(counts[i]))
                .toArray();
    }

    /** Asks for Spearman's ρ of ten n viewers in three rows. */
    static Runnable spearmanOf(int n) {
        Counts many = new Counts(ten().x(), ten().y(), new long[] {4L * n, n, 5L * n});
        return () -> spearman(many);
    }

    /** Drawn tables, and some that must be refused. */
    static Inputs<Counts> drawnOrBad() {
        double[] two = {1, 2};
        double[] bad = {1, Double.NaN};
        return Tables.counts()
                .first(
                        new Counts(two, new double[3], new long[2]),
                        new Counts(two, two, new long[] {1, -1}),
                        new Counts(bad, two, new long[] {1, 1}),
                        new Counts(two, bad, new long[] {1, 1}));
    }
}
