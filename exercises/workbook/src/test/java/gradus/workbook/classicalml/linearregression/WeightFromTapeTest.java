package gradus.workbook.classicalml.linearregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.BodyMeasurements;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.engine.check.Changes;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.kit.rows.HeldOut;
import java.util.Arrays;
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
@ExplainedIn("linear-regression#what-the-residuals-still-know")
class WeightFromTapeTest {
    private static final double GOAL = 2.25;
    private static final double GOAL_ON_FEW = 2.9;
    private static final double LEAKED = 1.5;
    private static final double SHRUNK = 1 / 3.0;
    private static final double POUNDS_A_KILOGRAM = 2.20462;

    private static final Cases PEOPLE = BodyMeasurements.everybody(WeightFromTape.MEASUREMENTS);

    private static double planeError = Double.NaN;
    private static double errorInKilograms = Double.NaN;

    /** How one trains: rows and weights in, scales out. */
    private interface Training {
        ToDoubleFunction<double[]> on(Matrix X, double[] weights);
    }

    /** An error that failed checks do not print: whoever reads it could tune by it. */
    private record Hidden(double error, double goal) {
        boolean near(double known, double share) {
            return Math.abs(error - known) < share * known;
        }

        @Override
        public String toString() {
            return Double.isNaN(error) ? "NaN" : error > goal ? "more (by how much is yours to measure)" : "less";
        }
    }

    @Test
    void the_weights_and_measurements_handed_in_stay_as_they_are() {
        double[] weights = PEOPLE.targets();
        double[] person = PEOPLE.features().row(0);
        Untouched.of("the array of weights", weights)
                .usually("Write to a copy: the caller still needs the weights.")
                .by("the training", () -> WeightFromTape.train(PEOPLE.features(), weights));
        ToDoubleFunction<double[]> scales = WeightFromTape.train(PEOPLE.features(), PEOPLE.targets());
        Untouched.of("the person's array of measurements", person)
                .usually("Write to a copy: the caller still needs the measurements.")
                .by("the weighing", () -> scales.applyAsDouble(person));
    }

    @Test
    @Needs("the_weights_and_measurements_handed_in_stay_as_they_are")
    void the_same_measurements_weigh_the_same() {
        ToDoubleFunction<double[]> scales = WeightFromTape.train(PEOPLE.features(), PEOPLE.targets());
        double[] array = PEOPLE.features().row(0);
        double first = scales.applyAsDouble(array);
        expect("the first person's weight, asked a second time,", scales.applyAsDouble(array))
                .usually(
                        "The same measurements weigh the same: nothing may be drawn at random when the scales are asked.")
                .toBeCloseTo(first, 0);
        double second = scales.applyAsDouble(PEOPLE.features().row(1));
        System.arraycopy(PEOPLE.features().row(1), 0, array, 0, array.length);
        expect("the second person's weight, asked with the array that held the first,", scales.applyAsDouble(array))
                .ifCloseTo(
                        first, "That is the first person's: answers are remembered by the array, not by what is in it.")
                .usually("What is in the array decides, not which array it is.")
                .toBeCloseTo(second, 0);
        expect(
                        "the first person's weight, asked after the second's,",
                        scales.applyAsDouble(PEOPLE.features().row(0)))
                .usually("The same measurements weigh the same: keep nothing of one weighing for the next.")
                .toBeCloseTo(first, 0);
    }

    @Test
    @Needs("the_weights_and_measurements_handed_in_stay_as_they_are")
    void the_caller_may_use_its_array_of_weights_again() {
        double[] weights = PEOPLE.targets();
        double[] person = PEOPLE.features().row(0);
        ToDoubleFunction<double[]> scales = WeightFromTape.train(PEOPLE.features(), weights);
        Arrays.fill(weights, 1);
        double kilograms = scales.applyAsDouble(person);
        double usual = WeightFromTape.train(PEOPLE.features(), PEOPLE.targets()).applyAsDouble(person);
        expect("the first person's weight, asked only after the caller filled its array of weights with 1,", kilograms)
                .usually("""
                        The scales learn when they are first asked, from what the array holds by then. Train in train, or keep a \
                        copy of the weights.""")
                .toBeCloseTo(usual, 0.05); // a training that draws at random may differ a little
    }

