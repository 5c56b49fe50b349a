package gradus.workbook.classicalml.linearregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.BodyMeasurements;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.workbook.classicalml.linearregression.WeightByTribuo.Person;
import gradus.workbook.classicalml.linearregression.WeightByTribuo.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "linear-regression",
        number = 2,
        title = "Weigh people with Tribuo",
        kind = Kind.USE,
        points = 6,
        minutes = 20)
@Hint(
        "Tribuo knows a row as an Example: an output (a Regressor of a name and a number) and named features. A data set wants"
                + " a provenance and the factory of its outputs; the lesson builds one.")
@Hint("Tribuo has no trainer named least squares. Which trainer ends there once every feature is in? One that does not"
        + " centre its features has no intercept.")
@Hint("A RegressionEvaluation has an average… method for each number, and getPredictions() for what has none. R² is not"
        + " the explained variance: the second forgives being wrong by the same amount everywhere.")
class WeightByTribuoTest {
    private static final String DIVERGED =
            "The model is made of NaN: gradient descent left all bounds. Its steps were too long for"
                    + " these features; standardise them, or take a trainer without a learning rate.";

    private static final String NO_INTERCEPT =
            "the model has no intercept. A trainer must centre its features, or be given a" + " feature that is 1.";

    private static final String NEAR = "That is near, and not least squares: not every measurement is in, the training"
            + " stopped before its end, or a penalty holds the weights back.";

    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private final Cases known = BodyMeasurements.training(BodyMeasurements.TAPE);
    private final Cases unseen = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    private final LinearModel expected = new LinearRegression().fit(known.features(), known.targets());

    @BeforeAll
    static void quietly() {
        TRIBUO.setLevel(Level.SEVERE); // it reports each step of its training otherwise
    }

    @Test
    void four_people_have_the_plane_worked_out_by_hand() {
        List<Person> people = List.of(
                new Person(Map.of("a", 0.0, "b", 1.0), 1),
                new Person(Map.of("a", 1.0, "b", -1.0), 2),
                new Person(Map.of("a", 2.0, "b", -1.0), 3),
                new Person(Map.of("a", 3.0, "b", 1.0), 6));
        expect(
                        "prediction for a = 10, b = 1 after a = 0, 1, 2, 3, b = 1, −1, −1, 1 and kg = 1, 2, 3, 6",
                        WeightByTribuo.train(people).predict(Map.of("a", 10.0, "b", 1.0)))
                .ifCloseTo(260 / 14.0 + 0.5, "That is 10 · 26/14 + 0.5, a plane through 0: " + NO_INTERCEPT)
                .ifNaN(DIVERGED)
                .when(kg -> Math.abs(kg - 17.1) < 1.5, NEAR)
                .usually(
                        "The plane is 0.6 + 1.6a + 0.5b (its residuals are −0.1, 0.3, −0.3, 0.1), and 0.6 + 16 + 0.5 is 17.1.")
                .toBeCloseTo(17.1, 1e-4);
    }

    @Test
    void predictions_agree_with_least_squares_by_qr() {
        WeightByTribuo trained = WeightByTribuo.train(people(known));
        double[] throughZero = HouseholderQr.of(known.features()).solve(known.targets());
        for (int i = 0; i < unseen.targets().length; i++) {
            double qr = expected.predict(unseen.features().row(i));
            double withoutIntercept = 0;
            for (int j = 0; j < throughZero.length; j++) {
                withoutIntercept += throughZero[j] * unseen.features().get(i, j);
            }
            expect("weight in kg of held-out person " + i, trained.predict(centimetres(unseen, i)))
                    .ifNaN(DIVERGED)
                    .ifCloseTo(withoutIntercept, "That is the best plane through 0: " + NO_INTERCEPT)
                    .when(kg -> Math.abs(kg - qr) < 3, NEAR)
                    .usually("Least squares of all six measurements with an intercept: QR gives the number expected.")
                    .toBeCloseTo(qr, 1e-5);
        }
    }

    @Test
    void the_order_of_the_measurements_does_not_matter() {
        WeightByTribuo trained = WeightByTribuo.train(people(known));
        Map<String, Double> backwards = new LinkedHashMap<>();
        for (int j = unseen.featureNames().size() - 1; j >= 0; j--) {
            backwards.put(unseen.featureNames().get(j), unseen.features().get(0, j));
        }
        expect("weight in kg of held-out person 0, calf first and height last,", trained.predict(backwards))
                .usually("A measurement is known by its name, not by its place.")
                .toBeCloseTo(trained.predict(centimetres(unseen, 0)), 1e-9);
    }

    @Test
    void the_people_may_change_after_the_training() {
        List<Person> people = people(known);
        WeightByTribuo trained = WeightByTribuo.train(people);
        Map<String, Double> first = people.get(0).centimetres();
        double before = trained.predict(centimetres(known, 0));
        first.clear();
        String after;
        try {
            after = "the same";
            double again = trained.predict(centimetres(known, 0));
            if (again != before) {
                after = "another: " + again;
            }
        } catch (IllegalArgumentException refused) {
            after = "refused: " + refused.getMessage();
        }
        expect("prediction after the caller emptied the map of the first person it trained on", after)
                .usually(
                        "The names of the measurements are still the caller's: keySet() is a view of its map. Keep a copy.")
                .toEqual("the same");
    }

