package gradus.classicalml.crossvalidation;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.distributions.FisherF;
import gradus.fundamentals.distributions.StudentT;
import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.TestResult;
import java.util.Optional;

/**
 * Tests of the difference between two learners that were scored on the same splits. The differences of overlapping splits are not
 * independent: each test here allows for that in its own way, where the paired t test
 * ({@link gradus.fundamentals.inference.TTest#paired}) does not.
 */
public final class Comparison {
    private static final int TIMES = 5;

    private Comparison() {}

    /**
     * The corrected resampled t test (Nadeau and Bengio 2003, Machine Learning 52:239–281; for repeated folds Bouckaert and Frank
     * 2004, PAKDD, 3–12): {@code t = d̄ / √((1/J + test/train) s²)}, J − 1 degrees of freedom. The second term in the bracket is
     * what the shared training rows add, and no number of repetitions makes it smaller.
     *
     * @param differences one score of A less that of B per split, J of them, at least 2, not all equal
     * @param trainRows how many rows each split trains on, at least 1
     * @param testRows how many rows each split tests on, at least 1
     * @param confidence of the interval for the true difference, strictly between 0 and 1
     * @throws IllegalArgumentException if an argument is out of range, or the differences do not vary
     */
    public static TestResult corrected(double[] differences, int trainRows, int testRows, double confidence) {
        Require.sample("differences", differences, 2);
        Require.atLeast("trainRows", trainRows, 1);
        Require.atLeast("testRows", testRows, 1);
        Require.strictlyBetween("confidence", confidence, 0, 1);
        double mean = Descriptive.mean(differences);
        double variance = requireSpread(Descriptive.variance(differences), mean);
        double standardError = Math.sqrt((1.0 / differences.length + (double) testRows / trainRows) * variance);
        StudentT student = new StudentT(differences.length - 1);
        double margin = student.upperQuantile((1 - confidence) / 2) * standardError;
        return new TestResult(
                "corrected resampled t",
                mean / standardError,
                2 * student.survival(Math.abs(mean) / standardError),
                Optional.of(new Interval(mean, mean - margin, mean + margin, confidence)),
                "two splits' differences correlate as test / (train + test)");
    }

    /**
     * The 5×2 cv t test (Dietterich 1998, Neural Computation 10:1895–1923): {@code t = d₁ / √(Σ sᵢ² / 5)}, 5 degrees of freedom,
     * where d₁ is the very first difference and sᵢ² the variance of the two differences of time i.
     *
     * @param differences ten: of {@code Folds.repeated(5, seed, s -> Folds.random(n, 2, s))}, in this order
     * @throws IllegalArgumentException if there are not ten finite ones, or both folds agree every time
     */
    public static TestResult fiveByTwo(double[] differences) {
        double spread = requireSpread(spreadWithinTimes(differences) / TIMES, differences[0]);
        double t = differences[0] / Math.sqrt(spread);
        return new TestResult(
                "5×2 cv t",
                t,
                2 * new StudentT(TIMES).survival(Math.abs(t)),
                Optional.empty(),
                "the two halves' differences independent; about normal");
    }

    /**
     * The combined 5×2 cv F test (Alpaydın 1999, Neural Computation 11:1885–1892): {@code F = Σ d² / (2 Σ sᵢ²)} with 10 and 5 degrees
     * of freedom. It uses all ten differences, where {@link #fiveByTwo} lets the first decide.
     *
     * @param differences ten, as there
     * @throws IllegalArgumentException if there are not ten finite ones, or both folds agree every time
     */
    public static TestResult combinedFiveByTwo(double[] differences) {
        double within = requireSpread(spreadWithinTimes(differences), differences[0]);
        double squares = 0;
        for (double difference : differences) {
            squares += difference * difference;
        }
        double f = squares / (2 * within);
        return new TestResult(
                "combined 5×2 cv F",
                f,
                new FisherF(2 * TIMES, TIMES).survival(f),
                Optional.empty(),
                "the two halves' differences independent; about normal");
    }

    /** Σ sᵢ²: of two numbers, the squared distances from their mean sum to (a − b)² / 2. */
    private static double spreadWithinTimes(double[] differences) {
        Require.finite("differences", differences);
        Require.size("differences", differences.length, 2 * TIMES, "two for each of five times");
        double sum = 0;
        for (int time = 0; time < TIMES; time++) {
            double gap = differences[2 * time] - differences[2 * time + 1];
            sum += gap * gap / 2;
        }
        return sum;
    }

    /** Equal differences have no spread, and a spread that is only rounding is none. */
    private static double requireSpread(double variance, double size) {
        Require.that(
                Double.isFinite(variance) && Math.sqrt(variance) > 10 * Math.ulp(1.0) * Math.abs(size),
                "differences must vary by more than rounding and have a finite variance, but their variance was "
                        + variance);
        return variance;
    }
}
