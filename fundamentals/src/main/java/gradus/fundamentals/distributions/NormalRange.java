package gradus.fundamentals.distributions;

/**
 * The largest minus the smallest of k standard normal numbers. Each probability is {@code k ∫ φ(z) g(z) dz} over the smallest, z, where g
 * says what the others must do; summed in equal steps, all terms positive.
 */
final class NormalRange {
    private static final double REACH = 9; // φ(9) / φ(0) is below 1e-17
    private static final double LAST = 38.5; // beyond it φ is 0 in a double
    /** The half of Gauss's ten points and weights in [−1, 1]. */
    private static final double[] POINTS = {
        0.14887433898163122, 0.43339539412924719, 0.67940956829902440, 0.86506336668898451, 0.97390652851717172
    };

    private static final double[] WEIGHTS = {
        0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059, 0.06667134430868814
    };

    /** What is asked of the range. */
    enum Part {
        /** The others lie within w above the smallest. */
        WITHIN,
        /** They lie above it, but not all within w. */
        BEYOND,
        /** One lies at w above it, the rest within. */
        DENSITY
    }

    private final int others;
    private final double step;
    private final double[] above;

    NormalRange(int numbers) {
        others = numbers - 1;
        step = Math.min(0.25, 0.5 / Math.sqrt(numbers)); // the integrand is as narrow as φ to the power of k
        above = new double[2 * (int) (LAST / step) + 1];
    }

    /** The logarithm of the probability, or density, at a range of w. */
    double log(double w, Part part) {
        double low = part == Part.BEYOND ? -w / 2 - REACH : -REACH;
        double high = part == Part.BEYOND ? -w / 2 + 1.5 * REACH : REACH;
        long first = Math.round(Math.max(-LAST, low) / step);
        long last = Math.round(high / step);
        double sum = 0;
        for (long i = first; i <= last; i++) {
            double z = i * step;
            sum += bell(z) * others(z, w, part, above((int) i));
        }
        return Math.log((others + 1) * step * sum);
    }

    private double others(double z, double w, Part part, double above) {
        if (part == Part.BEYOND) {
            double beyond = Normal.below(-z - w);
            return beyond == above
                    ? Math.pow(above, others)
                    : -Math.pow(above, others) * Math.expm1(others * Math.log1p(-beyond / above));
        }
        double within = within(z, w, above);
        return part == Part.WITHIN ? Math.pow(within, others) : others * Math.pow(within, others - 1) * bell(z + w);
    }

    /** Φ(z + w) − Φ(z), with digits for a small w and on both sides. */
    private static double within(double z, double w, double above) {
        if (w < 0.5) {
            double sum = 0;
            for (int i = 0; i < POINTS.length; i++) {
                double reach = POINTS[i] * w / 2;
                sum += WEIGHTS[i] * (bell(z + w / 2 + reach) + bell(z + w / 2 - reach));
            }
            return sum * w / 2;
        }
        return z + w <= 0 ? Normal.below(z + w) - Normal.below(z) : above - Normal.below(-z - w);
    }

    /** Φ(−z) at z = i steps, computed once. */
    private double above(int i) {
        int at = i + above.length / 2;
        if (above[at] == 0) {
            above[at] = Normal.below(-i * step);
        }
        return above[at];
    }

    private static double bell(double z) {
        return Math.exp(-z * z / 2 - Stirling.HALF_LOG_TWO_PI);
    }
}
