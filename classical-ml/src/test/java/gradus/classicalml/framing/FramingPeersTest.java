package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;
import tech.tablesaw.api.Table;

/**
 * The baselines of scikit-learn 1.2.1, {@code DummyRegressor} and {@code DummyClassifier}, from {@code src/test/peers/peer_framing.py}: the
 * first rows of the file train, the others test. Beside them Tribuo's, on the same rows.
 */
class FramingPeersTest {
    @Test
    void mean_majority_and_shares_are_scikit_learns() {
        double[] prices = Numbers.vector(DataSets.AMES.table(), "sale_price");
        double[] train = Arrays.copyOf(prices, 2000);
        double[] test = Arrays.copyOfRange(prices, 2000, prices.length);
        assertErrors(Baselines.mean(train, 930), test, 182308.874, 77120.6135132, 58006.2897935);
        assertErrors(Baselines.median(train, 930), test, 162500, 78429.3013455, 54772.8236559);
        int[] status =
                Numbers.classes(DataSets.CREDIT_SCORING.table(), "status").codes();
        int[] past = Arrays.copyOf(status, 3000);
        int[] next = Arrays.copyOfRange(status, 3000, status.length);
        int[] majority = Baselines.majority(past, 1454);
        assertThat(1 - Scores.errors(majority, next) / 1454.0).isCloseTo(0.711141678129, within(1e-12));
        double[] shares = Baselines.shares(past, 2);
        assertThat(shares).containsExactly(new double[] {0.278, 0.722}, within(1e-15));
        double logLoss = -Arrays.stream(next)
                .mapToDouble(label -> Math.log(shares[label]))
                .average()
                .orElseThrow();
        assertThat(logLoss).isCloseTo(0.601417685196, within(1e-12));
        double right = 0;
        for (int seed = 0; seed < 200; seed++) {
            right += (1 - Scores.errors(Baselines.stratified(past, 1454, seed), next) / 1454.0) / 200;
        }
        assertThat(right)
                .as("a mean of 200 seeds, within five standard errors")
                .isCloseTo(0.593755158184, within(0.0065));
    }

    private static void assertErrors(
            double[] said, double[] actual, double constant, double rootMeanSquared, double meanAbsolute) {
        assertThat(said[0]).isCloseTo(constant, within(1e-9));
        assertThat(Scores.rootMeanSquaredError(said, actual)).isCloseTo(rootMeanSquared, within(1e-6));
        assertThat(Scores.meanAbsoluteError(said, actual)).isCloseTo(meanAbsolute, within(1e-6));
    }

    @Test
    void mean_and_majority_are_tribuos() {
        Table houses = DataSets.AMES.table();
        MutableDataset<Regressor> priced = TribuoData.regression(houses, "sale_price", "gr_liv_area");
        Model<Regressor> mean = DummyRegressionTrainer.createMeanTrainer().train(priced);
        double[] prices = Numbers.vector(houses, "sale_price");
        assertThat(mean.predict(priced.getExample(0)).getOutput().getValues()[0])
                .isCloseTo(Baselines.mean(prices, 1)[0], within(1e-8));
        Cases credits = Cases.ofClasses(DataSets.CREDIT_SCORING.table(), "status", List.of("amount"));
        Model<Label> majority =
                DummyClassifierTrainer.createMostFrequentTrainer().train(TribuoCases.classification(credits));
        assertThat(TribuoCases.labels(majority, credits.rowsAt(0))).isEqualTo(Baselines.majority(credits.labels(), 1));
    }

    @Test
    void of_equally_frequent_classes_scikit_learn_says_the_first_as_well() {
        assertThat(Baselines.majority(new int[] {1, 0, 0, 1}, 1))
                .as("b, a, a, b: scikit-learn says a")
                .containsExactly(0);
    }

    @Test
    void an_interpolated_quantile_is_not_always_the_cheapest() {
        double scikitLearn = 17.5;
        assertThat(cost(scikitLearn)).isEqualTo(15);
        assertThat(cost(20)).isEqualTo(10);
    }

    /** What saying one price costs for houses of 10 and 20, if too low costs three times as much. */
    private static double cost(double said) {
        return Arrays.stream(new double[] {10, 20})
                .map(price -> price > said ? 3 * (price - said) : said - price)
                .sum();
    }
}
