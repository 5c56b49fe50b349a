package gradus.classicalml.ensembles;

/**
 * Sums G and H of the first and second derivatives of a loss. A leaf that moves its rows by w changes the loss by
 * Gw + ½(H + λ)w², to second order: least at w = −G / (H + λ), where it has fallen by ½ G² / (H + λ). The score is twice that.
 * With the loss ½(y − prediction)², from a prediction of 0, G is −Σy and H the number of rows: the leaf predicts their mean.
 */
final class GradientSums implements RowSums {
    private final double[] gradients; // of row i the first derivative at 2i, the second at 2i + 1
    private final double l2;

    GradientSums(double[] gradients, double l2) {
        this.gradients = gradients;
        this.l2 = l2;
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public void addTo(double[] histogram, int start, byte[] bins, int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int bin = start + 2 * (bins[row] & 0xFF);
            histogram[bin] += gradients[2 * row];
            histogram[bin + 1] += gradients[2 * row + 1];
        }
    }

    /** Adds some rows to the histograms of two columns, which costs less than one after the other: each row is read once. */
    void addToBoth(
            double[] histogram,
            int start,
            byte[] bins,
            int otherStart,
            byte[] otherBins,
            int[] rows,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            double slope = gradients[2 * row];
            double curvature = gradients[2 * row + 1];
            int bin = start + 2 * (bins[row] & 0xFF);
            histogram[bin] += slope;
            histogram[bin + 1] += curvature;
            int otherBin = otherStart + 2 * (otherBins[row] & 0xFF);
            histogram[otherBin] += slope;
            histogram[otherBin + 1] += curvature;
        }
    }

    /** The sums of all rows. */
    double[] ofAll() {
        double slopes = 0;
        double curvatures = 0;
        for (int i = 0; i < gradients.length; i += 2) {
            slopes += gradients[i];
            curvatures += gradients[i + 1];
        }
        return new double[] {slopes, curvatures};
    }

    /**
     * The best split of a column as {@link BinSplit#best} finds it where each of the first bins counts, for boosting, which looks
     * at millions of cuts: the sums stand in variables, and a/b is compared with the best so far as a with the best times b.
     */
    BinSplit best(int column, double[] histogram, int at, int bins, double[] all, double leastCurvature) {
        double left = 0;
        double leftCurvature = 0;
        double most = Double.NEGATIVE_INFINITY;
        int best = -1;
        for (int bin = 0; bin < bins - 1; bin++) {
            left += histogram[at + 2 * bin];
            leftCurvature += histogram[at + 2 * bin + 1];
            double rightCurvature = all[1] - leftCurvature;
            if (leftCurvature >= leastCurvature && rightCurvature >= leastCurvature) {
                double right = all[0] - left;
                double below = (leftCurvature + l2) * (rightCurvature + l2);
                double above = left * left * (rightCurvature + l2) + right * right * (leftCurvature + l2);
                if (above > most * below) {
                    most = above / below;
                    best = bin;
                }
            }
        }
        return best < 0 ? BinSplit.NONE : new BinSplit(column, best, most);
    }

    @Override
    public double score(double[] sums) {
        return worth(sums[0], sums[1]);
    }

    @Override
    public Sides sides(double[] all) {
        return new SummedSides(all[0], all[1]);
    }

    private double worth(double slopes, double curvatures) {
        return curvatures + l2 > 0 ? slopes * slopes / (curvatures + l2) : 0;
    }

    @Override
    public boolean alike(int row, int other) {
        return gradients[2 * row] / gradients[2 * row + 1] == gradients[2 * other] / gradients[2 * other + 1];
    }

    @Override
    public double[] prediction(double[] sums) {
        double curvature = sums[1] + l2;
        return new double[] {curvature > 0 ? -sums[0] / curvature : 0};
    }

    private final class SummedSides implements Sides {
        private final double slopes;
        private final double curvatures;
        private double leftSlopes;
        private double leftCurvatures;

        SummedSides(double slopes, double curvatures) {
            this.slopes = slopes;
            this.curvatures = curvatures;
        }

        @Override
        public void move(double[] histogram, int bin) {
            leftSlopes += histogram[2 * bin];
            leftCurvatures += histogram[2 * bin + 1];
        }

        @Override
        public double score(double leastWeight) {
            double rightCurvatures = curvatures - leftCurvatures;
            return leftCurvatures < leastWeight || rightCurvatures < leastWeight
                    ? Double.NEGATIVE_INFINITY
                    : worth(leftSlopes, leftCurvatures) + worth(slopes - leftSlopes, rightCurvatures);
        }
    }
}
