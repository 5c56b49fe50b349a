package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.optimisation.FirstOrder;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.Momentum;
import gradus.fundamentals.optimisation.Nesterov;
import gradus.fundamentals.optimisation.Quadratic;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How fast three methods shrink the distance to the bottom of a bowl whose curvatures lie between 1 and κ, with the settings that theory
 * recommends for it.
 */
enum Rates {
    GRADIENT_DESCENT("gradient descent") {
        @Override
        FirstOrder method(double condition, int steps) {
            return new GradientDescent(2 / (condition + 1), steps, 0);
        }

        @Override
        double theory(double condition) {
            return (condition - 1) / (condition + 1);
        }
    },
    NESTEROV("Nesterov") {
        @Override
        FirstOrder method(double condition, int steps) {
            double root = Math.sqrt(condition);
            return new Nesterov(1 / condition, (root - 1) / (root + 1), steps, 0);
        }

        @Override
        double theory(double condition) {
            return 1 - 1 / Math.sqrt(condition);
        }
    },
    MOMENTUM("momentum") {
        @Override
        FirstOrder method(double condition, int steps) {
            double root = Math.sqrt(condition);
            double kept = (root - 1) / (root + 1);
            return new Momentum(4 / ((root + 1) * (root + 1)), kept * kept, steps, 0);
        }

        @Override
        double theory(double condition) {
            double root = Math.sqrt(condition);
            return (root - 1) / (root + 1);
        }
    };

    private static final int SIZE = 10;
    private static final double MILLIONTH = 1e-6;

    private final String words;

    Rates(String words) {
        this.words = words;
    }

    abstract FirstOrder method(double condition, int steps);

    /** By which factor a step shrinks the distance, in the long run. */
    abstract double theory(double condition);

    /** Losses of a walk from a corner, in a bowl that the seed has turned. */
    double[] losses(double condition, int steps, long seed) {
        double[] start = new double[SIZE];
        Arrays.fill(start, 1);
        return method(condition, steps)
                .minimise(Quadratic.conditioned(SIZE, condition, seed), start)
                .losses();
    }

    /** The factor per step in the second half of a walk; the loss is a square of distances. */
    double measured(double condition, long seed) {
        int half = (int) Math.ceil(Math.log(1e-20) / Math.log(theory(condition)));
        double[] losses = losses(condition, 2 * half, seed);
        return Math.pow(losses[2 * half] / losses[half], 0.5 / half);
    }

    /** After how many steps the loss stays below a millionth of what it was. */
    int stepsToAMillionth(double condition, long seed) {
        int enough = (int) Math.ceil(2 * Math.log(1e-8) / Math.log(theory(condition)));
        double[] losses = losses(condition, enough, seed);
        int last = losses.length - 1;
        while (losses[last] <= MILLIONTH * losses[0]) {
            last--;
        }
        return last + 1;
    }

    static void rates(Lines lines) {
        lines.print("condition   method               factor in theory   measured   steps to a millionth of the loss");
        for (double condition : new double[] {10, 100, 1000}) {
            for (Rates rates : values()) {
                lines.print(
                        "%9.0f   %-20s %16.4f %10.4f %12d",
                        condition,
                        rates.words,
                        rates.theory(condition),
                        rates.measured(condition, 1),
                        rates.stepsToAMillionth(condition, 1));
            }
        }
    }

    /** The decimal logarithm of the loss against the step, for a condition of 100. */
    static Plot figure() {
        int steps = 200;
        double[] t = IntStream.rangeClosed(0, steps).mapToDouble(i -> i).toArray();
        var plot = Plot.xy(760, 420, "Loss in a bowl of condition number 100", "step", "loss: power of ten");
        for (Rates rates : values()) {
            double[] losses = rates.losses(100, steps, 1);
            plot.line(rates.words, t, Arrays.stream(losses).map(Math::log10).toArray(), Plot.colour(rates.ordinal()));
        }
        return plot.x(0, 200).y(-30, 5);
    }
}
