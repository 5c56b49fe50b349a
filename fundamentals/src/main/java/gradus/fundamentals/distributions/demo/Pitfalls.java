package gradus.fundamentals.distributions.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.distributions.Continuous;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.distributions.Poisson;
import gradus.fundamentals.distributions.StudentT;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What people do instead, and what comes of it. */
final class Pitfalls {
    private static final int MEANS = 200;

    private Pitfalls() {}

    static void pitfalls(Lines lines) {
        lines.print("                                                      wrongly      rightly");
        lines.row(
                "%-49s %12.4g %12.4g",
                "P(exactly 200) of Poisson 200, by its formula", byFormula(200, 200), new Poisson(200).pmf(200));
        lines.row(
                "%-49s %12.4g %12.4g", "P(Z > 9), as 1 - cdf", 1 - Normal.STANDARD.cdf(9), Normal.STANDARD.survival(9));
        lines.row("%-49s %12.4g %12.4g", "P(X = 0.1), read off the density", narrow().density(0.1), 0);
        double single = spread(new StudentT(1), 1, 11);
        lines.row(
                "%-49s %12.4g %12.4g",
                "half of means of 100 within, t(1), by root n", single / 10, spread(new StudentT(1), 100, 11));
    }

    private static Normal narrow() {
        return new Normal(0.1, 0.1);
    }

    /** λᵏ e⁻λ / k!, as it stands in books. */
    static double byFormula(double rate, int k) {
        double factorial = 1;
        for (int i = 2; i <= k; i++) {
            factorial *= i;
        }
        return Math.pow(rate, k) * Math.exp(-rate) / factorial;
    }

    /** How far from 0 the nearer half of 200 means lies. */
    static double spread(Continuous shape, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] distances = new double[MEANS];
        for (int i = 0; i < MEANS; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += shape.draw(random);
            }
            distances[i] = Math.abs(sum / size);
        }
        Arrays.sort(distances);
        return distances[MEANS / 2];
    }
}