    @Test
    @Needs("the_weights_and_measurements_handed_in_stay_as_they_are")
    void two_scales_live_side_by_side() {
        double[] person = PEOPLE.features().row(0);
        ToDoubleFunction<double[]> scales = WeightFromTape.train(PEOPLE.features(), PEOPLE.targets());
        double kilograms = scales.applyAsDouble(person);
        ToDoubleFunction<double[]> others =
                WeightFromTape.train(PEOPLE.features(), Changes.times(PEOPLE.targets(), POUNDS_A_KILOGRAM));
        expect(
                        "the first person's weight by scales in kilograms, after other scales learned pounds,",
                        scales.applyAsDouble(person))
                .usually("The next training wrote over what these scales know: keep nothing in static fields.")
                .toBeCloseTo(kilograms, 0);
        double pounds = others.applyAsDouble(person);
        boolean same = kilograms != 0 && Math.abs(pounds - kilograms) <= 0.01 * Math.abs(kilograms);
        law("the first person's weight by scales in pounds should not be that in kilograms", !same)
                .because("""
                        The scales are not from the weights handed in. They are from an earlier training (keep nothing in static \
                        fields), or a number in kilograms is in the code.""")
                .toHold();
    }

    @Test
    @Needs({"the_same_measurements_weigh_the_same", "the_caller_may_use_its_array_of_weights_again"})
    void people_not_seen_in_training_are_weighed_closely_enough() {
        double error = errorInKilograms();
        expectWeighing("held-out error", error, GOAL, 1).to("be 2.25 kg or less", e -> e.error() <= GOAL);
        expect("held-out error", new Hidden(error, LEAKED))
                .usually(
                        "No tape comes so near. The people whom it is asked about, and whom it was not handed, went into its"
                                + " training.")
                .to("be 1.5 kg or more", e -> e.error() >= LEAKED);
    }

    @Test
    @Needs("people_not_seen_in_training_are_weighed_closely_enough")
    void weights_in_pounds_are_learned_as_well() {
        double goal = GOAL * POUNDS_A_KILOGRAM;
        expectWeighing(
                        "held-out error, trained on weights in pounds,",
                        heldOutError(WeightFromTape::train, POUNDS_A_KILOGRAM),
                        goal,
                        POUNDS_A_KILOGRAM)
                .to("be 4.96 pounds (2.25 kg) or less", e -> e.error() <= goal);
    }

    @Test
    @Needs("people_not_seen_in_training_are_weighed_closely_enough")
    void scales_know_no_weights_but_those_handed_in() {
        double[] shrunk = Arrays.stream(PEOPLE.targets())
                .map(kg -> 70 + SHRUNK * (kg - 70))
                .toArray();
        Split split = Splits.random(shrunk.length, 0.25, 1);
        double fromReal = error(WeightFromTape::train, split, shrunk, PEOPLE.targets());
        expect(
                        "error on 127 people, trained on others whose distance from 70 kg was shrunk to a third,",
                        new Hidden(error(WeightFromTape::train, split, shrunk, shrunk), GOAL))
                .when(
                        e -> fromReal < e.error(),
                        "It answers what people really weigh, which nobody told it: the answer does not depend on the people"
                                + " handed in.")
                .usually(
                        "Whatever the weights handed in are, the scales answer in their like: no weight, mean or scale of"
                                + " weights may be written into the code.")
                .to("be 2.25 kg or less", e -> e.error() <= GOAL);
    }

    @Test
    @Needs("people_not_seen_in_training_are_weighed_closely_enough")
    void sixty_people_are_enough_to_learn_from() {
        double squares = 0;
        for (int draw = 0; draw < 10; draw++) {
            Split split = Splits.random(PEOPLE.targets().length, 1 - 60 / 507.0, draw);
            squares += Math.pow(error(WeightFromTape::train, split, 1), 2) / 10;
        }
        expectWeighing("error on 447 people after training on 60, over ten draws,", Math.sqrt(squares), GOAL_ON_FEW, 1)
                .to("be 2.9 kg or less", e -> e.error() <= GOAL_ON_FEW);
    }

