package gradus.classicalml.splitting.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.splitting.Split;
import gradus.datasets.DataSets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of the forest and "as many as a year ago". */
@Tag("proof")
class PassengersTest {
    private final Passengers passengers = new Passengers(DataSets.AIR_PASSENGERS.table());

    @Test
    void a_forest_wins_at_random_and_loses_every_year() {
        assertThat(IntStream.range(0, Twins.SEEDS)
                        .filter(seed -> passengers.forestError(passengers.random(seed))
                                < passengers.yearAgoError(passengers.random(seed)))
                        .count())
                .as("random splits of 20 that the forest wins")
                .isGreaterThanOrEqualTo(16);
        for (Split year : passengers.backtest()) {
            assertThat(passengers.forestError(year)).isGreaterThan(passengers.yearAgoError(year));
        }
    }

    @Test
    void as_many_as_a_year_ago_is_off_by_what_numpy_says() {
        // numpy 2.4.6, by src/test/peers/peer_splitting.py
        double[] expected = {45.183884, 41.474892, 17.012250, 49.254441, 50.708316};
        List<Split> years = passengers.backtest();
        for (int i = 0; i < expected.length; i++) {
            assertThat(passengers.yearAgoError(years.get(i))).isCloseTo(expected[i], within(1e-6));
        }
    }
}
