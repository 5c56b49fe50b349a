package gradus.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.bridge.Numbers;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class GeneratorsTest {
    private static final Map<String, BiFunction<Integer, Long, Table>> ALL = Map.of(
            "moons", (rows, seed) -> Generators.moons(rows, 0.1, seed),
            "circles", (rows, seed) -> Generators.circles(rows, 0.1, 0.5, seed),
            "blobs", (rows, seed) -> Generators.blobs(rows, 3, 4, 1, seed),
            "friedman1", (rows, seed) -> Generators.friedman1(rows, 7, 1, seed),
            "regression", (rows, seed) -> Generators.regression(rows, 4, List.of(2.0, -1.0), 3, 0.5, seed),
            "classification", (rows, seed) -> Generators.classification(rows, 5, 2, 1, 0.1, seed));

    static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void fewer_rows_are_the_first_of_more_and_another_seed_gives_others(String name) {
        Table few = ALL.get(name).apply(10, 7L);
        Table many = ALL.get(name).apply(100, 7L);
        assertThat(rows(few)).isDeepEqualTo(rows(many.first(10)));
        assertThat(rows(few)).isNotEqualTo(rows(ALL.get(name).apply(10, 8L)));
    }

    @Test
    void the_generator_is_split_mix_64() {
        // The first outputs of Java's SplittableRandom (the same algorithm) for seed 1234567, which Vigna's
        // splitmix64.c gives too.
        long state = 1234567;
        long[] published = {
            6457827717110365317L,
            3203168211198807973L,
            -8629252141511181193L,
            4593380528125082431L,
            -2037821214251327795L
        };
        SplittableRandom reference = new SplittableRandom(state);
        for (long value : published) {
            assertThat(RowRandom.mix(state)).isEqualTo(value).isEqualTo(reference.nextLong());
            state += RowRandom.GOLDEN_GAMMA;
        }
    }

    @Test
    void uniform_and_normal_numbers_have_the_moments_they_should() {
        int n = 200_000;
        double[] sums = new double[4];
        for (int i = 0; i < n; i++) {
            RowRandom random = new RowRandom(3, i);
            double u = random.uniform();
            double z = random.gaussian();
            sums[0] += u;
            sums[1] += z;
            sums[2] += z * z;
            sums[3] += u * z;
            assertThat(u).isGreaterThanOrEqualTo(0).isLessThan(1);
        }
        // four standard errors: 4 · sd / √n, with sd 1/√12, 1, √2 and 1/√3
        assertThat(sums[0] / n).isEqualTo(0.5, within(4 * 0.2887 / Math.sqrt(n)));
        assertThat(sums[1] / n).isEqualTo(0, within(4 / Math.sqrt(n)));
        assertThat(sums[2] / n).isEqualTo(1, within(4 * 1.4143 / Math.sqrt(n)));
        assertThat(sums[3] / n).isEqualTo(0, within(4 * 0.5774 / Math.sqrt(n)));
    }

    @Test
    void without_noise_moons_and_circles_lie_on_their_curves() {
        Table moons = Generators.moons(100, 0, 1);
        Table circles = Generators.circles(100, 0, 0.3, 1);
        for (int i = 0; i < 100; i++) {
            boolean upper = moons.intColumn("class").get(i) == 0;
            double x = moons.doubleColumn("x1").get(i) - (upper ? 0 : 1);
            double y = moons.doubleColumn("x2").get(i) - (upper ? 0 : 0.5);
            assertThat(Math.hypot(x, y)).isEqualTo(1, within(1e-12));
            assertThat(upper ? y : -y).isGreaterThanOrEqualTo(0);
            double radius = Math.hypot(
                    circles.doubleColumn("x1").get(i),
                    circles.doubleColumn("x2").get(i));
            assertThat(radius).isEqualTo(circles.intColumn("class").get(i) == 0 ? 1 : 0.3, within(1e-12));
        }
    }

    @Test
    void without_spread_blobs_are_their_centres() {
        Table blobs = Generators.blobs(8, 2, 4, 0, 5);
        for (int i = 0; i < 4; i++) {
            assertThat(blobs.intColumn("class").get(i)).isEqualTo(i);
            assertThat(rows(blobs)[i]).containsExactly(rows(blobs)[i + 4]);
            assertThat(blobs.doubleColumn("x1").get(i)).isBetween(-10.0, 10.0);
            assertThat(rows(blobs)[i]).isNotEqualTo(rows(blobs)[(i + 1) % 4]);
        }
    }

    @Test
    void without_noise_friedman_and_regression_follow_their_formulas() {
        for (double[] row : rows(Generators.friedman1(50, 6, 0, 2))) {
            double y = 10 * Math.sin(Math.PI * row[0] * row[1])
                    + 20 * Math.pow(row[2] - 0.5, 2)
                    + 10 * row[3]
                    + 5 * row[4];
            assertThat(row[6]).isEqualTo(y, within(1e-12));
        }
        for (double[] row : rows(Generators.regression(50, 3, List.of(2.0, -1.0), 3, 0, 2))) {
            assertThat(row[3]).isEqualTo(3 + 2 * row[0] - row[1], within(1e-12));
        }
    }

    @Test
    void the_best_rule_errs_as_often_as_promised() {
        int n = 100_000;
        long wrong = 0;
        for (double[] row : rows(Generators.classification(n, 6, 4, 1, 0.1, 9))) {
            boolean says = row[0] + row[1] + row[2] + row[3] > 0;
            wrong += says == (row[6] == 1) ? 0 : 1;
        }
        double clean = 0.15866; // Φ(−1)
        double expected = clean * 0.9 + (1 - clean) * 0.1;
        assertThat((double) wrong / n).isEqualTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / n)));
    }

    @Test
    void the_numbers_are_these_on_every_machine() {
        assertThat(rows(Generators.moons(2, 0.1, 42))[1]).containsExactly(MOON);
        assertThat(rows(Generators.friedman1(1, 5, 1, 42))[0]).containsExactly(FRIEDMAN);
    }

    // Worked out by an independent program in another language with the same formulas.
    private static final double[] MOON = {-0.15319608763551065, 0.4257720119402932, 1};
    private static final double[] FRIEDMAN = {
        0.3869742762400409,
        0.9213172250065323,
        0.08311634105516119,
        0.6034905937375687,
        0.49813750437699955,
        21.585692930657487
    };

    @Test
    void arguments_out_of_range_are_named() {
        assertThatThrownBy(() -> Generators.moons(0, 0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be at least 1 and finite, but was 0");
        assertThatThrownBy(() -> Generators.moons(5, Double.NaN, 1))
                .hasMessage("noise must be at least 0 and finite, but was NaN");
        assertThatThrownBy(() -> Generators.circles(5, -0.5, 0.5, 1))
                .hasMessage("noise must be at least 0 and finite, but was -0.5");
        assertThatThrownBy(() -> Generators.circles(5, 0.1, 1, 1))
                .hasMessage("ratio must be between 0 and 1, both excluded, but was 1.0");
        assertThatThrownBy(() -> Generators.blobs(5, 2, 0, 1, 1))
                .hasMessage("centres must be at least 1 and finite, but was 0");
        assertThatThrownBy(() -> Generators.friedman1(5, 4, 1, 1))
                .hasMessage("features must be at least 5 and finite, but was 4");
        assertThatThrownBy(() -> Generators.regression(5, 1, List.of(1.0, 2.0), 0, 1, 1))
                .hasMessage("features must be at least 2 and finite, but was 1");
        assertThatThrownBy(() -> Generators.classification(5, 2, 1, 1, 0.6, 1))
                .hasMessage("flipped must be between 0 and 0.5, but was 0.6");
        assertThatThrownBy(() -> Generators.classification(5, 2, 3, 1, 0, 1))
                .hasMessage("features must be at least 3 and finite, but was 2");
    }

    private static double[][] rows(Table table) {
        return Numbers.matrix(table, table.columnNames().toArray(String[]::new));
    }
}
