package gradus.classicalml.neighbours.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.BallTree;
import gradus.classicalml.neighbours.Distance;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.KnnClassifier;
import gradus.classicalml.neighbours.KnnModel;
import gradus.classicalml.neighbours.NeighbourSearch;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.Vote;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The page's numbers beside those of scikit-learn 1.2.1, by src/test/peers/peer_neighbours.py. */
@Tag("proof")
class NeighboursPeerTest {
    @Test
    void the_same_letters_are_equally_far() {
        Letters letters = new Letters(DataSets.LETTER.table());
        assertThat(letters.copies()).hasSize(380);
        assertThat(letters.tied()).isEqualTo(2163);
        assertThat(fifthDistances(letters.search.nearestToEach(letters.test.features(), 5)))
                .isCloseTo(11159.468914, within(1e-5));
        Matrix asked = letters.test.rowsAt(IntStream.range(0, 200).toArray()).features();
        NeighbourSearch streets = new BallTree(letters.train.features(), Distance.MANHATTAN);
        NeighbourSearch widest = new BallTree(letters.train.features(), Distance.CHEBYSHEV);
        assertThat(fifthDistances(streets.nearestToEach(asked, 5))).isEqualTo(1342);
        assertThat(fifthDistances(widest.nearestToEach(asked, 5))).isEqualTo(271);
    }

    private static double fifthDistances(List<Neighbours> nearest) {
        return nearest.stream().mapToDouble(each -> each.distance(4)).sum();
    }

    @Test
    void as_many_wines_are_wrong() {
        Table table = DataSets.WINE.table();
        Cases wine = Cases.ofClasses(table, "cultivar", Numbers.features(table, "cultivar"));
        int[] rows = IntStream.range(0, wine.size()).toArray();
        Cases asked = wine.rowsAt(Arrays.stream(rows).filter(i -> i % 3 == 0).toArray());
        Cases train = wine.rowsAt(Arrays.stream(rows).filter(i -> i % 3 != 0).toArray());
        Standardiser scale = Standardiser.fit(train.features());
        Cases scaledTrain = train.with(scale.transform(train.features()));
        Cases scaledAsked = asked.with(scale.transform(asked.features()));
        assertThat(new int[] {wrong(train, asked, 1), wrong(train, asked, 5), wrong(train, asked, 15)})
                .containsExactly(19, 19, 15);
        assertThat(new int[] {
                    wrong(scaledTrain, scaledAsked, 1),
                    wrong(scaledTrain, scaledAsked, 5),
                    wrong(scaledTrain, scaledAsked, 15)
                })
                .containsExactly(2, 2, 0);
    }

    private static int wrong(Cases train, Cases asked, int k) {
        KnnModel model = new KnnClassifier(k).fit(new KdTree(train.features()), train.labels());
        return Scores.errors(model.predict(asked.features()), asked.labels());
    }

    @Test
    void votes_by_distance_have_the_same_shares() {
        Table table = DataSets.WINE.table();
        Cases wine = Cases.ofClasses(table, "cultivar", Numbers.features(table, "cultivar"));
        wine = wine.with(Standardiser.fit(wine.features()).transform(wine.features()));
        int[] rows = IntStream.range(0, wine.size()).filter(i -> i % 3 != 0).toArray();
        Cases train = wine.rowsAt(rows);
        KnnModel model = new KnnClassifier(7, Vote.BY_DISTANCE).fit(new KdTree(train.features()), train.labels());
        double sum = 0;
        for (int i = 0; i < wine.size(); i += 3) {
            for (double share : model.shares(wine.features().row(i))) {
                sum += share * share;
            }
        }
        assertThat(sum).isCloseTo(SQUARED_SHARES, within(1e-8));
    }

    private static final double SQUARED_SHARES = 54.905021843;

    /** Equally far rows are taken in another order there, which changes a few digits where k is not 1. */
    @Test
    void as_many_digits_are_wrong() {
        Curves curves = new Curves(DataSets.DIGITS_8X8.table());
        double[] formLeftOut = curves.formLeftOut(false);
        assertThat(curves.rowLeftOut(1)).isCloseTo(0.011686, within(1e-6));
        assertThat(formLeftOut[0]).isCloseTo(0.032276, within(1e-6));
        assertThat(curves.rowLeftOut(9)).isCloseTo(0.016694, within(1e-3));
        assertThat(formLeftOut[3]).isCloseTo(0.038954, within(1e-3));
        assertThat(curves.rowLeftOut(25)).isCloseTo(0.025598, within(1e-3));
        assertThat(formLeftOut[5]).isCloseTo(0.048971, within(1e-3));
    }
}
