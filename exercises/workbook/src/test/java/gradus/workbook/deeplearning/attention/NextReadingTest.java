package gradus.workbook.deeplearning.attention;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Poison;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "attention",
        number = 4,
        title = "The block that knows too much",
        kind = Kind.FIX,
        points = 4,
        minutes = 15)
@Hint("Print the outputs of three readings, change the third, print again. Which of the first two moved?")
@Hint("Do the same with what each step hands on, from the first step to the last.")
@Hint("Cutting weights off does not take their logits out of the softmax's sum.")
@ExplainedIn("attention#which-part-is-for-what")
class NextReadingTest {
    private static final double[][] READINGS = {{1, 4}, {3, 1}, {-2, 5}, {6, 0}, {2, -3}};

    @Test
    void the_readings_stay_as_they_are() {
        double[][] readings = copy(READINGS);
        Untouched.of("the readings", readings).by("the block", () -> NextReading.forward(readings));
        double[][] single = {{3, 5}};
        double[][] output = NextReading.forward(single);
        law(
                        "what comes back should be new arrays, for a single reading too",
                        output != single && output[0] != single[0])
                .but("the readings themselves came back")
                .because("Whoever writes into the output would change the readings.")
                .toHold();
    }

    @Test
    void a_single_reading_comes_out_as_it_went_in() {
        expect("the output of the only reading 3, 5", NextReading.forward(new double[][] {{3, 5}})[0])
                .when(
                        row -> Double.isNaN(row[0]),
                        "NaN where nothing has moved yet: the largest number is 0 there, and the task says to divide by 1.")
                .usually("It is its own mean: centred it is 0, and there is nothing to take.")
                .toBeCloseTo(new double[] {3, 5}, 1e-12);
    }

    @Test
    void later_readings_move_no_earlier_output() {
        for (int known = 1; known < READINGS.length; known++) {
            int first = known;
            boolean[] isLater = new boolean[READINGS.length];
            Arrays.fill(isLater, first, isLater.length, true);
            Poison.of(
                            first == 1 ? "the first output" : "the first " + first + " outputs",
                            poison -> flat(Arrays.copyOf(
                                    NextReading.forward(Poison.into(copy(READINGS), isLater, poison)), first)))
                    .usually("""
                            A later reading reached it: by the mean of all readings, by the largest number of the whole series, or because weights are \
                            cut off after the softmax, whose sum has seen everything (or a moment too late).""")
                    .toStayOut();
        }
    }

    @Test
    @Needs("later_readings_move_no_earlier_output")
    void the_second_of_two_readings_takes_from_both() {
        // centred (0), (−1); scaled (0), (−1); logits 0, 1; takes −e / (1 + e); 2 and that
        double share = Math.E / (1 + Math.E);
        expect("the output of the second of the readings 4, 2", NextReading.forward(new double[][] {{4}, {2}})[1][0])
                .ifCloseTo(1, "It takes nothing from earlier moments.")
                .usually("Their mean is 3, so it is −1 when centred, −1 when scaled, and its logits are 0 and 1.")
                .toBeCloseTo(2 - share, 1e-12);
    }

    @Test
    @Needs("later_readings_move_no_earlier_output")
    void the_scale_is_the_largest_number_so_far() {
        expect("the outputs of the readings 0, 8, 5", flat(NextReading.forward(new double[][] {{0}, {8}, {5}})))
                .when(
                        close(outputs(0, 1, 1)),
                        "Each row was scaled by its own largest number, not by the largest so far.")
                .when(
                        close(outputs(0, 1, 1 / 8.0)),
                        "The mean that is subtracted is that of the readings before, without the moment itself.")
                .usually("Centred they are 0, 4 and ⅔; the largest so far is 0, 4 and 4.")
                .toBeCloseTo(outputs(0, 1, 2 / 3.0 / 4), 1e-9);
    }

    /** Of the readings 0, 8, 5, once they are centred and scaled. */
    private static double[] outputs(double... scaled) {
        double[] outputs = {0, 8, 5};
        for (int t = 0; t < 3; t++) {
            double sum = 0;
            double taken = 0;
            for (int s = 0; s <= t; s++) {
                double share = Math.exp(scaled[t] * scaled[s]);
                sum += share;
                taken += share * scaled[s];
            }
            outputs[t] += taken / sum;
        }
        return outputs;
    }

    private static Predicate<double[]> close(double[] wrong) {
        return actual -> actual.length == wrong.length
                && IntStream.range(0, wrong.length).allMatch(i -> Math.abs(actual[i] - wrong[i]) < 1e-9);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.<double[][]>from(List.of(), NextReadingTest::draw, NextReadingTest::shorter))
                .ask("the outputs of {}", NextReading::forward)
                .within(1e-9)
                .questions(200)
                .holds();
    }

    private static double[][] draw(RandomGenerator random) {
        int width = random.nextInt(1, 4);
        double unit = random.nextInt(4) == 0 ? 1e-12 : 1;
        double[][] readings = new double[random.nextInt(1, 15)][];
        for (int t = 0; t < readings.length; t++) {
            readings[t] =
                    random.doubles(width, -9, 9).map(x -> Math.rint(x) * unit).toArray();
        }
        return readings;
    }

    private static Stream<double[][]> shorter(double[][] readings) {
        return IntStream.range(readings.length - 1, readings.length)
                .filter(n -> n > 0)
                .mapToObj(n -> Arrays.copyOf(readings, n));
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
