package gradus.fundamentals.numbers.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.numbers.Anatomy;
import java.util.ArrayList;
import java.util.List;

/** What a double holds, and a format of three bits small enough to draw. */
final class Stored {
    private Stored() {}

    static void stored(Lines lines) {
        lines.print("written      significand       exponent   the double, to its last digit");
        print(lines, "0.1", 0.1);
        print(lines, "0.2", 0.2);
        print(lines, "0.3", 0.3);
        print(lines, "0.1 + 0.2", 0.1 + 0.2);
    }

    private static void print(Lines lines, String written, double x) {
        Anatomy parts = Anatomy.of(x);
        lines.print("%-10s %16d · 2^%d   %s", written, parts.significand(), parts.exponent(), Anatomy.inDecimal(x));
    }

    /** All numbers from 0 to 7 that three bits and the powers of two from a quarter up can write. */
    static Plot line() {
        List<Double> held = new ArrayList<>(List.of(0.0, 0.25, 0.5, 0.75));
        for (int exponent = -2; exponent <= 0; exponent++) {
            for (int significand = 4; significand < 8; significand++) {
                held.add(Math.scalb((double) significand, exponent));
            }
        }
        double[] x = held.stream().mapToDouble(Double::doubleValue).toArray();
        return Plot.xy(900, 190, "Every number of a format with three bits", "value", "")
                .points("held", x, new double[x.length], Plot.colour(0))
                .points("4 + 1/4, which becomes 4", new double[] {4.25}, new double[] {0}, Plot.colour(1))
                .y(-1, 1)
                .noYTicks()
                .markerSize(12);
    }
}
