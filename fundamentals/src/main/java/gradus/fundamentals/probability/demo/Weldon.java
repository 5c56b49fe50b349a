package gradus.fundamentals.probability.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.probability.Bayes;
import gradus.fundamentals.probability.Likelihood;

/** W. F. R. Weldon threw twelve dice 26,306 times and counted fives and sixes (Pearson 1900; Fisher 1925, §18). */
final class Weldon {
    /** In how many throws so many of the twelve dice showed a five or a six, from none to all. */
    private static final long[] THROWS = {185, 1149, 3265, 5475, 6114, 5194, 3067, 1331, 403, 105, 14, 4, 0};

    static final double FAIR = 1 / 3.0;

    private Weldon() {}

    static long dice() {
        long sum = 0;
        for (long count : THROWS) {
            sum += 12 * count;
        }
        return sum;
    }

    static long successes() {
        long sum = 0;
        for (int shown = 0; shown < THROWS.length; shown++) {
            sum += shown * THROWS[shown];
        }
        return sum;
    }

    static void weldon(Lines lines) {
        lines.print("%d of %d dice: %.4f", successes(), dice(), (double) successes() / dice());
        lines.print("rate     likelihood   log-likelihood   posterior");
        double[] rates = {FAIR, 0.3377, 0.34};
        double[] posterior = posterior(rates);
        for (int i = 0; i < rates.length; i++) {
            lines.print(
                    "%.4f %12s %16.1f   %.7f",
                    rates[i], Lines.text("%.1f", Math.exp(log(rates[i]))), log(rates[i]), posterior[i]);
        }
    }

    static double log(double rate) {
        return Likelihood.log(successes(), dice(), rate);
    }

    static double[] posterior(double... rates) {
        double[] logs = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            logs[i] = log(rates[i]);
        }
        return Bayes.posterior(new double[rates.length], logs);
    }
}
