package gradus.workbook.fundamentals.numbers;

/** Knuth's TwoSum: six operations and no question which of the two is larger. */
public final class CompensatedSum {
    private final double[] parts = new double[2];

    public void add(double x) {
        if (Double.isNaN(x - x)) { // NaN for infinities, too
            throw new IllegalArgumentException(x + " is no reading");
        }
        double next = parts[0] + x;
        double back = next - parts[0];
        parts[1] += (parts[0] - (next - back)) + (x - back);
        parts[0] = next;
    }

    public void merge(CompensatedSum other) {
        double[] theirs = other.parts.clone();
        add(theirs[0]);
        add(theirs[1]);
    }

    public double sum() {
        return parts[0] + parts[1];
    }
}
