public final class NestedLine {
    public static int chosenColumn(double[][] features, double[] targets, int[] foldOfRow, int outer) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < features[0].length; column++) {
            // begin solution: the outer fold neither trains nor tests here
            double loss = 0;
            for (int row = 0; row < targets.length; row++) {
                int own = foldOfRow[row];
                if (own != outer) {
                    Line line = line(
                            features, targets, column, other -> foldOfRow[other] != own && foldOfRow[other] != outer);
                    double miss = targets[row] - line.at(features[row][column]);
                    loss += miss * miss;
                }
            }
            // end solution
            if (loss < least) {
                least = loss;
                best = column;
            }
        }
        return best;
    }

    public static double error(double[][] features, double[] targets, int[] foldOfRow) {
        // begin solution: the error of the nested predictions
        double[] p = predictions(features, targets, foldOfRow);
        return Math.sqrt(IntStream.range(0, p.length)
                .mapToDouble(row -> (p[row] - targets[row]) * (p[row] - targets[row]))
                .average()
                .orElseThrow());
        // end solution
    }

    private static Line line(double[][] features, double[] targets, int column, IntPredicate trains) {
        // begin solution: means and sums of the training rows
        double sumX = 0;
        double sumY = 0;
        int[] rows = new int[targets.length];
        int n = 0;
        for (int row = 0; row < targets.length; row++) {
            if (trains.test(row)) {
                sumX += features[row][column];
                sumY += targets[row];
                rows[n++] = row;
            }
        }
        rows = java.util.Arrays.copyOf(rows, n);
        double meanX = sumX / n;
        double meanY = sumY / n;
        // end solution
        double product = 0;
        double square = 0;
        for (int row : rows) {
            double x = features[row][column] - meanX;
            product += x * (targets[row] - meanY);
            square += x * x;
        }
        double slope = product / square;
        return new Line(meanY - slope * meanX, slope);
    }
}
