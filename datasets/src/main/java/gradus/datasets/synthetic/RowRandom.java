package gradus.datasets.synthetic;

/**
 * The random numbers of one row: SplitMix64 (Steele, Lea and Flood 2014), started from the seed and the row's number.
 * Written out, and with {@link StrictMath}, because neither the JDK's generators nor {@code Math.log} promise the same
 * bits in every version.
 */
final class RowRandom {
    static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private static final double UNIT = 0x1p-53;

    private long state;

    RowRandom(long seed, long row) {
        this.state = mix(mix(seed) + row * GOLDEN_GAMMA);
    }

    /** The finaliser of SplitMix64 after one step: neighbouring inputs give unrelated outputs. */
    static long mix(long z) {
        z += GOLDEN_GAMMA;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** The upper 53 bits as a number in [0, 1). */
    static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    /** Uniform in [0, 1). */
    double uniform() {
        long bits = mix(state);
        state += GOLDEN_GAMMA;
        return unit(bits);
    }

    /** Uniform in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform among 0, 1, …, bound − 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Standard normal (Box and Muller 1958; the second of the pair is not used). */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }
}
