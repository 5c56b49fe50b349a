package gradus.workbook.fundamentals.numbers;

import java.util.Arrays;
import java.util.stream.IntStream;

public final class LogSumExp {
    private LogSumExp() {}

    public static double of(double[] logs) {
        if (logs == null || logs.length == 0 || !Arrays.stream(logs).allMatch(x -> x < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "logs must hold at least one number, none NaN or ∞, but was " + Arrays.toString(logs));
        }
        double[] sorted = logs.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double top = sorted[last];
        if (top == Double.NEGATIVE_INFINITY) {
            return top;
        }
        return top
                + Math.log1p(IntStream.range(0, last)
                        .mapToDouble(i -> Math.exp(sorted[i] - top))
                        .sum());
    }
}
