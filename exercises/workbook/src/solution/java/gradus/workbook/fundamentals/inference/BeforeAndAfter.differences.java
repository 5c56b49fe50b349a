package gradus.workbook.fundamentals.inference;

import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.inference.TestResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one-sample test of the differences. */
public final class BeforeAndAfter {
    public record Night(String patient, int drug, double hours) {}

    private BeforeAndAfter() {}

    public static TestResult secondAgainstFirst(List<Night> nights) {
        Map<String, double[]> sums = new HashMap<>(); // sum and count with drug 1, then with drug 2
        for (Night night : nights) {
            if (night.drug() == 1 || night.drug() == 2) {
                double[] of = sums.computeIfAbsent(night.patient(), patient -> new double[4]);
                of[2 * night.drug() - 2] += night.hours();
                of[2 * night.drug() - 1]++;
            }
        }
        return TTest.oneSample(
                sums.values().stream()
                        .filter(of -> of[1] * of[3] > 0)
                        .mapToDouble(of -> of[2] / of[3] - of[0] / of[1])
                        .toArray(),
                0,
                0.95);
    }
}
