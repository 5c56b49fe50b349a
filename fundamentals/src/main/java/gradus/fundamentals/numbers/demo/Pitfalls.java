package gradus.fundamentals.numbers.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.numbers.LogSpace;
import java.util.stream.DoubleStream;

/** What people do instead, and what comes of it. */
final class Pitfalls {
    private Pitfalls() {}

    static void pitfalls(Lines lines) {
        lines.print("                                                     wrongly      rightly");
        lines.row("%-46s %13.0f %12.0f", "1 added 20 million times, in float and in long", counted(), 20_000_000);
        lines.row("%-46s %13.0f %12.0f", "seconds between two flights a minute apart", apart(), 60);
        lines.row(
                "%-46s %13.4f %12.4f",
                "share of 900 beside 800, exponents clipped", clipped(), LogSpace.softmax(new double[] {900, 800})[0]);
        lines.row("%-46s %13.2f %12.2f", "loss of a share e^-60, ln(p + 1e-15)", -Math.log(Math.exp(-60) + 1e-15), 60);
        lines.row(
                "%-46s %13.1f %12.1f",
                "ln of a product of 1000 shares of 1/1000", Math.log(product()), 1000 * Math.log(0.001));
    }

    private static float counted() {
        float count = 0;
        for (int i = 0; i < 20_000_000; i++) {
            count += 1;
        }
        return count;
    }

    private static float apart() {
        long first = 986_077_560; // 2001-03-31 22:26
        return (float) (first + 60) - (float) first;
    }

    private static double clipped() {
        double first = Math.exp(Math.min(900, 700));
        double second = Math.exp(Math.min(800, 700));
        return first / (first + second);
    }

    private static double product() {
        return DoubleStream.generate(() -> 0.001).limit(1000).reduce(1, (a, b) -> a * b);
    }
}
