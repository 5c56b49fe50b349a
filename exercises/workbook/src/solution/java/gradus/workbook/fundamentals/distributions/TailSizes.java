package gradus.workbook.fundamentals.distributions;

/**
 * Say how large six probabilities are, before you run them: a value, no code. Read the lesson as often as you like.
 *
 * <p>Five of them ask for the power of ten: {@code (int) Math.floor(Math.log10(0.03))} is −2, for 0.03 lies between 10⁻² and 10⁻¹.
 * Nothing is judged before all six predictions are made. Your first six are kept, and the points are for them; you may correct the file
 * afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/distributions.md">fundamentals/docs/distributions.md</a>
 */
public final class TailSizes {
    private TailSizes() {}

    /**
     * More than five standard deviations above the mean of a normal distribution.
     *
     * <pre>{@code (int) Math.floor(Math.log10(Normal.STANDARD.survival(5)))}</pre>
     */
    public static int fiveSigmas() {
        // begin solution: which power of ten?
        return -7;
        // end solution
    }

    /**
     * The same five units, with Student's t of one degree of freedom instead.
     *
     * <pre>{@code (int) Math.floor(Math.log10(new StudentT(1).survival(5)))}</pre>
     */
    public static int fiveUnitsOfT() {
        // begin solution: which power of ten?
        return -2;
        // end solution
    }

    /**
     * A wait of more than ten times the mean wait. You may want e^−10.
     *
     * <pre>{@code (int) Math.floor(Math.log10(new Exponential(0.1).survival(100)))}</pre>
     */
    public static int tenMeanWaits() {
        // begin solution: which power of ten?
        return -5;
        // end solution
    }

    /**
     * More than 120 events where 100 are expected. How many standard deviations is that?
     *
     * <pre>{@code (int) Math.floor(Math.log10(new Poisson(100).survival(120)))}</pre>
     */
    public static int aFifthMoreThanExpected() {
        // begin solution: which power of ten?
        return -2;
        // end solution
    }

    /**
     * More than 12,000 events where 10,000 are expected: again a fifth more.
     *
     * <pre>{@code new Poisson(10_000).survival(12_000) < 1e-20}</pre>
     */
    public static boolean aFifthMoreOfTenThousand() {
        // begin solution: true or false?
        return true;
        // end solution
    }

    /**
     * How likely is it to be near the mean? Read off the density of lengths in metres that vary by a millimetre.
     *
     * <pre>{@code (int) Math.floor(Math.log10(new Normal(1, 0.001).density(1)))}</pre>
     */
    public static int aDensityInMetres() {
        // begin solution: which power of ten?
        return 2;
        // end solution
    }
}
