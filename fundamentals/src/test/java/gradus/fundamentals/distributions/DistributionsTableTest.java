package gradus.fundamentals.distributions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every distribution against {@code src/test/peers/distributions.csv}, which {@code table_distributions.py} computed with mpmath 1.3.0. */
class DistributionsTableTest {
    private static final double BOUND = 1e-10;

    /** One line of the table. */
    private record Value(String distribution, String function, String argument, double expected) {
        double x() {
            return Double.parseDouble(argument);
        }

        double computed() {
            Object found = Shapes.of(distribution);
            return found instanceof Continuous continuous ? of(continuous) : of((Discrete) found);
        }

        private double of(Continuous shape) {
            return switch (function) {
                case "density" -> shape.density(x());
                case "cdf" -> shape.cdf(x());
                case "survival" -> shape.survival(x());
                case "quantile" -> shape.quantile(x());
                case "upperQuantile" -> shape.upperQuantile(x());
                default -> throw new IllegalArgumentException(function);
            };
        }

        private double of(Discrete shape) {
            return switch (function) {
                case "pmf" -> shape.pmf((long) x());
                case "cdf" -> shape.cdf((long) x());
                case "survival" -> shape.survival((long) x());
                default -> throw new IllegalArgumentException(function);
            };
        }

        double error() {
            double computed = computed();
            return computed == expected ? 0 : Math.abs(computed / expected - 1);
        }

        boolean isByQuadrature() {
            return distribution.startsWith("Noncentral") || distribution.startsWith("Studentized");
        }
    }

    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("src/test/peers/distributions.csv")));
        lines.remove(0);
        return lines;
    }

    private static Stream<Value> table() throws IOException {
        return lines().stream()
                .map(line -> line.split(";"))
                .map(cells -> new Value(cells[0], cells[1], cells[2], Double.parseDouble(cells[3])));
    }

    @Test
    void every_value_is_within_1e_10_of_the_table_from_the_middle_to_tails_of_1e_300() throws IOException {
        List<Value> values = table().filter(value -> !value.isByQuadrature()).toList();
        assertThat(values).hasSizeGreaterThan(1500);
        assertThat(values).anyMatch(value -> value.expected() < 1e-298);
        assertThat(values)
                .allSatisfy(value -> assertThat(value.error())
                        .as("%s: %s", value, value.computed())
                        .isLessThan(BOUND));
    }

    @Test
    @Tag("proof")
    void noncentral_t_and_the_studentised_range_are_within_1e_10_too() throws IOException {
        List<Value> values = table().filter(Value::isByQuadrature).toList();
        assertThat(values).hasSizeGreaterThan(60);
        assertThat(values)
                .allSatisfy(value -> assertThat(value.error())
                        .as("%s: %s", value, value.computed())
                        .isLessThan(BOUND));
    }
}
