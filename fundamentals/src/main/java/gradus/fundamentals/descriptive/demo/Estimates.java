package gradus.fundamentals.descriptive.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.descriptive.Quantile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sample says about more than itself: the divisor of a variance, and the nine quantiles. */
final class Estimates {
    private Estimates() {}

    /** Averages two estimates over all nine ordered samples of two from a population whose variance is known. */
    static void degreesOfFreedom(Lines lines) {
        double[] population = {1, 2, 6};
        double divideByN = 0;
        double divideByNMinus1 = 0;
        for (double a : population) {
            for (double b : population) {
                double variance = Descriptive.variance(new double[] {a, b});
                divideByNMinus1 += variance / 9;
                divideByN += variance / 2 / 9;
            }
        }
        double truth = Descriptive.variance(population) * 2 / 3; // all of it is known: divide by n
        lines.print("variance of the population 1, 2, 6            %.4f", truth);
        lines.print("mean over all samples of two, divided by n    %.4f", divideByN);
        lines.print("mean over all samples of two, by n - 1        %.4f", divideByNMinus1);
    }

    static void quantiles(Lines lines, double[] weights) {
        double[] five = {15, 20, 35, 40, 50};
        lines.print("type                 1      2      3      4      5      6      7      8      9");
        lines.print("40%% of the five %s", ofEachType(five, 0.4));
        lines.print("99%% of the 200  %s", ofEachType(weights, 0.99));
    }

    private static String ofEachType(double[] sample, double p) {
        return Stream.of(Quantile.values())
                .map(type -> Lines.text("%7.2f", type.of(sample, p)))
                .collect(Collectors.joining());
    }
}
