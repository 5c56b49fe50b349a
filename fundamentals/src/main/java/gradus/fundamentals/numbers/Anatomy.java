package gradus.fundamentals.numbers;

import gradus.fundamentals.Require;
import java.math.BigDecimal;

/**
 * A double taken apart: {@code sign × significand × 2^exponent}, with whole numbers for all three (IEEE 754-2019, binary64).
 *
 * @param sign 1 or −1
 * @param significand the digits, a whole number below 2⁵³; at least 2⁵² unless the double is zero or subnormal
 * @param exponent the power of two that scales them, −1074 to 971
 */
public record Anatomy(int sign, long significand, int exponent) {
    private static final int FRACTION_BITS = 52;
    private static final long IMPLICIT_BIT = 1L << FRACTION_BITS;
    private static final int SMALLEST_EXPONENT = -1074;

    /** Checks that the three are those of some double. */
    public Anatomy {
        if (sign != 1 && sign != -1) {
            throw new IllegalArgumentException("sign must be 1 or -1, but was " + sign);
        }
        if (significand < 0 || significand >= 2 * IMPLICIT_BIT) {
            throw new IllegalArgumentException("significand must be in [0, 2^53), but was " + significand);
        }
        if (exponent < SMALLEST_EXPONENT || exponent > 971) {
            throw new IllegalArgumentException("exponent must be between -1074 and 971, but was " + exponent);
        }
    }

    /**
     * Takes a double apart.
     *
     * @param x a finite number
     * @throws IllegalArgumentException if x is NaN or infinite
     */
    public static Anatomy of(double x) {
        Require.finite("x", x);
        long bits = Double.doubleToRawLongBits(x);
        int sign = bits < 0 ? -1 : 1;
        int biased = (int) (bits >>> FRACTION_BITS) & 0x7FF;
        long fraction = bits & (IMPLICIT_BIT - 1);
        return biased == 0 // zero and the subnormal numbers: no implicit bit, the smallest exponent
                ? new Anatomy(sign, fraction, SMALLEST_EXPONENT)
                : new Anatomy(sign, fraction | IMPLICIT_BIT, SMALLEST_EXPONENT + biased - 1);
    }

    /** The double that these parts make: exactly the one that was taken apart. */
    public double value() {
        return sign * Math.scalb((double) significand, exponent);
    }

    /** The double's value in decimal, to the last digit: each double has a finite one, of up to 767 digits. */
    public static BigDecimal inDecimal(double x) {
        return new BigDecimal(x);
    }
}
