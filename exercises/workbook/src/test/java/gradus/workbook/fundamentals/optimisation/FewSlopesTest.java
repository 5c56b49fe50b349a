package gradus.workbook.fundamentals.optimisation;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.CurvedObjective;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.LogisticLoss;
import gradus.fundamentals.optimisation.Newton;
import gradus.fundamentals.optimisation.Quadratic;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "optimisation",
        number = 4,
        title = "Two hundred slopes",
        kind = Kind.REACH,
        points = 6,
        minutes = 30)
@ExplainedIn("optimisation#measure-the-curvature")
@Hint("""
        What would be the right rate in a bowl of one parameter, if you knew its curvature? And how do you get the curvature from the slopes at \
        two places?""")
@Hint("""
        With more parameters, a step and the change of the gradient over it give the curvature along that step: the inner product of the two, \
        divided by that of the step with itself. Nothing says that the curvature must be measured only once.""")
@Hint("""
        A loss need not fall with every step. The rate that the last step suggests makes some steps long and some short, and that is what gets \
        through a narrow valley. When is there nothing left to measure?""")
class FewSlopesTest {
    /** What may be left of the loss above its lowest value, as a share of what it was. */
    private static final double LEFT = 1e-8;

    /** A loss somebody else owns: its value is the grader's secret, its slopes are counted. */
    private static final class Rig implements UnaryOperator<double[]> {
        private final CurvedObjective objective;
        private final double[] lowest;
        private final double unit;
        private int measured;

        Rig(CurvedObjective objective, double[] lowest, double unit) {
            this.objective = objective;
            this.lowest = lowest;
            this.unit = unit;
        }

        /** A bowl whose lowest point is somewhere else than at 0. */
        static Rig bowl(int size, double condition, double unit, long seed) {
            return new Rig(
                    Quadratic.conditioned(size, condition, seed),
                    new SplittableRandom(seed).doubles(size, -5, 5).toArray(),
                    unit);
        }

