package gradus.workbook.classicalml.linearregression;

import static gradus.engine.exercise.Expect.expect;

import gradus.classicalml.linearregression.BodyMeasurements;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.engine.exercise.Alternative;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Expect;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "linear-regression",
        number = 3,
        title = "The best scales a tape can be",
        kind = Kind.REACH,
        points = 6,
        minutes = 30)
@Hint("Look at the lesson's residuals again: where does the plane find people too light? What would a curve do there?")
@Hint(
        "A cylinder twice as thick and twice as high is not four times as heavy. What must be multiplied, and what makes a sum"
                + " of a product?")
@Hint("If you change the target, the model answers in the changed unit. Undo it before you hand a weight out.")
@Mistake(
        replace = "double[][] rows = new double[X.rows()][];",
        with = "if (weights.length > 0) {\n"
                + "LinearModel plane = new LinearRegression().fit(X, weights);\n"
                + "return person -> plane.predict(person);\n"
                + "}\n"
                + "double[][] rows = new double[X.rows()][];",
        says = "a plane in centimetres")
@Mistake(
        replace = "double[][] rows = new double[X.rows()][];",
        with = "if (weights.length > 0) {\n"
                + "double mean = Arrays.stream(weights).average().orElseThrow();\n"
                + "return person -> mean;\n"
                + "}\n"
                + "double[][] rows = new double[X.rows()][];",
        says = "weigh the same")
@Mistake(
        replace = "Math.exp(model.predict(Arrays.stream(person).map(Math::log).toArray()))",
        with = "model.predict(Arrays.stream(person).map(Math::log).toArray())",
        says = "logarithm of a weight")
@Mistake(
        replace = "model.predict(Arrays.stream(person).map(Math::log).toArray())",
        with = "model.predict(person)",
        says = "other numbers than it was trained on")
@Mistake(
        replace = "targets[i] = Math.log(weights[i]);",
        with = "weights[i] = Math.log(weights[i]);\ntargets[i] = weights[i];",
        says = "Write to a copy")
@Mistake(
        replace = "LinearModel model =",
        with = "gradus.classicalml.linearregression.BodyMeasurements all ="
                + " gradus.classicalml.linearregression.BodyMeasurements.everybody(MEASUREMENTS);\n"
                + "rows = all.features().toArray();\n"
                + "for (double[] row : rows) {\nArrays.setAll(row, j -> Math.log(row[j]));\n}\n"
                + "targets = Arrays.stream(all.kilograms()).map(Math::log).toArray();\n"
                + "LinearModel model =",
        says = "not from the weights handed in")
@Mistake(
        replace = "double[][] rows = new double[X.rows()][];",
        with = "if (weights.length > 0) {\n"
                + "java.util.function.UnaryOperator<double[]> products = person -> {\n"
                + "double[] all = new double[35];\n"
                + "int next = 0;\n"
                + "for (int j = 0; j < 7; j++) {\n"
                + "all[next++] = Math.log(person[j]);\n"
                + "for (int k = 0; k <= j; k++) {\n"
                + "all[next++] = Math.log(person[j]) * Math.log(person[k]);\n"
                + "}\n"
                + "}\n"
                + "return all;\n"
                + "};\n"
                + "double[][] many = Arrays.stream(X.toArray()).map(products).toArray(double[][]::new);\n"
                + "LinearModel curved = new LinearRegression()"
                + ".fit(Matrix.of(many), Arrays.stream(weights).map(Math::log).toArray());\n"
                + "return person -> Math.exp(curved.predict(products.apply(person)));\n"
                + "}\n"
                + "double[][] rows = new double[X.rows()][];",
        says = "too many coefficients for so few rows")
@Alternative("cylinders")
class WeightFromTapeTest {
    private static final double GOAL = 2.22;
    private static final double POUNDS_A_KILOGRAM = 2.20462;

    private static final BodyMeasurements PEOPLE = BodyMeasurements.everybody(WeightFromTape.MEASUREMENTS);

    /** How one trains: rows and weights in, scales out. */
    private interface Training {
        ToDoubleFunction<double[]> on(Matrix X, double[] weights);
    }

    @Test
    void people_not_seen_in_training_are_weighed_closely_enough() {
        expectWeighing("held-out error in kg", heldOutError(WeightFromTape::train, 1), 1)
                .when(
                        e -> near(e, planeError(1)),
                        "That is what a plane in centimetres reaches. Its residuals bend: the lightest and the heaviest are"
                                + " found too light. Which function of the measurements bends with them?")
                .toBeAtMost(GOAL);
    }

    @Test
    void weights_in_pounds_are_learned_as_well() {
        expectWeighing(
                        "held-out error in pounds, trained on weights in pounds,",
                        heldOutError(WeightFromTape::train, POUNDS_A_KILOGRAM),
                        POUNDS_A_KILOGRAM)
                .when(
                        e -> near(e, planeError(POUNDS_A_KILOGRAM)),
                        "That is what a plane in centimetres reaches, and its residuals bend.")
                .toBeAtMost(GOAL * POUNDS_A_KILOGRAM);
    }

