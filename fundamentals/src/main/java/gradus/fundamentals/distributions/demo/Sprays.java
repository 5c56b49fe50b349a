package gradus.fundamentals.distributions.demo;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.distributions.Likelihood;
import gradus.fundamentals.distributions.Poisson;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** Insects on 72 plots, twelve for each of six sprays: one Poisson distribution, or six? */
final class Sprays {
    static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");

    private final Table plots;

    private Sprays(Table plots) {
        this.plots = plots;
    }

    static Sprays of(Table plots) {
        return new Sprays(plots);
    }

    void sprays(Lines lines) {
        lines.print("spray  plots    mean  variance   log-likelihood");
        for (String name : NAMES) {
            row(lines, name, of(name));
        }
        row(lines, "all", all());
        lines.print("six distributions, one per spray %14.1f", apart());
    }

    private static void row(Lines lines, String name, double[] counts) {
        lines.print(
                "%-5s  %5d  %6.2f  %8.2f  %15.1f",
                name, counts.length, Descriptive.mean(counts), Descriptive.variance(counts), logLikelihood(counts));
    }

    /** The log-likelihood of the Poisson distribution that fits best. */
    static double logLikelihood(double[] counts) {
        long[] whole = Arrays.stream(counts).mapToLong(count -> (long) count).toArray();
        Poisson fitted = Likelihood.poisson(whole);
        return Likelihood.log(fitted, whole);
    }

    /** The log-likelihood of six distributions, each fitted to its own spray. */
    double apart() {
        return NAMES.stream().mapToDouble(name -> logLikelihood(of(name))).sum();
    }

    double[] of(String spray) {
        return Numbers.vector(plots.where(plots.stringColumn("spray").isEqualTo(spray)), "count");
    }

    double[] all() {
        return Numbers.vector(plots, "count");
    }
}