        @Override
        public double[] apply(double[] w) {
            if (++measured > FewSlopes.MEASUREMENTS) {
                throw new IllegalStateException("no more measurements");
            }
            double[] slopes = objective.gradient(Vectors.minus(w, lowest));
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] *= unit;
            }
            return slopes;
        }

        double value(double[] w) {
            return objective.value(Vectors.minus(w, lowest));
        }

        /** The share of the way down that is left. */
        double left(double[] start, double[] end, double bottom) {
            return (value(end) - bottom) / (value(start) - bottom);
        }
    }

    /** Where the search ends: a place, found with no more measurements than there are. */
    private static double[] search(String loss, Rig rig, double[] start) {
        double[] end = new double[0];
        try {
            end = FewSlopes.minimise(rig, start.clone());
        } catch (IllegalStateException refused) {
            if (rig.measured <= FewSlopes.MEASUREMENTS) {
                throw refused;
            }
        }
        law("the bottom of " + loss + " should be found with 200 measurements", rig.measured <= FewSlopes.MEASUREMENTS)
                .but("a 201st was asked for")
                .usually("""
                        More than 200 measurements are refused, and catching the refusal does not help: count them, and return the best you have \
                        when they are used up.""")
                .toHold();
        expect("the number of parameters of the place found in " + loss, end == null ? 0 : end.length)
                .usually("Return a place, with as many numbers as the start.")
                .toEqual(start.length);
        return end;
    }

    private static void expectBottom(String loss, Rig rig, double bottom, double[] start) {
        double[] end = search(loss, rig, start);
        double left = rig.left(start, end, bottom);
        expect("what is left of the loss above the lowest of " + loss + ", as a share of what it was,", left)
                .ifNaN(
                        "The place is not a number. A rate that is too large for this unit goes to infinity; and where nothing is left to gain, 0 / 0 is NaN.")
                .when(
                        share -> share == 1,
                        "It is as high as at the start: the start came back, or the walk never began.")
                .when(share -> share > 1, """
                        It is higher than at the start. Either it walked away from the bottom, or the rate is too large for this unit: a fixed rate \
                        serves one unit, and a curvature turned upside down none. Or a whole Newton step was taken far from the bottom of a logistic \
                        loss: it is nearly level there, and the step far too long.""")
                .when(share -> rig.measured < 0.9 * FewSlopes.MEASUREMENTS, """
                        Measurements were left: it was stopped too early. A slope that is small in one unit is not small in another: compare it \
                        with the one at the start.""")
                .usually("""
                        The measurements were used up on the way: usually a fixed rate serves one unit and creeps in others, or the curvature was measured \
                        once, or taken upside down. The classes of the lesson need a rate that fits the loss as well.""")
                .to("be at most 1e-8", share -> share <= LEFT);
    }

    @Test
    void the_start_stays_as_it_is() {
        double[] start = {1, -2, 3};
        Untouched.of("the start", start)
                .usually("The array belongs to the caller. Work on a copy.")
                .by("a search", () -> FewSlopes.minimise(Rig.bowl(3, 2, 1, 1), start));
    }

    @Test
    void the_bottom_of_a_round_bowl_is_found_in_any_unit() {
        for (double unit : new double[] {1, 1e-4, 1e4}) {
            String loss = "a round bowl of 3 parameters with curvature " + unit;
            expectBottom(loss, Rig.bowl(3, 1, unit, 1), 0, new double[] {4, -4, 1});
        }
        expectBottom(
                "a bowl of one parameter",
                new Rig(new Quadratic(Matrix.identity(1)), new double[] {3}, 50),
                0,
                new double[1]);
    }

    @Test
    void at_the_bottom_nothing_is_left_to_gain() {
        Rig rig = new Rig(Quadratic.conditioned(4, 10, 2), new double[4], 1);
        double[] end = search("a bowl of 4 parameters, from its lowest point,", rig, new double[4]);
        expect("the place found from a start at the lowest point", end)
                .ifNaN("The slope is 0 there, and 0 / 0 is NaN: nothing is left to gain, so stop.")
                .usually("Every slope is 0 there.")
                .toBeCloseTo(new double[4], 1e-9);
    }

    @Test
    @Needs("the_bottom_of_a_round_bowl_is_found_in_any_unit")
    void the_bottom_of_a_narrow_bowl_is_found() {
        for (int seed = 0; seed < 8; seed++) {
            double condition = seed % 2 == 0 ? 30 : 300;
            double unit = new double[] {1, 1e-4 / condition, 1e6 / condition, 0.01}[seed % 4];
            int size = 2 + seed;
            String loss = "a bowl of " + size + " parameters with condition number " + (int) condition + " (seed "
                    + seed + ")";
            expectBottom(loss, Rig.bowl(size, condition, unit, seed), 0, new double[size]);
        }
    }

    @Test
    @Needs("the_bottom_of_a_round_bowl_is_found_in_any_unit")
    void the_bottom_of_a_logistic_loss_is_found() {
        for (int seed = 0; seed < 4; seed++) {
            Penalised objective = Penalised.random(2 + seed % 3, seed);
            double[] zero = new double[objective.size()];
            Descent descent = new Newton(100, 1e-12).minimise(objective, zero);
            double[] far = descent.parameters();
            for (int j = 0; j < far.length; j++) {
                far[j] += j % 2 == 0 ? 4 : -4;
            }
            for (double[] start : new double[][] {zero, far}) {
                Rig rig = new Rig(objective, zero, Math.pow(10, 3 * seed - 3)); // a thousandth to a million
                String from = start == zero ? "from 0" : "from 4 beside its lowest point in each parameter";
                String loss = "a logistic loss of " + objective.size() + " parameters (seed " + seed + "), " + from;
                expectBottom(loss, rig, descent.loss(), start);
            }
        }
    }

    /** A logistic loss of 60 random rows, with a penalty of 0.01 times the squares of the weights. */
    private record Penalised(LogisticLoss loss) implements CurvedObjective {
        private static final double PENALTY = 0.02;

        static Penalised random(int columns, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] rows = new double[60][];
            int[] answers = new int[60];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.doubles(columns, -2, 2).toArray();
                rows[i][0] = 1;
                answers[i] = random.nextDouble(-2, 2) < rows[i][columns - 1] ? 1 : 0;
            }
            return new Penalised(new LogisticLoss(Matrix.of(rows), answers));
        }

        @Override
        public int size() {
            return loss.size();
        }

        @Override
        public double value(double[] w) {
            return loss.value(w) + PENALTY / 2 * Vectors.dot(w, w);
        }

        @Override
        public double[] gradient(double[] w) {
            double[] gradient = loss.gradient(w);
            Vectors.addScaled(gradient, PENALTY, w);
            return gradient;
        }

        @Override
        public Matrix hessian(double[] w) {
            double[][] H = loss.hessian(w).toArray();
            for (int j = 0; j < H.length; j++) {
                H[j][j] += PENALTY;
            }
            return Matrix.of(H);
        }
    }
}
