package gradus.fundamentals.distributions.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.distributions.Continuous;
import gradus.fundamentals.distributions.Exponential;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.distributions.Poisson;
import gradus.fundamentals.distributions.StudentT;
import org.apache.commons.statistics.distribution.TDistribution;

/** Far out: what 1 − cdf loses, and what a library does. */
final class Tails {
    private Tails() {}

    static void tails(Lines lines) {
        lines.print("                              1 - cdf(x)   survival(x)");
        row(lines, "normal, beyond 5", Normal.STANDARD, 5);
        row(lines, "normal, beyond 8", Normal.STANDARD, 8);
        row(lines, "normal, beyond 9", Normal.STANDARD, 9);
        row(lines, "normal, beyond 37", Normal.STANDARD, 37);
        row(lines, "exponential, beyond 600", new Exponential(1), 600);
        Poisson counts = new Poisson(2);
        lines.row("%-27s %12.3e  %12.3e", "Poisson of 2, more than 30", 1 - counts.cdf(30), counts.survival(30));
    }

    private static void row(Lines lines, String question, Continuous shape, double x) {
        lines.row("%-27s %12.3e  %12.3e", question, 1 - shape.cdf(x), shape.survival(x));
    }

    static void library(Lines lines) {
        StudentT here = new StudentT(1);
        TDistribution library = TDistribution.of(1);
        lines.print("t with 1 degree of freedom    Commons Statistics 1.1                  here");
        lines.row(
                "%-22s %29.6e %21.6e",
                "quantile(1e-300)", library.inverseCumulativeProbability(1e-300), here.quantile(1e-300));
        lines.row("%-22s %29.15f %21.15f", "cdf(-1e-8)", library.cumulativeProbability(-1e-8), here.cdf(-1e-8));
        lines.row(
                "%-22s %29.15f %21.15f",
                "quantile(0.975)", library.inverseCumulativeProbability(0.975), here.quantile(0.975));
    }
}
