package gradus.classicalml.splitting.demo;

import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import java.util.stream.IntStream;

/** Sixteen rows, split in the four ways. */
final class FourWays {
    private FourWays() {}

    static void fourWays(Lines lines) {
        String classes = "AAAAAAAABAABAABA";
        String groups = "pqrpqrstpqstuutu";
        long[] times = IntStream.range(0, 16).asLongStream().toArray();
        lines.print("%-14s%s", "class", spaced(classes));
        lines.print("%-14s%s", "group", spaced(groups));
        print(lines, "random", Splits.random(16, 0.25, 7));
        print(lines, "stratified", Splits.stratified(classes.chars().toArray(), 0.25, 7));
        print(lines, "grouped", Splits.grouped(groups.chars().toArray(), 0.25, 7));
        print(lines, "time-ordered", Splits.timeOrdered(times, 0.25, 0));
    }

    private static void print(Lines lines, String name, Split split) {
        StringBuilder sides = new StringBuilder(".".repeat(16));
        for (int row : split.test()) {
            sides.setCharAt(row, 'T');
        }
        lines.print("%-14s%s", name, spaced(sides.toString()));
    }

    private static String spaced(String letters) {
        return String.join(" ", letters.split(""));
    }
}
