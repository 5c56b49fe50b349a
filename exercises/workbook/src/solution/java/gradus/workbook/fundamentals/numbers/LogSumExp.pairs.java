package gradus.workbook.fundamentals.numbers;

public final class LogSumExp {
    private LogSumExp() {}

    public static double of(double[] logs) {
        if (logs == null || logs.length == 0) {
            throw new IllegalArgumentException("at least one logarithm is needed");
        }
        double total = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            if (!(log < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(log + " is the logarithm of no probability");
            }
            double larger = Math.max(total, log);
            double smaller = Math.min(total, log);
            if (smaller > Double.NEGATIVE_INFINITY) {
                larger += Math.log1p(Math.exp(smaller - larger));
            }
            total = larger;
        }
        return total;
    }
}
