package gradus.classicalml.trees;

/**
 * Sums of targets on both sides. With targets measured from the node's mean the left and the right sum differ only in sign, and
 * the gain is left² · (1/left weight + 1/right weight): no squares of large numbers are subtracted.
 */
final class NumberTally extends Tally {
    private final double[] targets;
    private final double[] distances; // by row: weight × distance from the node's mean
    private double mean;
    private double squares;
    private double left;
    private boolean isPure;

    NumberTally(double[] targets, double[] weights) {
        super(weights);
        this.targets = targets;
        this.distances = new double[targets.length];
    }

    @Override
    void count(int[] rows, int from, int to) {
        double first = targets[rows[from]];
        double sum = 0;
        isPure = true;
        for (int i = from; i < to; i++) {
            double beyond = targets[rows[i]] - first;
            sum += weightOf(rows[i]) * beyond;
            isPure &= beyond == 0;
        }
        mean = first + sum / weight();
        squares = 0;
        for (int i = from; i < to; i++) {
            double distance = targets[rows[i]] - mean;
            distances[rows[i]] = weightOf(rows[i]) * distance;
            squares += distances[rows[i]] * distance;
        }
    }

    @Override
    void clearLeft() {
        left = 0;
    }

    @Override
    void move(int row, double weight) {
        left += distances[row];
    }

    @Override
    double gain() {
        return left * left * weight() / (leftWeight() * rightWeight());
    }

    @Override
    boolean isPure() {
        return isPure;
    }

    @Override
    double impurity() {
        return isPure ? 0 : squares / weight();
    }

    @Override
    double prediction() {
        return mean;
    }

    @Override
    double[] shares() {
        return new double[0];
    }
}
