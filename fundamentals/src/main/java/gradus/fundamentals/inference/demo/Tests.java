package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.inference.ChiSquareTest;
import gradus.fundamentals.inference.FisherExact;
import gradus.fundamentals.inference.KolmogorovSmirnov;
import gradus.fundamentals.inference.PermutationTest;
import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.inference.TestResult;
import tech.tablesaw.api.Table;

/** Each test once, on the lesson's data, as its result tells of itself. */
final class Tests {
    private Tests() {}

    static void tests(Lines lines, Table names, Table plants) {
        long[][] calls = Callbacks.of(names).table();
        double[] control = weights(plants, "ctrl");
        double[] first = weights(plants, "trt1");
        double[] second = weights(plants, "trt2");
        lines.print("test                          of                    statistic         p   95%% interval");
        print(lines, "control, treatment 2", TTest.welch(control, second, 0.95));
        print(lines, "control, treatment 2", PermutationTest.exact(control, second));
        print(lines, "treatments 1 and 2", KolmogorovSmirnov.twoSample(first, second));
        print(lines, "call-backs by name", ChiSquareTest.independence(calls));
        print(lines, "call-backs by name", FisherExact.test(calls, 0.95));
        print(lines, "treatment 2 against 5", TTest.oneSample(second, 5, 0.95));
    }

    private static double[] weights(Table plants, String group) {
        return plants.where(plants.stringColumn("group").isEqualTo(group))
                .doubleColumn("weight")
                .asDoubleArray();
    }

    private static void print(Lines lines, String of, TestResult test) {
        String interval = test.interval()
                .map(ends -> Lines.text("%6.3f to %.3f", ends.low(), ends.high()))
                .orElse("");
        String line =
                Lines.text("%-29s %-21s %9.3f  %8.6f   %s", test.test(), of, test.statistic(), test.pValue(), interval);
        lines.print("%s", line.stripTrailing());
    }
}
