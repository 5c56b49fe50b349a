package gradus.fundamentals.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** Commons Statistics 1.1 beside the same table: agreement in the middle, and the places where it is wrong. */
class LibraryTest {
    @Test
    void the_library_is_wrong_in_two_corners_of_t() {
        TDistribution library = TDistribution.of(1);
        StudentT here = new StudentT(1);
        double far = -1 / (Math.PI * 1e-300); // cot π p is 1 / π p for a tiny p
        assertThat(here.quantile(1e-300) / far).isCloseTo(1, within(1e-12));
        assertThat(Math.log10(library.inverseCumulativeProbability(1e-300) / far))
                .isCloseTo(-145, within(0.5));
        double near = 0.5 + Math.atan(-1e-8) / Math.PI;
        assertThat(here.cdf(-1e-8)).isCloseTo(near, within(1e-16));
        assertThat(Math.abs(library.cumulativeProbability(-1e-8) - near)).isBetween(1e-9, 1e-8);
    }

    @Test
    void probabilities_between_a_thousandth_and_one_agree_with_the_library_outside_t() throws IOException {
        int compared = 0;
        for (String line : DistributionsTableTest.lines()) {
            String[] cells = line.split(";");
            double expected = Double.parseDouble(cells[3]);
            ToDoubleFunction<Double> library = library(cells[0], cells[1]);
            if (library == null || cells[0].startsWith("StudentT") || expected < 1e-3 || cells[0].contains("E8")) {
                continue;
            }
            double found = library.applyAsDouble(Double.parseDouble(cells[2]));
            assertThat(found / expected).as(line).isCloseTo(1, within(1e-8));
            compared++;
        }
        assertThat(compared).isGreaterThan(150);
    }

    private static ToDoubleFunction<Double> library(String name, String function) {
        if (!List.of("cdf", "survival").contains(function)) {
            return null;
        }
        boolean lower = function.equals("cdf");
        Object found = library(name.split(" "));
        if (found instanceof ContinuousDistribution shape) {
            return lower ? shape::cumulativeProbability : shape::survivalProbability;
        }
        if (found instanceof DiscreteDistribution shape) {
            return lower
                    ? k -> shape.cumulativeProbability(k.intValue())
                    : k -> shape.survivalProbability(k.intValue());
        }
        return null;
    }

    private static Object library(String[] words) {
        double a = Double.parseDouble(words[1]);
        double b = words.length > 2 ? Double.parseDouble(words[2]) : Double.NaN;
        return switch (words[0]) {
            case "Normal" -> NormalDistribution.of(a, b);
            case "Exponential" -> ExponentialDistribution.of(1 / a);
            case "Gamma" -> GammaDistribution.of(a, 1 / b);
            case "ChiSquared" -> ChiSquaredDistribution.of(a);
            case "Beta" -> BetaDistribution.of(a, b);
            case "FisherF" -> FDistribution.of(a, b);
            case "StudentT" -> TDistribution.of(a);
            case "Poisson" -> PoissonDistribution.of(a);
            case "Binomial" -> BinomialDistribution.of((int) a, b);
            default -> null;
        };
    }

    /** Which of the library's answers miss the table by more than 1e-10, by distribution and function. */
    @Test
    void places_where_the_library_misses_the_table_are_known() throws IOException {
        Set<String> missed = new TreeSet<>();
        for (String line : DistributionsTableTest.lines()) {
            String[] cells = line.split(";");
            ToDoubleFunction<Double> library = library(cells[0], cells[1]);
            if (library == null) {
                continue;
            }
            double error =
                    Math.abs(library.applyAsDouble(Double.parseDouble(cells[2])) / Double.parseDouble(cells[3]) - 1);
            if (!(error < 1e-10)) {
                missed.add(cells[0] + " " + cells[1]);
            }
        }
        assertThat(missed)
                .containsExactly(
                        "Poisson 100000000.0 cdf",
                        "Poisson 100000000.0 survival",
                        "StudentT 1 cdf",
                        "StudentT 1 survival");
    }
}
