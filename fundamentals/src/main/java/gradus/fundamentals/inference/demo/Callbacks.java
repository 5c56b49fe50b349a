package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.inference.ChiSquareTest;
import gradus.fundamentals.inference.FisherExact;
import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.PermutationTest;
import gradus.fundamentals.inference.TestResult;
import java.util.Arrays;
import java.util.SplittableRandom;
import tech.tablesaw.api.Table;

/** Call-backs for résumés under two kinds of names: the gap that was seen, and those that shuffled names give. */
record Callbacks(double[] white, double[] black) {
    static final int SHUFFLES = 1_999;
    private static final double POINT = 100;

    static Callbacks of(Table names) {
        return new Callbacks(called(names, "cauc"), called(names, "afam"));
    }

    /** 1 for each résumé that was called back, 0 for each that was not. */
    private static double[] called(Table names, String ethnicity) {
        return names.where(names.stringColumn("ethnicity").isEqualTo(ethnicity)).stringColumn("call").asList().stream()
                .mapToDouble(call -> call.equals("yes") ? 1 : 0)
                .toArray();
    }

    long[][] table() {
        return new long[][] {{yes(white), white.length - yes(white)}, {yes(black), black.length - yes(black)}};
    }

    private static long yes(double[] calls) {
        return Math.round(Arrays.stream(calls).sum());
    }

    double gap() {
        return (double) yes(white) / white.length - (double) yes(black) / black.length;
    }

    void callbacks(Lines lines) {
        lines.print("names such as           résumés  called back   share");
        print(lines, "Emily, Greg", white);
        print(lines, "Lakisha, Jamal", black);
        lines.print("gap %47.2f points", POINT * gap());
    }

    private static void print(Lines lines, String names, double[] calls) {
        lines.print("%-22s %8d %12d %6.2f%%", names, calls.length, yes(calls), POINT * yes(calls) / calls.length);
    }

    TestResult permutation() {
        return PermutationTest.shuffled(white, black, SHUFFLES, 1);
    }

    void shuffled(Lines lines) {
        double[] gaps = Arrays.stream(gaps()).map(Math::abs).toArray();
        double typical = Math.sqrt(Arrays.stream(gaps).map(g -> g * g).average().orElseThrow());
        double largest = Arrays.stream(gaps).max().orElseThrow();
        lines.print("gap that was seen                       %8.2f points", POINT * gap());
        lines.print("typical gap of %d shuffles            %8.2f points", SHUFFLES, POINT * typical);
        lines.print("largest gap of %d shuffles            %8.2f points", SHUFFLES, POINT * largest);
        p(lines, "p, by these shuffles", permutation());
        p(lines, "p, all shuffles counted (Fisher)", FisherExact.test(table(), 0.95));
        p(lines, "p, in the limit (χ²)", ChiSquareTest.independence(table()));
        Interval ends = interval();
        lines.print(
                "95%% interval of the gap             %5.2f to %.2f points", POINT * ends.low(), POINT * ends.high());
    }

    private static void p(Lines lines, String name, TestResult test) {
        lines.print("%-39s %8.6f", name, test.pValue());
    }

    private Interval interval() {
        long[] calls = {yes(white), yes(black)};
        return ChiSquareTest.shares(calls, new long[] {white.length, black.length}, 0.95)
                .interval()
                .orElseThrow();
    }

    /** The gap after each of the shuffles. */
    double[] gaps() {
        double[] all = Arrays.copyOf(white, white.length + black.length);
        System.arraycopy(black, 0, all, white.length, black.length);
        SplittableRandom random = new SplittableRandom(1);
        double[] gaps = new double[SHUFFLES];
        for (int i = 0; i < SHUFFLES; i++) {
            long inWhite = 0;
            for (int k = 0; k < white.length; k++) {
                int drawn = random.nextInt(k, all.length);
                double call = all[drawn];
                all[drawn] = all[k];
                all[k] = call;
                inWhite += (long) call;
            }
            long rest = yes(white) + yes(black) - inWhite;
            gaps[i] = (double) inWhite / white.length - (double) rest / black.length;
        }
        return gaps;
    }

    /** How often each gap came, in bins of a quarter of a point, and the gap that was seen. */
    XyPlot shuffles() {
        int bins = 27;
        int[] counts = new int[bins];
        for (double gap : gaps()) {
            counts[(int) Math.round(gap * POINT * 4) + bins / 2]++;
        }
        XyPlot plot = Plot.xy(760, 380, "Gaps when the names are dealt out again", "gap in points", "shuffles");
        boolean named = false;
        for (int bin = 0; bin < bins; bin++) {
            double[] x = {(bin - bins / 2) / 4.0, (bin - bins / 2) / 4.0};
            double[] y = {0, counts[bin]};
            if (counts[bin] > 0 && named) {
                plot.unnamedLine(x, y, Plot.colour(0), 8f);
            } else if (counts[bin] > 0) {
                plot.line("dealt out again", x, y, Plot.colour(0), 8f);
                named = true;
            }
        }
        double[] seen = {POINT * gap(), POINT * gap()};
        return plot.line("as it was", seen, new double[] {0, 300}, Plot.colour(1))
                .x(-3.5, 3.5)
                .y(0, 300);
    }
}
