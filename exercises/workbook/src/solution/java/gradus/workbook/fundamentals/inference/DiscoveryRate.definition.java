package gradus.workbook.fundamentals.inference;

/** By the definition: the least of p · m / k over all tests at least as large, each with how many there are up to it. */
public final class DiscoveryRate {
    private DiscoveryRate() {}

    public static double[] adjusted(double[] p) {
        if (p == null) {
            throw new IllegalArgumentException("p must be given");
        }
        for (double each : p) {
            if (Double.isNaN(each) || each < 0 || each > 1) {
                throw new IllegalArgumentException(each + " is no p-value");
            }
        }
        double[] adjusted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[i] = 1;
            for (double other : p) {
                if (other >= p[i]) {
                    adjusted[i] = Math.min(adjusted[i], other * p.length / upTo(p, other));
                }
            }
        }
        return adjusted;
    }

    private static int upTo(double[] p, double most) {
        int count = 0;
        for (double each : p) {
            count += each <= most ? 1 : 0;
        }
        return count;
    }
}
