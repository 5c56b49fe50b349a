package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.CountedObjective;
import gradus.fundamentals.optimisation.Objective;
import gradus.fundamentals.optimisation.Rosenbrock;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/** Commons Math's conjugate gradients, which stop when the value hardly changes any more. */
final class Library {
    private final Heights heights;

    Library(Heights heights) {
        this.heights = heights;
    }

    /** What Commons Math found, and at what cost. */
    record Found(double x, double y, double loss, double steepest, int values, int gradients) {}

    static Found minimise(Objective objective, double[] start) {
        CountedObjective counted = new CountedObjective(objective);
        PointValuePair end = new NonLinearConjugateGradientOptimizer(
                        Formula.POLAK_RIBIERE, new SimpleValueChecker(1e-14, 1e-14))
                .optimize(
                        new ObjectiveFunction(counted::value),
                        new ObjectiveFunctionGradient(counted::gradient),
                        GoalType.MINIMIZE,
                        new InitialGuess(start),
                        new MaxEval(100_000));
        double[] w = end.getPoint();
        double steepest = Vectors.largestSize(objective.gradient(w));
        return new Found(w[0], w[1], end.getValue(), steepest, counted.values(), counted.gradients());
    }

    void library(Lines lines) {
        double lowest = heights.lowest().loss();
        lines.print("Commons Math            values   gradients   above the lowest   largest derivative");
        row(lines, "standardised heights", lowest, minimise(heights.standardised(), new double[2]));
        row(lines, "Rosenbrock", 0, minimise(new Rosenbrock(), Paths.START));
        row(lines, "heights in cm", lowest, minimise(heights.inCentimetres(), new double[2]));
    }

    private static void row(Lines lines, String where, double lowest, Found found) {
        lines.print(
                "%-20s %9d %11d %18.0e %20.0e",
                where, found.values(), found.gradients(), found.loss() - lowest, found.steepest());
    }
}
