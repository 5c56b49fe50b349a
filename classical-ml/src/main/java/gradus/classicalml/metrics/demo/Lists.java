package gradus.classicalml.metrics.demo;

import gradus.classicalml.metrics.RankingScores;
import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The first fifty of a list, and the best single guess. */
final class Lists {
    static final int CALLS = 50;

    private final Credits credits;

    Lists(Credits credits) {
        this.credits = credits;
    }

    void calls(Lines lines) {
        lines.print(
                "%d calls a day: of %d credits, %d go bad", CALLS, credits.scored.size(), credits.scored.positives());
        lines.print("sorted by                precision@50   recall@50   NDCG@50 of the money");
        call(lines, "probability", credits.scored.probabilities);
        call(lines, "amount", credits.amounts());
        call(lines, "probability × amount", expectedLoss());
        call(lines, "nothing (all tied)", new double[credits.scored.size()]);
    }

    private void call(Lines lines, String name, double[] scores) {
        lines.row(
                "%-24s %12.3f %11.3f %22.3f",
                name,
                RankingScores.precisionAt(CALLS, scores, credits.scored.labels),
                RankingScores.recallAt(CALLS, scores, credits.scored.labels),
                RankingScores.ndcgAt(CALLS, scores, lost()));
    }

    double[] expectedLoss() {
        double[] amounts = credits.amounts();
        return IntStream.range(0, amounts.length)
                .mapToDouble(i -> credits.scored.probabilities[i] * amounts[i])
                .toArray();
    }

    /** The amount of each bad credit, 0 for a good one. */
    double[] lost() {
        double[] amounts = credits.amounts();
        return IntStream.range(0, amounts.length)
                .mapToDouble(i -> credits.scored.labels[i] * amounts[i])
                .toArray();
    }

    /** Which single number predicts the years in the job best? */
    void guesses(Lines lines) {
        double[] years = credits.features.column(0);
        double[] train = Vectors.at(years, credits.split.train());
        double[] test = Vectors.at(years, credits.split.test());
        lines.print("years in the job          RMSE     MAE      R²");
        guess(lines, "the mean", Descriptive.mean(train), test);
        guess(lines, "the median", Descriptive.median(train), test);
    }

    private static void guess(Lines lines, String name, double guess, double[] actual) {
        double[] guesses = new double[actual.length];
        Arrays.fill(guesses, guess);
        lines.row(
                "%-12s %6.2f %8.3f %7.3f %7.3f",
                name,
                guess,
                Scores.rootMeanSquaredError(guesses, actual),
                Scores.meanAbsoluteError(guesses, actual),
                Scores.rSquared(guesses, actual));
    }
}
