package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.inference.Bootstrap;
import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.PermutationTest;
import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.inference.TestResult;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * Ten patients, two drugs each.
 *
 * @param first hours gained with drug 1, patient by patient
 * @param second hours gained with drug 2, the same patients
 */
record Sleepers(double[] first, double[] second) {
    static Sleepers of(Table sleep) {
        return new Sleepers(gained(sleep, 1), gained(sleep, 2));
    }

    private static double[] gained(Table sleep, int drug) {
        return sleep.where(sleep.intColumn("group").isEqualTo(drug))
                .doubleColumn("extra")
                .asDoubleArray();
    }

    double[] differences() {
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = second[i] - first[i];
        }
        return differences;
    }

    Bootstrap bootstrap() {
        return Bootstrap.of(differences(), Descriptive::mean, 9_999, 1);
    }

    void sleepers(Lines lines) {
        lines.print("hours more with drug 2                 p       95%% interval");
        print(lines, "as two groups: Welch's t", TTest.welch(second, first, 0.95));
        print(lines, "as ten pairs: paired t", TTest.paired(second, first, 0.95));
        print(lines, "as ten pairs: all 1024 signs", PermutationTest.exactPaired(second, first));
        print(lines, "as ten pairs: bootstrap, percentiles", bootstrap().percentile(0.95));
        print(lines, "as ten pairs: bootstrap, BCa", bootstrap().bca(0.95));
    }

    private static void print(Lines lines, String name, TestResult test) {
        Optional<Interval> interval = test.interval();
        String ends = interval.map(Sleepers::ends).orElse("");
        lines.print(
                "%s", Lines.text("%-36s %.4f   %s", name, test.pValue(), ends).stripTrailing());
    }

    private static void print(Lines lines, String name, Interval interval) {
        lines.print("%-36s          %s", name, ends(interval));
    }

    private static String ends(Interval interval) {
        return Lines.text("%5.2f to %.2f", interval.low(), interval.high());
    }
}
