package gradus.fundamentals.inference.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.inference.Rate;
import gradus.fundamentals.inference.TTest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What people do instead, and how often it cries wolf: in each of these experiments there is no difference at all. */
final class Pitfalls {
    static final int RUNS = 1000;
    private static final double LEVEL = 0.05;

    private Pitfalls() {}

    static void pitfalls(Lines lines) {
        lines.print("no difference, yet p is at most 0.05                                in");
        print(lines, "one test of 2 × 100 values", once(RUNS, 1));
        print(lines, "a look after every 10 per group, stop at the first p of at most 0.05", peeking(RUNS, 1));
        print(lines, "each of 2 × 20 patients measured five times, 2 × 100 values in one test", copies(RUNS, 1));
        print(lines, "the best of five outcomes reported", bestOfFive(RUNS, 1));
    }

    private static void print(Lines lines, String what, Rate rate) {
        lines.print("%-71s %4.1f%% ± %.1f%%", what, 100 * rate.share(), 100 * rate.standardError());
    }

    static Rate once(int runs, long seed) {
        return Rate.rejections(runs, seed, random -> p(normal(random, 100), normal(random, 100)), LEVEL);
    }

    static Rate peeking(int runs, long seed) {
        return Rate.rejections(runs, seed, random -> leastOnTheWay(normal(random, 100), normal(random, 100)), LEVEL);
    }

    private static double leastOnTheWay(double[] a, double[] b) {
        double least = 1;
        for (int seen = 10; seen <= a.length; seen += 10) {
            least = Math.min(least, p(Arrays.copyOf(a, seen), Arrays.copyOf(b, seen)));
        }
        return least;
    }

    /** The measurements of one patient share what is the patient's own: half of their variance. */
    static Rate copies(int runs, long seed) {
        return Rate.rejections(runs, seed, random -> p(measured(random), measured(random)), LEVEL);
    }

    private static double[] measured(RandomGenerator random) {
        double[] patients = normal(random, 20);
        double[] values = normal(random, 100);
        for (int i = 0; i < values.length; i++) {
            values[i] += patients[i / 5];
        }
        return values;
    }

    static Rate bestOfFive(int runs, long seed) {
        return Rate.rejections(runs, seed, Pitfalls::leastOfFive, LEVEL);
    }

    private static double leastOfFive(RandomGenerator random) {
        double least = 1;
        for (int outcome = 0; outcome < 5; outcome++) {
            least = Math.min(least, p(normal(random, 20), normal(random, 20)));
        }
        return least;
    }

    private static double p(double[] a, double[] b) {
        return TTest.welch(a, b, 0.95).pValue();
    }

    private static double[] normal(RandomGenerator random, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
