package gradus.classicalml.splitting.demo;

import gradus.classicalml.splitting.NoiseExperiment;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Random;
import java.util.stream.IntStream;

/** What choosing finds where there is nothing to find. */
final class Luck {
    private static final int SIMULATIONS = 20;
    private static final int TRIALS = 50;

    private Luck() {}

    static void noise(Lines lines) {
        NoiseExperiment.Result result = NoiseExperiment.run(SIMULATIONS, 5000, 7);
        lines.print("5000 columns of noise, 50 rows, 25 labels of each kind; %d simulations", SIMULATIONS);
        lines.print("100 columns chosen before splitting   error %s", inPercent(result.chosenBeforeSplitting()));
        lines.print("100 columns chosen inside each fold   error %s", inPercent(result.chosenInsideEachFold()));
    }

    /** The mean and its standard error. */
    private static String inPercent(double[] rates) {
        double standardError = Descriptive.standardDeviation(rates) / Math.sqrt(rates.length);
        return Lines.text("%4.1f%% ± %.1f", 100 * Descriptive.mean(rates), 100 * standardError);
    }

    /** Models that toss a coin, the best of them chosen by its score on 100 rows; the mean of 50 such choices. */
    static void bestOfMany(Lines lines) {
        Random random = new Random(1);
        lines.print("mean of %d trials", TRIALS);
        lines.print("models tried   best of their scores   that model on 100 fresh rows");
        for (int models : new int[] {1, 10, 100, 1000}) {
            double best = 0;
            double fresh = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                best += IntStream.range(0, models)
                                .mapToDouble(m -> heads(random))
                                .max()
                                .orElseThrow()
                        / TRIALS;
                fresh += heads(random) / TRIALS; // the chosen model still tosses a coin
            }
            lines.print("%12d   %19.0f%%   %26.0f%%", models, best, fresh);
        }
    }

    /** How many of 100 answers a coin gets right. */
    private static double heads(Random random) {
        return IntStream.range(0, 100).filter(i -> random.nextBoolean()).count();
    }
}
