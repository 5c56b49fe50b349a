package gradus.classicalml.trees;

/**
 * How mixed the classes of a node are: 0 if all its rows are of one class. Breiman, Friedman, Olshen and Stone (1984),
 * Classification and Regression Trees, section 4.3.
 */
public enum Impurity {
    /** 1 − Σp²: how often two rows, drawn with replacement, are of different classes. */
    GINI {
        @Override
        double times(double weight, double[] classWeights) {
            double squares = 0;
            for (double c : classWeights) {
                squares += c * c;
            }
            return weight - squares / weight;
        }
    },

    /** −Σp·log₂p: how many bits it takes on average to say a row's class. */
    ENTROPY {
        @Override
        double times(double weight, double[] classWeights) {
            double sum = weight * Math.log(weight);
            for (double c : classWeights) {
                sum -= c > 0 ? c * Math.log(c) : 0;
            }
            return sum / Math.log(2);
        }
    };

    /**
     * The impurity of rows whose classes have the given weights.
     *
     * @param classWeights none negative, their sum above 0: how many rows each class has, or what they weigh together
     * @throws IllegalArgumentException if the sum of the weights is not above 0
     */
    public double of(double... classWeights) {
        double weight = 0;
        for (double c : classWeights) {
            weight += c;
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("the sum of classWeights must be above 0, but was " + weight);
        }
        return times(weight, classWeights) / weight;
    }

    /** The impurity times the weight of all rows: what a node adds to the impurity of a tree. */
    abstract double times(double weight, double[] classWeights);
}
