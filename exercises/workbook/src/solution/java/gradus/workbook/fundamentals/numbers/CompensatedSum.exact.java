package gradus.workbook.fundamentals.numbers;

import java.math.BigDecimal;

/** Every digit, in a number that grows with the span of the readings and not with how many there are. */
public final class CompensatedSum {
    private BigDecimal total = BigDecimal.ZERO;

    public void add(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            throw new IllegalArgumentException("a reading must be a number, but was " + x);
        }
        total = total.add(new BigDecimal(x));
    }

    public void merge(CompensatedSum other) {
        total = total.add(other.total);
    }

    public double sum() {
        return total.doubleValue();
    }
}
