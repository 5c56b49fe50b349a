package gradus.fundamentals.numbers.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.numbers.Digits;
import gradus.fundamentals.numbers.SampleVariance;
import gradus.fundamentals.numbers.Summation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import tech.tablesaw.api.DoubleColumn;

/**
 * NIST's four data sets for numerical accuracy, each made by a rule: a first value, then 1000 values (in the first, two) that lie
 * in turn below and above it.
 *
 * @param name NIST's name
 * @param values the data
 * @param mean the certified mean, the middle value
 * @param deviation the certified standard deviation
 */
record NumAcc(String name, DoubleColumn values, String mean, String deviation) {
    static final NumAcc ONE = new NumAcc(
            "NumAcc1", DoubleColumn.create("NumAcc1", new double[] {10000001, 10000003, 10000002}), "10000002", "1");
    static final NumAcc TWO = inTurn("NumAcc2", "1.2", 1.2, 1.1, 1.3);
    static final NumAcc THREE = inTurn("NumAcc3", "1000000.2", 1000000.2, 1000000.1, 1000000.3);
    static final NumAcc FOUR = inTurn("NumAcc4", "10000000.2", 10000000.2, 10000000.1, 10000000.3);

    private static NumAcc inTurn(String name, String mean, double first, double below, double above) {
        double[] values = new double[1001];
        values[0] = first;
        for (int i = 1; i < values.length; i++) {
            values[i] = i % 2 == 1 ? below : above;
        }
        return new NumAcc(name, DoubleColumn.create(name, values), mean, "0.1");
    }

    double[] numbers() {
        return values.asDoubleArray();
    }

    /** The digits left of the standard deviation that a method finds. */
    double left(ToDoubleFunction<double[]> variance) {
        return Digits.left(Math.sqrt(variance.applyAsDouble(numbers())), new BigDecimal(deviation));
    }

    static void numacc(Lines lines) {
        lines.print("standard deviation   NumAcc1  NumAcc2  NumAcc3  NumAcc4");
        row(lines, "textbook", SampleVariance.TEXTBOOK::of);
        row(lines, "two passes", SampleVariance.TWO_PASS::of);
        row(lines, "corrected", SampleVariance.CORRECTED::of);
        row(lines, "Commons Math", StatUtils::variance);
        row(lines, "Tablesaw", values -> DoubleColumn.create("x", values).variance());
        lines.print("mean");
        meanRow(lines, "in order", values -> Summation.IN_ORDER.of(values) / values.length);
        meanRow(lines, "Neumaier", values -> Summation.NEUMAIER.of(values) / values.length);
        meanRow(lines, "Commons Math", StatUtils::mean);
        meanRow(lines, "Tablesaw", values -> DoubleColumn.create("x", values).mean());
    }

    private static void row(Lines lines, String method, ToDoubleFunction<double[]> variance) {
        lines.row(
                "  %-18s %7.1f  %7.1f  %7.1f  %7.1f",
                method, ONE.left(variance), TWO.left(variance), THREE.left(variance), FOUR.left(variance));
    }

    private static void meanRow(Lines lines, String method, ToDoubleFunction<double[]> mean) {
        double[] left = new double[4];
        NumAcc[] sets = {ONE, TWO, THREE, FOUR};
        for (int i = 0; i < sets.length; i++) {
            left[i] = Digits.left(mean.applyAsDouble(sets[i].numbers()), new BigDecimal(sets[i].mean()));
        }
        lines.row("  %-18s %7.1f  %7.1f  %7.1f  %7.1f", method, left);
    }

    /** Digits left of the variance of 1000 readings as an offset is added to them, against the variance of the readings without it. */
    static Plot digits() {
        int decades = 16;
        double[] offsets = new double[decades + 1];
        double[][] left = new double[SampleVariance.values().length][decades + 1];
        double[] readings = new SplittableRandom(1).doubles(1000).toArray();
        BigDecimal exact = exactVariance(readings);
        for (int k = 0; k <= decades; k++) {
            offsets[k] = k;
            double offset = Math.pow(10, k);
            double[] shifted = Arrays.stream(readings).map(x -> x + offset).toArray();
            for (SampleVariance method : SampleVariance.values()) {
                left[method.ordinal()][k] = Digits.left(method.of(shifted), exact);
            }
        }
        return Plot.xy(760, 420, "Digits left of a variance", "offset: power of ten", "digits")
                .line("textbook", offsets, left[0], Plot.colour(1))
                .line("two passes", offsets, left[1], Plot.colour(0))
                .line("corrected", offsets, left[2], Plot.colour(2))
                .y(0, 16);
    }

    static BigDecimal exactVariance(double[] values) {
        BigDecimal n = new BigDecimal(values.length);
        BigDecimal sum = Digits.exactSum(values);
        BigDecimal squares = BigDecimal.ZERO;
        for (double x : values) {
            squares = squares.add(new BigDecimal(x).pow(2));
        }
        BigDecimal about = squares.subtract(sum.pow(2).divide(n, new MathContext(60)));
        return about.divide(n.subtract(BigDecimal.ONE), new MathContext(60));
    }
}
