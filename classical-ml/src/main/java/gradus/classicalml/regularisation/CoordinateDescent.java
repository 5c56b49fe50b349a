package gradus.classicalml.regularisation;

import gradus.fundamentals.linearalgebra.Vectors;

/**
 * Fits an elastic net one weight at a time: with all others held, the best value of a weight has a formula. The weights and the
 * residuals live on between runs, so that the next penalty starts where the last one ended.
 */
final class CoordinateDescent {
    private final CentredRows rows;
    private final double[] squares;
    private final double[] weights;
    private final double[] residuals;

    CoordinateDescent(CentredRows rows) {
        this.rows = rows;
        this.squares = new double[rows.columns.length];
        for (int j = 0; j < squares.length; j++) {
            squares[j] = Vectors.dot(rows.columns[j], rows.columns[j]);
        }
        this.weights = new double[squares.length];
        this.residuals = rows.y.clone();
    }

    /** Sweeps until the duality gap is small enough, or the sweeps are used up. */
    NetFit run(ElasticNet net) {
        double enough = net.tolerance() * squaredError(rows.y);
        double gap = Double.POSITIVE_INFINITY;
        int sweeps = 0;
        while (gap > enough && sweeps < net.maxSweeps()) {
            sweep(net);
            sweeps++;
            gap = gap(net);
        }
        double objective = squaredError(residuals) + net.charge(weights);
        return new NetFit(rows.model(weights), objective, gap, sweeps, gap <= enough);
    }

    /** Sets each weight once. */
    private void sweep(ElasticNet net) {
        int n = rows.rows();
        double threshold = n * net.penalty() * net.l1Share();
        double shrink = n * net.penalty() * (1 - net.l1Share());
        for (int j = 0; j < weights.length; j++) {
            if (squares[j] > 0) { // a constant feature keeps its 0
                double[] x = rows.columns[j];
                double pull = Vectors.dot(x, residuals) + squares[j] * weights[j];
                double next = soften(pull, threshold) / (squares[j] + shrink);
                Vectors.addScaled(residuals, weights[j] - next, x);
                weights[j] = next;
            }
        }
    }

    /** Takes the threshold off the size of a number, and leaves 0 where the size is smaller: soft thresholding. */
    static double soften(double pull, double threshold) {
        return Math.signum(pull) * Math.max(Math.abs(pull) - threshold, 0);
    }

    /**
     * How far the objective can be from its lowest value, at most. Residuals scaled so that no feature pulls harder than the
     * penalty allows are a point of the dual problem, whose value no objective can be below.
     */
    private double gap(ElasticNet net) {
        int n = rows.rows();
        double byShare = n * net.penalty() * (1 - net.l1Share());
        double strongest = 0;
        for (int j = 0; j < weights.length; j++) {
            double pull = Vectors.dot(rows.columns[j], residuals) - byShare * weights[j];
            strongest = Math.max(strongest, Math.abs(pull));
        }
        double allowed = n * net.penalty() * net.l1Share();
        double scale = strongest <= allowed ? 1 : allowed / strongest;
        double squared = 2 * n * squaredError(residuals) + byShare * Vectors.dot(weights, weights);
        double floor = scale * Vectors.dot(residuals, rows.y) - scale * scale * squared / 2;
        return Math.max(0, squaredError(residuals) + net.charge(weights) - floor / n);
    }

    private double squaredError(double[] errors) {
        return Vectors.dot(errors, errors) / (2 * rows.rows());
    }
}
