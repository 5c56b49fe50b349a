package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;

/**
 * Predicts the class of the majority of the k nearest training rows. Where classes have equally many votes, the one whose nearest
 * row is nearest wins: never the one that comes first in the alphabet. Fitting only keeps the labels; the search has done the rest.
 *
 * @param k how many neighbours vote, at least 1
 * @param vote what each of their votes weighs
 */
public record KnnClassifier(int k, Vote vote) {
    public KnnClassifier {
        Require.atLeast("k", k, 1);
        Require.given("vote", vote);
    }

    /** With equal votes. */
    public KnnClassifier(int k) {
        this(k, Vote.EQUAL);
    }

    /**
     * A model that asks the given search.
     *
     * @param search over the n training rows
     * @param labels n classes from 0; a class may lack rows
     * @throws IllegalArgumentException if the sizes do not fit, a label is negative, or k is above n
     */
    public KnnModel fit(NeighbourSearch search, int[] labels) {
        Require.between("k", k, 1, search.size(), "the number of rows");
        return new KnnModel(this, search, labels);
    }
}
