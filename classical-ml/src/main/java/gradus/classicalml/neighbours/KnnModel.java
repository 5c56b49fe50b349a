package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;

/** Training rows that vote: what {@link KnnClassifier#fit} returns. Immutable. */
public final class KnnModel {
    private final KnnClassifier settings;
    private final NeighbourSearch search;
    private final int[] labels;
    private final int classes;

    KnnModel(KnnClassifier settings, NeighbourSearch search, int[] labels) {
        this.classes = classes(labels, search.size());
        this.settings = settings;
        this.search = search;
        this.labels = labels.clone();
    }

    /** The number of classes: one more than the largest label, after the labels are known to be good. */
    static int classes(int[] labels, int rows) {
        Require.given("labels", labels);
        Require.size("labels", labels.length, rows, "one for each row");
        int largest = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.atLeast("labels[" + i + "]", labels[i], 0);
            largest = Math.max(largest, labels[i]);
        }
        return largest + 1;
    }

    /**
     * The class that the neighbours of a row vote for.
     *
     * @param features d finite numbers, scaled as the training rows were
     */
    public int predict(double... features) {
        return winner(search.nearest(features, settings.k()));
    }

    /** The class of each row, on all cores. */
    public int[] predict(Matrix features) {
        return search.nearestToEach(features, settings.k()).stream()
                .mapToInt(this::winner)
                .toArray();
    }

    /** Each class's share of the votes; they add up to 1. With k = 5 a share is a multiple of 0.2, so a coarse probability. */
    public double[] shares(double... features) {
        return settings.vote().shares(search.nearest(features, settings.k()), settings.k(), labels, classes);
    }

    private int winner(Neighbours neighbours) {
        return settings.vote().winner(neighbours, settings.k(), labels, classes);
    }
}
