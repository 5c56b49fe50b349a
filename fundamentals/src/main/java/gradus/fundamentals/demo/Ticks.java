package gradus.fundamentals.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The ticks of an axis, each at a multiple of one step, and their labels: as many decimals as the step needs, a digit
 * before the point, commas between thousands. A label is the place itself, never a rounded one.
 *
 * @param step from one tick to the next: 1, 2 or 5 times a power of ten
 * @param thousands whether commas separate thousands: years have none
 */
record Ticks(BigDecimal step, boolean thousands) {
    /** Beyond these digits a place holds only the errors of its arithmetic. */
    private static final MathContext DIGITS = new MathContext(12);

    private static final Set<Integer> NICE = Set.of(1, 2, 5);

    Ticks {
        if (step.signum() <= 0 || !NICE.contains(leadingDigits(step))) {
            throw new IllegalArgumentException("step must be 1, 2 or 5 times a power of ten, but was " + step);
        }
    }

    /**
     * The ticks that stand at the given places, of which the last two tell the step.
     *
     * @throws IllegalArgumentException if these two are not one nice step apart, or not at multiples of it
     */
    static Ticks at(List<Double> places, boolean thousands) {
        BigDecimal last = exact(places.get(places.size() - 1));
        Ticks ticks = new Ticks(last.subtract(exact(places.get(places.size() - 2))), thousands);
        if (last.remainder(ticks.step).signum() != 0) {
            throw new IllegalArgumentException(
                    "places must be multiples of their step, " + ticks.step + ", but one was " + last);
        }
        return ticks;
    }

    /** The label of a place: with a step of 0.05, "0.05", "0.10" and "−1.00". */
    String label(double place) {
        BigDecimal value = exact(place);
        int decimals = Math.max(0, Math.max(decimals(step), decimals(value)));
        DecimalFormat format =
                new DecimalFormat(thousands ? "#,##0" : "0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setNegativePrefix("−");
        return format.format(value);
    }

    /** The digits of a positive number without the zeros at its ends: 25 of 0.0250. */
    static int leadingDigits(BigDecimal number) {
        return number.stripTrailingZeros().unscaledValue().intValue();
    }

    static BigDecimal exact(double place) {
        return new BigDecimal(place).round(DIGITS);
    }

    private static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }
}
