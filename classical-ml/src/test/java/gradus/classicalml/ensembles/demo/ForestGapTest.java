package gradus.classicalml.ensembles.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.TribuoForest;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our forest beside Tribuo's on more draws than the demo has time for. */
@Tag("proof")
class ForestGapTest {
    private static final int DRAWS = 40;
    private static final int TREES = 10;

    private final Cases houses = new Houses(DataSets.AMES.table(), 0, 1).cases;

    @Test
    void over_forty_draws_ours_errs_by_half_a_thousand_dollars_less() {
        double[] gaps = IntStream.range(0, DRAWS).mapToDouble(this::gap).toArray();
        assertThat(Vectors.mean(gaps)).isCloseTo(-0.5, within(0.1));
        assertThat(Descriptive.standardDeviation(gaps) / Math.sqrt(DRAWS)).isCloseTo(0.2, within(0.05));
    }

    /** Ours less Tribuo's, in thousands of dollars, on 500 houses after training on 500; of ours the mean of ten forests. */
    private double gap(int draw) {
        Split split = Splits.random(houses.size(), 1 - 500.0 / houses.size(), draw);
        Cases training = houses.rowsAt(split.train());
        int[] others = Arrays.copyOf(split.test(), 500);
        Cases asked = houses.rowsAt(others);
        double ours = IntStream.range(0, 10)
                .mapToObj(seed -> new RandomForest(TREES, 17, 1, 1000L * draw + seed)
                        .fit(training.features(), training.targets())
                        .predictions(asked.features()))
                .mapToDouble(predictions -> Scores.rootMeanSquaredError(predictions, asked.targets()))
                .average()
                .orElseThrow();
        double[] theirs = TribuoForest.predictions(houses, split.train(), others, TREES);
        return ours - Scores.rootMeanSquaredError(theirs, asked.targets());
    }
}