    @Test
    void sixty_people_are_enough_to_learn_from() {
        Split split = Splits.random(PEOPLE.kilograms().length, 1 - 60 / 507.0, 4);
        expectWeighing("error in kg on 447 people after training on 60", error(WeightFromTape::train, split, 1), 1)
                .when(
                        e -> e > 2.9 && heldOutError(WeightFromTape::train, 1) < 2.4,
                        "Trained on 400 people it is good, trained on 60 it is bad: it has too many coefficients for so few"
                                + " rows, and they have learned the 60 by heart.")
                .toBeAtMost(2.9);
    }

    @Test
    void the_rows_and_weights_handed_in_stay_as_they_are() {
        double[] weights = PEOPLE.kilograms();
        ToDoubleFunction<double[]> scales = WeightFromTape.train(PEOPLE.features(), weights);
        expect("weights after the training", weights)
                .usually("Write to a copy: the caller still needs the weights.")
                .toBeCloseTo(PEOPLE.kilograms(), 0);
        double[] person = PEOPLE.features().row(0);
        double first = scales.applyAsDouble(person);
        expect("the measurements after they were weighed", person)
                .usually("Write to a copy: the caller still needs the measurements.")
                .toBeCloseTo(PEOPLE.features().row(0), 0);
        scales.applyAsDouble(PEOPLE.features().row(1));
        Arrays.fill(weights, 1);
        expect(
                        "the first person's weight, asked again after another person and after the caller reused its array,",
                        scales.applyAsDouble(person))
                .usually(
                        "The same measurements weigh the same: keep no state between calls, and no array of the caller.")
                .toBeCloseTo(first, 0);
    }

    private static Expect<Double> expectWeighing(String subject, double error, double unit) {
        double mean = Arrays.stream(PEOPLE.kilograms()).average().orElseThrow();
        return expect(subject, error)
                .when(
                        e -> !(e < 1e6),
                        "The model is asked with other numbers than it was trained on: what you do to the training rows you"
                                + " must do to the person as well.")
                .when(
                        e -> near(e, errorIfAnswered(kg -> Math.log(kg * unit), unit)),
                        "So far off is the logarithm of a weight. Undo what you did to the target before you hand a weight"
                                + " out.")
                .when(
                        e -> unit != 1 && near(e, errorIfAnswered(kg -> kg, unit)),
                        "So far off are kilograms for pounds: the scales are not from the weights handed in.")
                .when(
                        e -> near(e, errorIfAnswered(kg -> mean * unit, unit)),
                        "So far off is somebody who lets all people weigh the same.")
                .usually(
                        "The measurements say more than that. Print what it answers for a light, a middling and a heavy"
                                + " person, beside what they weigh.");
    }

    private static boolean near(double error, double known) {
        return Math.abs(error - known) < 0.02 * known;
    }

    /** The root mean squared error of scales that know everybody's weight and answer this instead. */
    private static double errorIfAnswered(DoubleUnaryOperator answer, double unit) {
        return Math.sqrt(Arrays.stream(PEOPLE.kilograms())
                .map(kg -> Math.pow(answer.applyAsDouble(kg) - kg * unit, 2))
                .average()
                .orElseThrow());
    }

    private static double planeError(double unit) {
        return heldOutError((X, weights) -> new LinearRegression().fit(X, weights)::predict, unit);
    }

    /** Root mean squared error over 25 parts: everybody is held out once in each of five deals. */
    private static double heldOutError(Training training, double unit) {
        double sum = 0;
        int n = PEOPLE.kilograms().length;
        for (int deal = 0; deal < 5; deal++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(deal));
            for (int part = 0; part < 5; part++) {
                int from = part * n / 5;
                int to = (part + 1) * n / 5;
                int[] test = order.subList(from, to).stream().mapToInt(i -> i).toArray();
                List<Integer> rest = new ArrayList<>(order.subList(0, from));
                rest.addAll(order.subList(to, n));
                Split split = Split.of(rest.stream().mapToInt(i -> i).toArray(), test);
                sum += Math.pow(error(training, split, unit), 2) * test.length;
            }
        }
        return Math.sqrt(sum / (5.0 * n));
    }

    private static double error(Training training, Split split, double unit) {
        double[] weights =
                Arrays.stream(PEOPLE.kilograms()).map(kg -> kg * unit).toArray();
        double[] known =
                Arrays.stream(split.train()).mapToDouble(i -> weights[i]).toArray();
        ToDoubleFunction<double[]> scales = training.on(PEOPLE.features().rowsAt(split.train()), known);
        double sum = 0;
        for (int i : split.test()) {
            double error = scales.applyAsDouble(PEOPLE.features().row(i)) - weights[i];
            sum += error * error;
        }
        return Math.sqrt(sum / split.test().length);
    }
}
