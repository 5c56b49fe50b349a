package gradus.classicalml.neighbours.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.KnnClassifier;
import gradus.classicalml.neighbours.NeighbourSearch;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.Vote;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Printed letters as sixteen numbers: 16,000 rows to learn from, 4,000 to be asked, as their authors split them. */
final class Letters {
    static final int TRAINING = 16_000;

    final Cases cases;
    final Cases train;
    final Cases test;
    final NeighbourSearch search;
    /** The nine nearest training rows of each test row. */
    private final List<Neighbours> nearest;

    Letters(Table table) {
        cases = Cases.ofClasses(table, "letter", Numbers.features(table, "letter"));
        train = cases.rowsAt(IntStream.range(0, TRAINING).toArray());
        test = cases.rowsAt(IntStream.range(TRAINING, cases.size()).toArray());
        search = new KdTree(train.features());
        nearest = search.nearestToEach(test.features(), 9);
    }

    void alike(Lines lines) {
        for (int asked : new int[] {0, 7, 40}) {
            Neighbours neighbours = nearest.get(asked);
            lines.print(
                    "row %d, a %s: nearest are %s",
                    TRAINING + asked,
                    name(test.labels()[asked]),
                    IntStream.range(0, 5)
                            .mapToObj(i -> Lines.text(
                                    "%s at %.1f", name(train.labels()[neighbours.row(i)]), neighbours.distance(i)))
                            .collect(Collectors.joining(", ")));
        }
    }

    void scores(Lines lines) {
        lines.print("errors on 4000 letters");
        lines.print("      all rows   without the %d that are copies", copies().length);
        for (int k : new int[] {1, 3, 5, 9}) {
            int[] predictions = predictions(k);
            lines.print("k = %d  %5.2f%%   %5.2f%%", k, 100 * error(predictions), 100 * errorOfTheNew(predictions));
        }
    }

    /** Letters whose fifth and sixth nearest are equally far: which of them votes is a matter of order. */
    void ties(Lines lines) {
        int[] forwards = predictions(5);
        int[] backwards = backwards();
        lines.print("5th and 6th neighbour equally far: %d of 4000 letters", tied());
        lines.print(
                "predictions that change when the training rows are turned round: %d",
                Scores.errors(forwards, backwards));
        lines.print("error %.2f%% before, %.2f%% after", 100 * error(forwards), 100 * error(backwards));
    }

    long tied() {
        return nearest.stream()
                .filter(each -> each.distance(4) == each.distance(5))
                .count();
    }

    int[] backwards() {
        int[] reversed = IntStream.range(0, TRAINING).map(i -> TRAINING - 1 - i).toArray();
        Cases turned = train.rowsAt(reversed);
        return new KnnClassifier(5)
                .fit(new KdTree(turned.features()), turned.labels())
                .predict(test.features());
    }

    int[] predictions(int k) {
        int[] labels = train.labels();
        return nearest.stream()
                .mapToInt(each ->
                        Vote.EQUAL.winner(each, k, labels, cases.classes().size()))
                .toArray();
    }

    double error(int[] predictions) {
        return (double) Scores.errors(predictions, test.labels()) / test.size();
    }

    /** The error on test rows that are not copies of a training row. */
    double errorOfTheNew(int[] predictions) {
        int[] rows = IntStream.range(0, test.size())
                .filter(i -> nearest.get(i).distance(0) > 0)
                .toArray();
        int[] labels = test.labels();
        return Arrays.stream(rows).filter(i -> predictions[i] != labels[i]).count() / (double) rows.length;
    }

    /** Test rows that equal a training row in all sixteen numbers. */
    int[] copies() {
        return IntStream.range(0, test.size())
                .filter(i -> nearest.get(i).distance(0) == 0)
                .toArray();
    }

    private String name(int label) {
        return cases.classes().get(label);
    }

    Matrix firstRows(int n) {
        return cases.features().rowsAt(IntStream.range(0, n).toArray());
    }

    /** All 20,000 rows. */
    Matrix features() {
        return cases.features();
    }
}
