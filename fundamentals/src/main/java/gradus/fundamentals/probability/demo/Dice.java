package gradus.fundamentals.probability.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.probability.Estimate;
import gradus.fundamentals.probability.MonteCarlo;
import gradus.fundamentals.probability.SampleSpace;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/** Four questions of gamblers, counted out and simulated, and one that is too long to count. */
final class Dice {
    private static final int DRAWS = 100_000;

    private Dice() {}

    static void dice(Lines lines) {
        lines.print("                                  exact             simulated   std. error   errors off");
        print(lines, "a seven with two dice", 2, dice -> sum(dice) == 7);
        print(lines, "a nine with three", 3, dice -> sum(dice) == 9);
        print(lines, "a ten with three", 3, dice -> sum(dice) == 10);
        print(lines, "a six in four throws", 4, dice -> dice.contains(6));
        Estimate estimate = MonteCarlo.probability(DRAWS, 1, Dice::doubleSix);
        print(lines, "a double six in 24 throws", "1 − (35/36)²⁴", doubleSix(), estimate);
    }

    private static void print(Lines lines, String what, int dice, Predicate<List<Integer>> event) {
        SampleSpace<List<Integer>> all = SampleSpace.die(6).times(dice);
        String fraction = all.count(event) + "/" + all.total();
        print(lines, what, fraction, all.probability(event).doubleValue(), simulated(dice, event));
    }

    private static void print(Lines lines, String what, String fraction, double exact, Estimate estimate) {
        lines.print(
                "%-26s %13s = %.4f %10.4f %12.4f %+12.2f",
                what, fraction, exact, estimate.value(), estimate.standardError(), estimate.errorsFrom(exact));
    }

    static Estimate simulated(int dice, Predicate<List<Integer>> event) {
        return MonteCarlo.probability(DRAWS, 1, random -> event.test(thrown(dice, random)));
    }

    private static List<Integer> thrown(int dice, RandomGenerator random) {
        return random.ints(dice, 1, 7).boxed().toList();
    }

    static int sum(List<Integer> dice) {
        return dice.stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether two dice show a double six at least once in 24 throws. */
    static boolean doubleSix(RandomGenerator random) {
        boolean seen = false;
        for (int thrown = 0; thrown < 24; thrown++) {
            seen |= random.nextInt(36) == 0;
        }
        return seen;
    }

    static double doubleSix() {
        return 1 - new BigFraction(35, 36).pow(24).doubleValue();
    }

    static void gambler(Lines lines) {
        Estimate evening = MonteCarlo.probability(100, 1, Dice::doubleSix);
        double gap = 0.5 - doubleSix();
        lines.print(
                "100 games: %.2f, standard error %.3f; the true gap to 0.5 is %.4f",
                evening.value(), evening.standardError(), gap);
        lines.print("games for a standard error of half the gap: %.0f", evening.drawsFor(gap / 2));
    }

    /** Shares of won games of ten gamblers as they play on, beside the truth and two standard errors about it. */
    static Plot funnel() {
        double[] games = new double[13];
        for (int i = 0; i < games.length; i++) {
            games[i] = Math.rint(Math.pow(10, 2 + i / 4.0));
        }
        XyPlot plot = Plot.xy(760, 420, "A hundred times the games, a tenth of the error", "games", "share won")
                .line("two standard errors about the truth", games, edge(games, -2), Plot.colour(1))
                .unnamedLine(games, edge(games, 2), Plot.colour(1), 2f)
                .line("even", new double[] {100, 100_000}, new double[] {0.5, 0.5}, Plot.colour(6), 1f)
                .y(0.35, 0.65);
        plot.chart().getStyler().setXAxisLogarithmic(true);
        for (int seed = 0; seed < 10; seed++) {
            wander(plot, games, seed);
        }
        return plot;
    }

    /** So many standard errors from the truth. */
    private static double[] edge(double[] games, double errors) {
        double p = doubleSix();
        return Arrays.stream(games)
                .map(n -> p + errors * Math.sqrt(p * (1 - p) / n))
                .toArray();
    }

    private static void wander(XyPlot plot, double[] games, int seed) {
        double[] share = new double[games.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = MonteCarlo.probability((long) games[i], seed, Dice::doubleSix)
                    .value();
        }
        if (seed == 0) {
            plot.line("ten gamblers", games, share, Plot.colour(4), 1f);
        } else {
            plot.unnamedLine(games, share, Plot.colour(4), 1f);
        }
    }
}
