package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.optimisation.Adam;
import gradus.fundamentals.optimisation.CountedObjective;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.FirstOrder;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.LBfgs;
import gradus.fundamentals.optimisation.Momentum;
import gradus.fundamentals.optimisation.Nesterov;
import gradus.fundamentals.optimisation.Newton;
import gradus.fundamentals.optimisation.Objective;
import gradus.fundamentals.optimisation.Rosenbrock;
import java.util.Locale;
import java.util.OptionalInt;

/** How many gradients each method asks for until no derivative is above a millionth. */
final class Race {
    static final int MOST = 5000;

    /** None arrives here in ten times as many steps either. */
    private static final int MOST_IN_CENTIMETRES = 1000;

    static final double TOLERANCE = 1e-6;

    /** Where first-order methods look for their best rate: it is not known beforehand. */
    private static final double[] RATES = {10, 5, 2, 1, 0.5, 0.2, 0.1};

    private static final double[] SMALL_RATES = {0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005};

    private static final double RATE = Heights.RATE_IN_CENTIMETRES;

    private final Heights heights;

    /** A method with a rate, and a number of steps at most. */
    @FunctionalInterface
    private interface Maker {
        FirstOrder make(double rate, int most);
    }

    Race(Heights heights) {
        this.heights = heights;
    }

    void race(Lines lines) {
        lines.print("gradients until 10^-6   standardised heights     Rosenbrock   heights in cm");
        row(lines, "gradient descent", (rate, most) -> new GradientDescent(rate, most, TOLERANCE), RATE);
        row(lines, "momentum 0.9", (rate, most) -> new Momentum(rate, 0.9, most, TOLERANCE), RATE);
        row(lines, "Nesterov 0.9", (rate, most) -> new Nesterov(rate, 0.9, most, TOLERANCE), RATE / 2);
        row(lines, "Adam", (rate, most) -> new Adam(rate, most, TOLERANCE), 0.1);
        lines.print(
                "%-21s %22s %14s %15s",
                "L-BFGS",
                lbfgs(heights.standardised(), new double[2]),
                lbfgs(new Rosenbrock(), Paths.START),
                lbfgs(heights.inCentimetres(), new double[2]));
        lines.print(
                "%-21s %22s %14s %15s", "Newton", newtonOnStandardised(), newtonOnRosenbrock(), newtonOnCentimetres());
    }

    private void row(Lines lines, String name, Maker method, double rateInCentimetres) {
        lines.print(
                "%-21s %22s %14s %15s",
                name,
                best(method, RATES, heights.standardised(), new double[2]),
                best(method, SMALL_RATES, new Rosenbrock(), Paths.START),
                told(
                        gradients(
                                method.make(rateInCentimetres, MOST_IN_CENTIMETRES),
                                heights.inCentimetres(),
                                new double[2]),
                        MOST_IN_CENTIMETRES));
    }

    /** The fewest gradients over all rates, with the rate. */
    private static String best(Maker method, double[] rates, Objective objective, double[] start) {
        int fewest = Integer.MAX_VALUE;
        double rate = 0;
        for (double each : rates) {
            OptionalInt gradients = gradients(method.make(each, MOST), objective, start);
            if (gradients.isPresent() && gradients.getAsInt() < fewest) {
                fewest = gradients.getAsInt();
                rate = each;
            }
        }
        return fewest == Integer.MAX_VALUE ? told(OptionalInt.empty(), MOST) : fewest + " at " + plain(rate);
    }

    /** How many gradients it took; nothing if it was stopped, or left the numbers. */
    static OptionalInt gradients(FirstOrder method, Objective objective, double[] start) {
        CountedObjective counted = new CountedObjective(objective);
        try {
            Descent descent = method.minimise(counted, start);
            return descent.converged() ? OptionalInt.of(counted.gradients()) : OptionalInt.empty();
        } catch (ArithmeticException tooLargeARate) {
            return OptionalInt.empty();
        }
    }

    static int lbfgs(Objective objective, double[] start) {
        CountedObjective counted = new CountedObjective(objective);
        Descent descent = new LBfgs(10, MOST, TOLERANCE).minimise(counted, start);
        return descent.converged() ? counted.gradients() : Integer.MAX_VALUE;
    }

    int newtonOnStandardised() {
        return steps(new Newton(MOST, TOLERANCE).minimise(heights.standardised(), new double[2]));
    }

    int newtonOnRosenbrock() {
        return steps(new Newton(MOST, TOLERANCE).minimise(new Rosenbrock(), Paths.START));
    }

    int newtonOnCentimetres() {
        return steps(new Newton(MOST, TOLERANCE).minimise(heights.inCentimetres(), new double[2]));
    }

    /** A gradient and a Hessian for each step, and the gradient at the end. */
    private static int steps(Descent descent) {
        return descent.converged() ? descent.steps() + 1 : Integer.MAX_VALUE;
    }

    private static String told(OptionalInt gradients, int most) {
        return gradients.isPresent() ? String.valueOf(gradients.getAsInt()) : "over " + most;
    }

    private static String plain(double rate) {
        return String.format(Locale.ROOT, rate >= 1 ? "%.0f" : "%s", rate);
    }
}
