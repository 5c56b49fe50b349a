package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.distributions.StudentT;

/**
 * Tests of means: the distance between what was seen and what was expected, in standard errors, against Student's t (Student
 * 1908, Biometrika 6:1–25; Welch 1947, Biometrika 34:28–35). Each gives the interval of the mean or of the difference.
 */
public final class TTest {
    private TTest() {}

    /**
     * Does this sample come from a population with the given mean? {@code t = (x̄ − mean) / (s / √n)}, n − 1 degrees of freedom.
     *
     * @param x at least 2 finite numbers, not all equal
     * @param mean the mean under the null hypothesis, in the unit of x
     * @param confidence of the interval for the true mean, strictly between 0 and 1
     */
    public static TestResult oneSample(double[] x, double mean, double confidence) {
        Require.sample("x", x, 2);
        Require.finite("mean", mean);
        double standardError = Math.sqrt(Descriptive.variance(x) / x.length);
        return result(
                "one-sample t",
                Descriptive.mean(x),
                mean,
                checked("x", standardError, x),
                x.length - 1,
                confidence,
                "values drawn independently; their mean about normal");
    }

    /**
     * Do two measurements of the same units differ? The one-sample test of their differences.
     *
     * @param a at least 2 finite numbers
     * @param b as many: b[i] was measured on the same unit as a[i]
     * @param confidence of the interval for the mean of a − b, strictly between 0 and 1
     */
    public static TestResult paired(double[] a, double[] b, double confidence) {
        TestResult t = oneSample(differences(a, b), 0, confidence);
        return new TestResult(
                "paired t",
                t.statistic(),
                t.pValue(),
                t.interval(),
                "pairs drawn independently; the mean of their differences about normal");
    }

    /** {@code a[i] − b[i]} for each pair. */
    static double[] differences(double[] a, double[] b) {
        Require.sample("a", a, 2);
        Require.sample("b", b, 2);
        Require.oneLength("a and b", a.length, b.length);
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return differences;
    }

    /**
     * Do two groups of different units differ in their means? Their spreads may differ as well: the degrees of freedom lie between
     * those of the smaller group and those of both, as Welch and Satterthwaite estimate them.
     *
     * @param a at least 2 finite numbers
     * @param b at least 2 finite numbers; at least one of the groups varies
     * @param confidence of the interval for the mean of a less the mean of b, strictly between 0 and 1
     */
    public static TestResult welch(double[] a, double[] b, double confidence) {
        Require.sample("a", a, 2);
        Require.sample("b", b, 2);
        double ofA = Descriptive.variance(a) / a.length;
        double ofB = Descriptive.variance(b) / b.length;
        double standardError = checked("a and b", Math.sqrt(ofA + ofB), a, b);
        double shareA = ofA / (ofA + ofB);
        double df = 1 / (shareA * shareA / (a.length - 1) + (1 - shareA) * (1 - shareA) / (b.length - 1));
        return result(
                "Welch's t",
                Descriptive.mean(a) - Descriptive.mean(b),
                0,
                standardError,
                df,
                confidence,
                "values drawn independently, in each group and between them; both means about normal");
    }

    private static TestResult result(
            String test,
            double estimate,
            double expected,
            double standardError,
            double df,
            double confidence,
            String assumes) {
        Require.strictlyBetween("confidence", confidence, 0, 1);
        StudentT student = new StudentT(df);
        double t = (estimate - expected) / standardError;
        double margin = student.upperQuantile((1 - confidence) / 2) * standardError;
        Interval interval = new Interval(estimate, estimate - margin, estimate + margin, confidence);
        return TestResult.of(test, t, 2 * student.survival(Math.abs(t)), interval, assumes);
    }

    /** Equal values have no spread, and a standard error that is only rounding is none: R refuses the same. */
    private static double checked(String names, double standardError, double[]... samples) {
        double size = 0;
        for (double[] sample : samples) {
            size = Math.max(size, Math.abs(Descriptive.mean(sample)));
        }
        Require.that(
                Double.isFinite(standardError) && standardError > 10 * Math.ulp(1.0) * size,
                names
                        + " must vary by more than rounding and have a finite variance, but the standard error of the mean was "
                        + standardError);
        return standardError;
    }
}
