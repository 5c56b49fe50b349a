package gradus.fundamentals.numbers.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.numbers.SampleVariance;
import java.time.ZoneOffset;
import tech.tablesaw.api.Table;

/** How far apart twenty thousand flights left, in seconds since 1970. */
final class Departures {
    private static final double DAY = 24 * 60 * 60;

    private final double[] seconds;

    private Departures(double[] seconds) {
        this.seconds = seconds;
    }

    static Departures of(Table flights) {
        return new Departures(flights.dateTimeColumn("departure").asList().stream()
                .mapToDouble(time -> time.toEpochSecond(ZoneOffset.UTC))
                .toArray());
    }

    void departures(Lines lines) {
        float forwards = textbookInFloat(seconds);
        float backwards = textbookInFloat(reversed(seconds));
        lines.print("                                            variance (s²)   standard deviation");
        print(lines, "textbook formula in float, first to last", forwards);
        print(lines, "textbook formula in float, last to first", backwards);
        print(lines, "two passes in float", twoPassesInFloat(seconds));
        print(lines, "textbook formula in double", SampleVariance.TEXTBOOK.of(seconds));
        print(lines, "two passes in double", SampleVariance.TWO_PASS.of(seconds));
    }

    private static void print(Lines lines, String method, double variance) {
        lines.print("%-41s %15.3e   %7.2f days", method, variance, Math.sqrt(variance) / DAY);
    }

    double[] seconds() {
        return seconds;
    }

    static float textbookInFloat(double[] values) {
        float sum = 0;
        float squares = 0;
        for (double value : values) {
            float x = (float) value;
            sum += x;
            squares += x * x;
        }
        return (squares - sum * sum / values.length) / (values.length - 1);
    }

    static float twoPassesInFloat(double[] values) {
        float sum = 0;
        for (double value : values) {
            sum += (float) value;
        }
        float mean = sum / values.length;
        float squares = 0;
        for (double value : values) {
            float distance = (float) value - mean;
            squares += distance * distance;
        }
        return squares / (values.length - 1);
    }

    static double[] reversed(double[] values) {
        double[] backwards = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            backwards[i] = values[values.length - 1 - i];
        }
        return backwards;
    }
}
