package gradus.workbook.fundamentals.descriptive;

/** Keeps the sums of the distances from the first reading: sums of small numbers, which lose no digits. */
public final class RunningVariance {
    private long count;
    private double first;
    private double sum;
    private double sumOfSquares;

    public void add(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("x must be finite, but was " + x);
        }
        if (count == 0) {
            first = x;
        }
        count++;
        sum += x - first;
        sumOfSquares += (x - first) * (x - first);
    }

    public void merge(RunningVariance other) {
        if (count == 0) {
            first = other.first;
        }
        double shift = other.first - first;
        double otherSum = other.sum;
        sumOfSquares += other.sumOfSquares + 2 * shift * otherSum + other.count * shift * shift;
        sum += otherSum + other.count * shift;
        count += other.count;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return count == 0 ? Double.NaN : first + sum / count;
    }

    public double variance() {
        return count < 2 ? Double.NaN : (sumOfSquares - sum * sum / count) / (count - 1);
    }
}
