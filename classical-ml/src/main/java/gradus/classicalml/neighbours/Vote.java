package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;

/** What each neighbour's word weighs. */
public enum Vote {
    /** One neighbour, one vote. */
    EQUAL,
    /** A neighbour's vote weighs 1 / distance; where some are at distance 0, only they vote, with one vote each. */
    BY_DISTANCE;

    /** The weights of the first k neighbours: at least 0, not all 0. */
    double[] weights(Neighbours neighbours, int k) {
        Require.between("k", k, 1, neighbours.size(), "the number of neighbours");
        double nearest = neighbours.distance(0);
        double[] weights = new double[k];
        for (int i = 0; i < k; i++) {
            // relative to the nearest, so that 1 / distance cannot overflow
            boolean equal = this == EQUAL || neighbours.distance(i) == nearest;
            weights[i] = equal ? 1 : nearest / neighbours.distance(i);
        }
        return weights;
    }

    /**
     * The share of the votes that each class gets from the first k neighbours; the shares add up to 1.
     *
     * @param k between 1 and the number of neighbours
     * @param labels the class of each row that was searched, from 0
     * @param classes how many classes there are, more than the largest label
     */
    public double[] shares(Neighbours neighbours, int k, int[] labels, int classes) {
        double[] shares = new double[classes];
        double[] weights = weights(neighbours, k);
        double sum = 0;
        for (int i = 0; i < k; i++) {
            shares[labels[neighbours.row(i)]] += weights[i];
            sum += weights[i];
        }
        for (int c = 0; c < classes; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    /** The class with the largest share, as in {@link #shares}; of several, the one whose nearest neighbour is nearest. */
    public int winner(Neighbours neighbours, int k, int[] labels, int classes) {
        double[] shares = shares(neighbours, k, labels, classes);
        int winner = labels[neighbours.row(0)];
        for (int i = 1; i < k; i++) {
            int label = labels[neighbours.row(i)];
            winner = shares[label] > shares[winner] ? label : winner;
        }
        return winner;
    }
}
