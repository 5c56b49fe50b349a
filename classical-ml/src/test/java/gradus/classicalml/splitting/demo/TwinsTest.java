package gradus.classicalml.splitting.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.classicalml.splitting.demo.Twins.Errors;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of random and grouped splits, over twenty seeds. */
@Tag("proof")
class TwinsTest {
    private static Twins twins;

    @BeforeAll
    static void trainsFortyForests() {
        twins = new Twins(new Concrete(DataSets.CONCRETE.table()));
    }

    @Test
    void a_grouped_split_shows_an_error_a_quarter_larger() {
        double random = Twins.mean(twins.random, Errors::all);
        double grouped = Twins.mean(twins.grouped, Errors::all);
        assertThat(grouped / random)
                .as("scikit-learn 1.2.1 on the same splits: 6.49 / 5.17 = 1.26")
                .isBetween(1.2, 1.3);
        double[] gaps = Vectors.minus(Twins.each(twins.grouped, Errors::all), Twins.each(twins.random, Errors::all));
        double standardError = Descriptive.standardDeviation(gaps) / Math.sqrt(gaps.length);
        assertThat(Descriptive.mean(gaps)).as("in standard errors").isGreaterThan(4 * standardError);
        assertThat(Descriptive.standardDeviation(Twins.each(twins.random, Errors::all)))
                .as("from seed to seed, in MPa")
                .isBetween(0.4, 0.6);
    }

    @Test
    void rows_without_a_twin_are_harder() {
        double random = Twins.mean(twins.random, Errors::all);
        double without = Twins.mean(twins.random, Errors::withoutTwin);
        double grouped = Twins.mean(twins.grouped, Errors::all);
        assertThat((without - random) / (grouped - random))
                .as("more than half of the way")
                .isBetween(0.5, 1.0);
    }

    @Test
    void the_gap_is_in_rows_of_mixes_tested_repeatedly() {
        double once = Twins.mean(twins.grouped, Errors::once) - Twins.mean(twins.random, Errors::once);
        double repeated = Twins.mean(twins.grouped, Errors::repeated) - Twins.mean(twins.random, Errors::repeated);
        assertThat(Math.abs(once)).as("hardly moves, in MPa").isLessThan(0.4);
        assertThat(repeated).as("the gap of rows tested repeatedly, in MPa").isGreaterThan(1.2);
    }
}