    @Test
    void a_measurement_too_few_too_many_or_not_finite_is_refused_by_name() {
        WeightByTribuo trained = WeightByTribuo.train(people(known));
        for (String name : known.featureNames()) {
            Map<String, Double> without = centimetres(unseen, 0);
            without.remove(name);
            expectRefusal(
                    "predicting without " + name,
                    IllegalArgumentException.class,
                    "Left alone, Tribuo fills the hole (here as if it were average) and answers. Refuse before you ask it, and"
                            + " name the measurement.",
                    () -> trained.predict(without),
                    name);
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                Map<String, Double> broken = centimetres(unseen, 0);
                broken.put(name, bad);
                expectRefusal(
                        "predicting with " + name + " = " + bad,
                        IllegalArgumentException.class,
                        "A prediction from NaN is NaN, one from an infinity infinite, and it reaches the patient's chart: refuse it,"
                                + " and name the measurement.",
                        () -> trained.predict(broken),
                        name);
            }
        }
        Map<String, Double> more = centimetres(unseen, 0);
        more.put("hieght_cm", 181.5);
        expectRefusal(
                "predicting with one measurement more, hieght_cm,",
                IllegalArgumentException.class,
                "Left alone, Tribuo ignores what it does not know, a misspelt name too. Compare the names with those of the"
                        + " training, and name the one that is new.",
                () -> trained.predict(more),
                "hieght_cm");
    }

    @Test
    void the_report_is_about_the_people_handed_in() {
        WeightByTribuo trained = WeightByTribuo.train(people(known));
        int[] heavy = IntStream.range(0, unseen.targets().length)
                .filter(i -> unseen.targets()[i] > 85)
                .toArray();
        Cases heavyPeople = unseen.rowsAt(heavy);
        expectReport("of the held-out people above 85 kg", trained.evaluate(people(heavyPeople)), heavyPeople);
        expectReport("of the 127 held-out people", trained.evaluate(people(unseen)), unseen);
        expectReport("of the 380 training people", trained.evaluate(people(known)), known);
    }

    @Test
    void the_largest_error_may_be_too_heavy_or_too_light() {
        WeightByTribuo trained = WeightByTribuo.train(people(known));
        for (int i = 0; i < 6; i++) {
            List<Person> two = people(unseen).subList(i, i + 2);
            double largest = Math.max(error(i), error(i + 1));
            expect(
                            "largest error in kg of held-out people " + i + " and " + (i + 1),
                            trained.evaluate(two).largestError())
                    .usually("It is the largest |predicted − actual|: too much and too little are errors alike.")
                    .toBeCloseTo(largest, 1e-4);
        }
    }

    private void expectReport(String whose, Report report, Cases rows) {
        double[] actual = rows.targets();
        double[] predicted = expected.predict(rows.features());
        double mean = 0;
        double meanError = 0;
        double absolutes = 0;
        double squares = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = predicted[i] - actual[i];
            mean += actual[i] / actual.length;
            meanError += error / actual.length;
            absolutes += Math.abs(error) / actual.length;
            squares += error * error;
        }
        double total = 0;
        for (double kilograms : actual) {
            total += (kilograms - mean) * (kilograms - mean);
        }
        expect("root mean squared error in kg " + whose, report.rootMeanSquaredError())
                .ifCloseTo(
                        absolutes, "That is the mean absolute error: square before the mean, take the root after it.")
                .ifCloseTo(squares / actual.length, "That is the mean squared error, in kg²: take its root.")
                .usually("Usually the wrong people were evaluated, or another of the evaluation's numbers was taken.")
                .toBeCloseTo(Math.sqrt(squares / actual.length), 1e-5);
        expect("R² " + whose, report.rSquared())
                .ifCloseTo(
                        1 - (squares / actual.length - meanError * meanError) / (total / actual.length),
                        "That is the explained variance: it forgives predictions that are all too high by as much.")
                .usually("1 − Σ(predicted − actual)² / Σ(actual − mean)².")
                .toBeCloseTo(1 - squares / total, 1e-8);
    }

    private double error(int i) {
        return Math.abs(expected.predict(unseen.features().row(i)) - unseen.targets()[i]);
    }

    private static List<Person> people(Cases rows) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < rows.targets().length; i++) {
            people.add(new Person(centimetres(rows, i), rows.targets()[i]));
        }
        return people;
    }

    private static Map<String, Double> centimetres(Cases rows, int i) {
        Map<String, Double> centimetres = new LinkedHashMap<>();
        for (int j = 0; j < rows.featureNames().size(); j++) {
            centimetres.put(rows.featureNames().get(j), rows.features().get(i, j));
        }
        return centimetres;
    }
}
