package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The lesson's main numbers as NumPy 2.4.6 and SciPy 1.17.1 compute them; {@code src/test/peers/peer_descriptive.py} prints
 * them again.
 */
class DescriptivePeersTest {
    private static final Offset<Double> PRINTED = within(5e-7);

    private final double[] weights = Numbers.vector(DataSets.DAVIS.table(), "weight");
    private final double[] heights = Numbers.vector(DataSets.DAVIS.table(), "height");

    @Test
    void one_column_as_recorded() {
        assertThat(Descriptive.mean(weights)).isEqualTo(65.800000, PRINTED);
        assertThat(Descriptive.standardDeviation(weights)).isEqualTo(15.095009, PRINTED);
        assertThat(Descriptive.trimmedMean(weights, 0.1)).isEqualTo(64.206250, PRINTED);
        assertThat(Descriptive.medianAbsoluteDeviation(weights)).isEqualTo(8.000000, PRINTED);
    }

    @Test
    void quartiles_and_nine_quantiles() {
        double[] quartiles = {39, 55, 63, 74, 166};
        for (int i = 0; i < quartiles.length; i++) {
            assertThat(Quantile.TYPE_7.of(weights, i / 4.0)).isEqualTo(quartiles[i]);
        }
        double[] high = {103, 111, 103, 103, 111, 118.84, 103.16, 113.613333, 112.96};
        for (Quantile type : Quantile.values()) {
            assertThat(type.of(weights, 0.99)).as("%s", type).isEqualTo(high[type.ordinal()], PRINTED);
        }
    }

    @Test
    void two_columns_as_recorded_and_corrected() {
        assertThat(Correlation.pearson(weights, heights)).isEqualTo(0.189650, PRINTED);
        assertThat(Correlation.spearman(weights, heights)).isEqualTo(0.768431, PRINTED);
        double weight = weights[11];
        weights[11] = heights[11];
        heights[11] = weight;
        assertThat(Descriptive.mean(weights)).isEqualTo(65.255000, PRINTED);
        assertThat(Descriptive.standardDeviation(weights)).isEqualTo(13.322817, PRINTED);
        assertThat(Correlation.pearson(weights, heights)).isEqualTo(0.771074, PRINTED);
        assertThat(Correlation.spearman(weights, heights)).isEqualTo(0.795426, PRINTED);
    }

    @Test
    void anscombes_quartet() {
        double[][] peers = {
            {4.127269, 0.816421, 0.818182},
            {4.127629, 0.816237, 0.690909},
            {4.122620, 0.816287, 0.990909},
            {4.123249, 0.816521, 0.500000},
        };
        for (int i = 1; i <= 4; i++) {
            double[] x = Numbers.vector(DataSets.ANSCOMBE.table(), "x" + i);
            double[] y = Numbers.vector(DataSets.ANSCOMBE.table(), "y" + i);
            double[] ours = {Descriptive.variance(y), Correlation.pearson(x, y), Correlation.spearman(x, y)};
            assertThat(ours).containsExactly(peers[i - 1], PRINTED);
        }
    }

    @Test
    void berkeley_standardised_three_ways() {
        StratifiedRates rates = BerkeleyTest.rates("");
        assertThat(rates.standardised("Male")).isEqualTo(0.387319, PRINTED);
        assertThat(rates.standardised("Female")).isEqualTo(0.429955, PRINTED);
        assertThat(rates.standardisedTo("Female", "Male")).isEqualTo(0.302454, PRINTED);
        assertThat(rates.standardisedTo("Female", "Female")).isEqualTo(0.303542, PRINTED);
        assertThat(rates.standardisedTo("Male", "Male")).isEqualTo(0.445188, PRINTED);
        assertThat(rates.standardisedTo("Male", "Female")).isEqualTo(0.516157, PRINTED);
    }
}
