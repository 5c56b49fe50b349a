package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Rosenbrock's valley, {@code (1 − x)² + 100 (y − x²)²}: bent, a hundred times steeper across than along, and lowest, 0, at (1, 1)
 * (Rosenbrock 1960, "An automatic method for finding the greatest or least value of a function", The Computer Journal 3:175–184).
 */
public record Rosenbrock() implements CurvedObjective {
    @Override
    public int size() {
        return 2;
    }

    @Override
    public double value(double[] parameters) {
        requireTwo(parameters);
        double x = parameters[0];
        double across = parameters[1] - x * x;
        return (1 - x) * (1 - x) + 100 * across * across;
    }

    @Override
    public double[] gradient(double[] parameters) {
        requireTwo(parameters);
        double x = parameters[0];
        double across = parameters[1] - x * x;
        return new double[] {-2 * (1 - x) - 400 * x * across, 200 * across};
    }

    @Override
    public Matrix hessian(double[] parameters) {
        requireTwo(parameters);
        double x = parameters[0];
        return Matrix.of(new double[][] {{2 - 400 * (parameters[1] - 3 * x * x), -400 * x}, {-400 * x, 200}});
    }

    private static void requireTwo(double[] parameters) {
        Require.given("parameters", parameters);
        Require.size("parameters", parameters.length, 2, "x and y");
    }
}
