package gradus.workbook.fundamentals.inference;

import java.util.Arrays;

/** Adjusts a sorted copy, then looks each p-value up in it. */
public final class DiscoveryRate {
    private DiscoveryRate() {}

    public static double[] adjusted(double[] p) {
        for (double each : p == null ? new double[] {-1} : p) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("not in [0, 1]: " + each);
            }
        }
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double[] raised = new double[p.length];
        for (int i = p.length - 1; i >= 0; i--) {
            raised[i] = sorted[i] * p.length / (i + 1);
            if (i < p.length - 1) {
                raised[i] = Math.min(raised[i], raised[i + 1]);
            }
        }
        return Arrays.stream(p)
                .map(each -> raised[Arrays.binarySearch(sorted, each + 0.0)])
                .toArray();
    }
}
