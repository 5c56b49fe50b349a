package gradus.engine.check;

import gradus.engine.expect.Claim;
import gradus.engine.expect.Numbers;
import gradus.engine.expect.Relation;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The law that an answer keeps its digits. Counted is the log relative error, −log₁₀(|x − exact| / |exact|), the measure of the
 * NIST reference data sets: 15 digits are all that a {@code double} can promise, 7 a {@code float}.
 *
 * <pre>{@code
 * Digits.of("the variance of 300.01, 300.02, 300.03", variance)
 *         .exactly("0.0001")
 *         .usually("Two huge sums were subtracted …")
 *         .toKeep(10);
 * }</pre>
 *
 * fails with "the variance of 300.01, 300.02, 300.03 should keep 10 of 15 digits but keeps 3, as 1.0011E-4 for 1.0E-4".
 */
public final class Digits extends Claim<Double, Digits> {
    private static final int OF_DOUBLE = 15;
    private static final int OF_FLOAT = 7;
    private static final double SLACK = 1e-6;

    private final double[] actual;
    private final int most;
    private BigDecimal[] exact = {};

    private Digits(String subject, double[] actual, int most) {
        super(subject);
        this.actual = actual;
        this.most = most;
        bringUsually("Digits were lost: usually two large numbers that are nearly equal were subtracted.");
    }

    /** A number whose digits count. */
    public static Digits of(String subject, double actual) {
        return new Digits(subject, new double[] {actual}, OF_DOUBLE);
    }

    /** Numbers of which the worst counts. */
    public static Digits of(String subject, double... actual) {
        return new Digits(subject, actual.clone(), OF_DOUBLE);
    }

    /** A number that was computed in {@code float}. */
    public static Digits ofFloat(String subject, float actual) {
        return new Digits(subject, new double[] {actual}, OF_FLOAT);
    }

    /** The exact values, as decimal numbers: "0.0001". */
    public Digits exactly(String... values) {
        BigDecimal[] decimals = new BigDecimal[values.length];
        for (int i = 0; i < values.length; i++) {
            decimals[i] = new BigDecimal(values[i]);
        }
        return exactly(decimals);
    }

    /** The exact values, as they are in binary: right where a double can hold them. */
    public Digits exactly(double... values) {
        BigDecimal[] decimals = new BigDecimal[values.length];
        for (int i = 0; i < values.length; i++) {
            decimals[i] = new BigDecimal(values[i]);
        }
        return exactly(decimals);
    }

    /** The exact values. */
    public Digits exactly(BigDecimal... values) {
        exact = values.clone();
        return this;
    }

    /** Checks that every value has at least so many correct digits. */
    public void toKeep(int digits) {
        if (digits < 1 || digits > most) {
            throw new IllegalArgumentException("digits must be between 1 and " + most + ", but was " + digits);
        }
        if (actual.length != exact.length) {
            throw failure(
                    "the number of values of " + subject(),
                    Relation.BE,
                    Integer.toString(exact.length),
                    Integer.toString(actual.length),
                    Double.NaN,
                    null);
        }
        for (int i = 0; i < actual.length; i++) {
            double kept = kept(actual[i], exact[i]);
            if (!(kept >= digits - SLACK)) {
                String[] pair = Numbers.pair(exact[i].doubleValue(), actual[i]);
                throw failure(
                        Relation.KEEP,
                        digits + " of " + most + " digits" + (actual.length > 1 ? " at index " + i : ""),
                        (int) Math.max(0, Math.floor(kept + SLACK)) + ", as " + pair[1] + " for " + pair[0],
                        actual[i],
                        exact[i].doubleValue());
            }
        }
    }

    /**
     * How many digits of a value are correct, up to 15; of an exact 0, how small it is. Negative where not even the size is right.
     */
    public static double kept(double value, BigDecimal exact) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        double off = new BigDecimal(value)
                .subtract(exact, MathContext.DECIMAL64)
                .abs()
                .doubleValue();
        double size = exact.signum() == 0 ? 1 : Math.abs(exact.doubleValue());
        return off == 0 ? OF_DOUBLE : Math.min(OF_DOUBLE, -Math.log10(off / size));
    }

    @Override
    protected Digits self() {
        return this;
    }
}
