package gradus.workbook.classicalml.splitting;

import gradus.engine.check.Inputs;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Drawn tables for {@link ThreeLeaks}, with rows that test and rows that train. */
final class LeakTables {
    private LeakTables() {}

    record Row(double a, double b, double target, String city, boolean tests) {}

    record Table(double[][] features, double[] targets, String[] cities, boolean[] isTest) {
        static Table of(List<Row> rows) {
            boolean[] isTest = new boolean[rows.size()];
            IntStream.range(0, isTest.length)
                    .forEach(i -> isTest[i] = rows.get(i).tests());
            return new Table(
                    rows.stream().map(row -> new double[] {row.a(), row.b()}).toArray(double[][]::new),
                    rows.stream().mapToDouble(Row::target).toArray(),
                    rows.stream().map(Row::city).toArray(String[]::new),
                    isTest);
        }
    }

    /** At least two rows of each side, and no column constant among those that train. */
    static Inputs<List<Row>> rows() {
        Inputs<Double> number = Inputs.whole(-9, 9).map(Integer::doubleValue);
        Inputs<Row> row = number.and(number, (a, b) -> new Row(a, b, 0, "", false))
                .and(number, (r, target) -> new Row(r.a(), r.b(), target, "", false))
                .and(
                        Inputs.choice("Bern", "Oslo", "", "Rome"),
                        (r, city) -> new Row(r.a(), r.b(), r.target(), city, false))
                .and(Inputs.choice(false, true), (r, tests) -> new Row(r.a(), r.b(), r.target(), r.city(), tests));
        return Inputs.listOf(row, 12)
                .filter(rows -> rows.stream().filter(Row::tests).count() >= 2
                        && varies(rows, Row::a)
                        && varies(rows, Row::b)
                        && varies(rows, Row::target));
    }

    static boolean varies(List<Row> rows, ToDoubleFunction<Row> column) {
        return rows.stream()
                        .filter(row -> !row.tests())
                        .mapToDouble(column)
                        .distinct()
                        .count()
                > 1;
    }

    static boolean oneIsStronger(List<Row> rows) {
        double gap = strength(rows, Row::a) - strength(rows, Row::b);
        return Math.abs(gap) > 1e-6;
    }

    /** The squared correlation with the target on the training rows, up to a factor that both columns share. */
    static double strength(List<Row> rows, ToDoubleFunction<Row> x) {
        double product = covariance(rows, x, Row::target);
        return product * product / covariance(rows, x, x);
    }

    static double covariance(List<Row> rows, ToDoubleFunction<Row> x, ToDoubleFunction<Row> y) {
        List<Row> training = rows.stream().filter(row -> !row.tests()).toList();
        double meanX = training.stream().mapToDouble(x).average().orElseThrow();
        double meanY = training.stream().mapToDouble(y).average().orElseThrow();
        return training.stream()
                .mapToDouble(row -> (x.applyAsDouble(row) - meanX) * (y.applyAsDouble(row) - meanY))
                .sum();
    }
}