    private static Expect<Hidden> expectWeighing(String subject, double error, double goal, double unit) {
        double mean = Arrays.stream(PEOPLE.targets()).average().orElseThrow();
        double meanError = errorIfAnswered(kg -> mean * unit, unit);
        return expect(subject, new Hidden(error, goal))
                .when(
                        e -> !(e.error() < 1e6),
                        "Its answers are NaN or out of all bounds. Usually the model is asked with other numbers than it was trained"
                                + " on: what you do to the training rows you must do to the person as well. Or a training in"
                                + " steps diverged.")
                .when(
                        e -> e.near(errorIfAnswered(kg -> Math.log(kg * unit), unit), 0.02),
                        "So far off is the logarithm of a weight. Undo what you did to the target before you hand a weight"
                                + " out.")
                .when(
                        e -> unit != 1 && e.near(errorIfAnswered(kg -> kg, unit), 0.02),
                        "So far off are kilograms for pounds: the scales are not from the weights handed in.")
                .when(
                        e -> e.near(meanError, 0.02),
                        "So far off is somebody who lets all people weigh the same. The measurements say more than that.")
                .when(
                        e -> e.error() > meanError,
                        "Further off than somebody who lets all people weigh the same. Usually the person is not treated as"
                                + " the training rows were, or what was done to the target is not undone, or not by the inverse;"
                                + " if only pounds fail, a number in kilograms is in the code. Print what it answers for a light, a middling and a heavy person, beside what they weigh.")
                .when(
                        e -> goal == GOAL_ON_FEW && errorInKilograms() <= GOAL,
                        "Trained on 400 people it is good, trained on 60 it is bad: it has too many coefficients for so few"
                                + " rows, and they have learned the 60 by heart.")
                .when(
                        e -> e.near(planeError(unit), 0.002),
                        "That is what a plane in centimetres reaches. Its residuals bend: the lightest and the heaviest are"
                                + " found too light. Which function of the measurements bends with them?")
                .when(
                        e -> goal != GOAL_ON_FEW && e.error() < planeError(unit),
                        "Nearer than a plane in centimetres, and not near enough. Do the residuals of people whom you hold out"
                                + " yourself still bend, as the lesson looks at them?")
                .usually(
                        "A plane in centimetres does better. Look at the residuals of people whom you hold out yourself, of"
                                + " light, middling and heavy ones.");
    }

    /** The root mean squared error of scales that know everybody's weight and answer this instead. */
    private static double errorIfAnswered(DoubleUnaryOperator answer, double unit) {
        return Math.sqrt(Arrays.stream(PEOPLE.targets())
                .map(kg -> Math.pow(answer.applyAsDouble(kg) - kg * unit, 2))
                .average()
                .orElseThrow());
    }

    /** Computed once: a plane is as far off in pounds, counted in pounds. */
    private static double planeError(double unit) {
        if (Double.isNaN(planeError)) {
            planeError = heldOutError((X, weights) -> new LinearRegression().fit(X, weights)::predict, 1);
        }
        return unit * planeError;
    }

    /** Computed once, since two checks ask for it. */
    private static double errorInKilograms() {
        if (Double.isNaN(errorInKilograms)) {
            errorInKilograms = heldOutError(WeightFromTape::train, 1);
        }
        return errorInKilograms;
    }

    /** Root mean squared error over 25 parts: everybody is held out once in each of five deals. */
    private static double heldOutError(Training training, double unit) {
        double squares = 0;
        for (int deal = 0; deal < 5; deal++) {
            Changes.Order order = Changes.order(PEOPLE.size(), deal);
            for (boolean[] tests : HeldOut.folds(PEOPLE.size(), 5)) {
                int[] train = numbers(order, HeldOut.not(tests));
                int[] test = numbers(order, tests);
                squares += Math.pow(error(training, Split.of(train, test), unit), 2) * test.length;
            }
        }
        return Math.sqrt(squares / (5.0 * PEOPLE.size()));
    }

    private static int[] numbers(Changes.Order order, boolean[] marked) {
        return Arrays.stream(HeldOut.rows(marked)).map(order.places()::get).toArray();
    }

    private static double error(Training training, Split split, double unit) {
        double[] weights = Changes.times(PEOPLE.targets(), unit);
        return error(training, split, weights, weights);
    }

    /** Trained on some weights of the training rows, how far the answers are from some weights of the test rows. */
    private static double error(Training training, Split split, double[] weights, double[] actual) {
        double[] known =
                Arrays.stream(split.train()).mapToDouble(i -> weights[i]).toArray();
        ToDoubleFunction<double[]> scales = training.on(PEOPLE.features().rowsAt(split.train()), known);
        double sum = 0;
        for (int i : split.test()) {
            double error = scales.applyAsDouble(PEOPLE.features().row(i)) - actual[i];
            sum += error * error;
        }
        return Math.sqrt(sum / split.test().length);
    }
}
