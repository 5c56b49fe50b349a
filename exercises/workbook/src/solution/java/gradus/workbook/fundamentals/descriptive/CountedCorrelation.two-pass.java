/** The two passes as the formula has them: the rounding of the means is left where it is. */
public final class CountedCorrelation {
    public static double covariance(double[] x, double[] y, long[] counts) {
        requireTable(x, y, counts);
        // begin solution: n and both means over all viewers, then the products of the distances from them
        long n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < counts.length; i++) {
            n += counts[i];
            meanX += counts[i] * x[i];
            meanY += counts[i] * y[i];
        }
        meanX /= n;
        meanY /= n;
        double products = 0;
        for (int i = 0; i < counts.length; i++) {
            products += counts[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        return n < 2 ? Double.NaN : products / (n - 1);
        // end solution
    }
}
