package gradus.fundamentals.numbers.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.numbers.Digits;
import gradus.fundamentals.numbers.DotProduct;
import gradus.fundamentals.numbers.Summation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Sums whose exact value is known, and one dot product in four orders. */
final class Sums {
    private static final double[] SWALLOWED = {1, 1e100, 1, -1e100};

    private final double[] passengers;
    private final double[] temperatures;

    private Sums(double[] passengers, double[] temperatures) {
        this.passengers = passengers;
        this.temperatures = temperatures;
    }

    static Sums of(Table days) {
        return new Sums(
                days.doubleColumn("ridership").asDoubleArray(),
                days.doubleColumn("temp").asDoubleArray());
    }

    double[] passengers() {
        return passengers;
    }

    double[] temperatures() {
        return temperatures;
    }

    void sums(Lines lines) {
        double[] tenths = new double[1_000_000];
        Arrays.fill(tenths, 0.1);
        double[] deviations = deviations();
        lines.print("digits left       10⁶ tenths   5698 days less their mean   1 + 10¹⁰⁰ + 1 − 10¹⁰⁰");
        BigDecimal exactTenths = new BigDecimal(0.1).multiply(new BigDecimal(tenths.length));
        BigDecimal exactDeviations = Digits.exactSum(deviations);
        for (Summation summation : Summation.values()) {
            lines.print(
                    "%-16s %11.1f %27.1f %23.1f",
                    name(summation.name()),
                    Digits.left(summation.of(tenths), exactTenths),
                    Digits.left(summation.of(deviations), exactDeviations),
                    Digits.left(summation.of(SWALLOWED), 2));
        }
    }

    /** Passengers of each day less the mean day: they add up to nearly nothing, and the rest is what the mean was rounded by. */
    private double[] deviations() {
        double mean = Summation.IN_ORDER.of(passengers) / passengers.length;
        return Arrays.stream(passengers).map(day -> day - mean).toArray();
    }

    void orders(Lines lines) {
        for (DotProduct product : DotProduct.values()) {
            lines.print("%-12s %s", name(product.name()), product.of(passengers, temperatures));
        }
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
