package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Slopes;
import gradus.engine.expect.Expect;
import gradus.engine.expect.Law;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Functions with gradients that are claimed, rightly or not, and what {@link SmoothedLoss} says to them. */
final class GradientClaims {
    private GradientClaims() {}

    /** A row 1 of class 0, and rows 3 and 5 of class 1. */
    static SmoothedLoss threeRows(double doubt, double l2) {
        return new SmoothedLoss(Matrix.of(new double[][] {{1}, {3}, {5}}), new int[] {0, 1, 1}, 2, doubt, l2);
    }

    static double bowl(double[] v) {
        return Arrays.stream(v).map(x -> x * x).sum();
    }

    static double[] thirds(double... numbers) {
        return Arrays.stream(numbers).map(x -> x / 3).toArray();
    }

    /** Whether two answers about one point were compared: there is no point then. */
    static boolean cameTwice(Slopes.Found found) {
        return found.point().length == 0;
    }

    static SmoothedLoss randomLoss(SplittableRandom random, int classes, int d) {
        double[][] rows = new double[15][];
        Arrays.setAll(rows, i -> random.doubles(d, -2, 2).toArray());
        int[] labels = random.ints(15, 0, classes).toArray();
        return new SmoothedLoss(Matrix.of(rows), labels, classes, random.nextDouble(0.5), random.nextDouble());
    }

    /** A feature and its class, of 3. */
    record Row(double x, int label) {}

    /** Rows, and the weights and biases of 3 classes. */
    record Place(List<Row> rows, double doubt, double l2, List<Double> parameters) {}

    /** Parameters that are not given are 0. */
    static double[] gradientAt(Place place) {
        double[] parameters = new double[6];
        for (int p = 0; p < place.parameters().size(); p++) {
            parameters[p] = place.parameters().get(p);
        }
        double[][] X = place.rows().stream().map(row -> new double[] {row.x()}).toArray(double[][]::new);
        int[] labels = place.rows().stream().mapToInt(Row::label).toArray();
        return new SmoothedLoss(Matrix.of(X), labels, 3, place.doubt(), place.l2()).gradient(parameters);
    }

    static Law lawOfAgreement(
            String claimed, String formula, ToDoubleFunction<double[]> function, double[] at, double... gradient) {
        String law = claimed + " should agree with the gradient of " + formula + " at " + place(at);
        return law(law, SmoothedLoss.agrees(function, gradient, at.clone()))
                .usually("A right gradient must be accepted.");
    }

    static Law lawOfDisagreement(
            String claimed, String formula, ToDoubleFunction<double[]> function, double[] at, double... gradient) {
        String law = claimed + " should not agree with the gradient of " + formula + " at " + place(at);
        return law(law, !SmoothedLoss.agrees(function, gradient, at.clone()));
    }

    static String place(double[] at) {
        return at.length > 3 ? "some point" : Arrays.toString(at);
    }

    static Expect<Double> expectSlope(
            String which, ToDoubleFunction<double[]> function, double[] at, double... direction) {
        double expected = Vectors.dot(GradientCheck.numerical(function, at), direction);
        return expect("the slope of " + which, SmoothedLoss.slope(function, at.clone(), direction))
                .ifNaN("""
                        t has become 0 or NaN. A coordinate that is 0 has no size to go by (take at least 1), and one that does not \
                        move, since its direction is 0, must not limit t.""")
                .when(s -> s == 0 && expected != 0, """
                        The function gave the same number ahead and behind. Usually both are one array, moved forth and back in \
                        place: move two clones.""")
                .ifCloseTo(2 * expected, "That is twice the slope: the two points lie 2t apart.")
                .ifCloseTo(-expected, "That is the slope backwards: ahead minus behind.")
                .when(s -> Math.abs(s - expected) < 5e-3 * Math.min(1, Math.abs(expected)), """
                        It is nearly right. Usually the difference was taken to one side only, which is off by t / 2 · curvature; \
                        or t is too large, or so small that rounding shows.""")
                .usually("It is (f(at + t · direction) − f(at − t · direction)) / 2t for a small t.");
    }

    static double[] spoilt(double[] gradient, int p, double error) {
        double[] wrong = gradient.clone();
        wrong[p] += error * Math.max(1, Math.abs(wrong[p]));
        return wrong;
    }

    static double[] summedUp(double[] numbers) {
        double[] sums = numbers.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    static double wavy(double[] v) {
        return Math.sin(v[0]) * Math.exp(v[1]) - 50 * v[2];
    }

    static double[] wavyGradient(double[] v) {
        return new double[] {Math.cos(v[0]) * Math.exp(v[1]), Math.sin(v[0]) * Math.exp(v[1]), -50};
    }
}
