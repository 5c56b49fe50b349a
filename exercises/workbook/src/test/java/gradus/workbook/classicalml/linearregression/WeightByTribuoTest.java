package gradus.workbook.classicalml.linearregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.EXPECTED;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.KNOWN;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.UNSEEN;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.centimetres;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.errors;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.four;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.people;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.refused;
import static gradus.workbook.classicalml.linearregression.WeighedPeople.trainings;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.engine.check.Agreement;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.workbook.classicalml.linearregression.WeightByTribuo.Person;
import gradus.workbook.classicalml.linearregression.WeightByTribuo.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
@ExplainedIn("linear-regression#how-professionals-do-it")
class WeightByTribuoTest {
    private static final String DIVERGED = """
            The model is made of NaN: gradient descent left all bounds. Its steps were too long for these features; \
            standardise them, or take a trainer without a learning rate.""";

    private static final String NO_INTERCEPT =
            "the model has no intercept. A trainer must centre its features, or be given a feature that is 1.";

    private static final String NEAR = """
            That is near, and not least squares: not every measurement is in, the training stopped before its end, or a penalty \
            holds the weights back.""";

    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    /** Trained once for all checks: a right answer may take its time. */
    private static WeightByTribuo trained;

    @BeforeAll
    static void quietly() {
        TRIBUO.setLevel(Level.SEVERE); // it reports each step of its training otherwise
    }

    @Test
    void four_people_have_the_plane_worked_out_by_hand() {
        expect(
                        "the prediction for a = 10, b = 1 after a = 0, 1, 2, 3, b = 1, −1, −1, 1 and kg = 1, 2, 3, 6",
                        WeightByTribuo.train(four()).predict(Map.of("a", 10.0, "b", 1.0)))
                .ifCloseTo(260 / 14.0 + 0.5, "That is 10 · 26/14 + 0.5, a plane through 0: " + NO_INTERCEPT)
                .ifNaN(DIVERGED)
                .when(kg -> Math.abs(kg - 17.1) < 1.5, NEAR)
                .usually(
                        "The plane is 0.6 + 1.6a + 0.5b (its residuals are −0.1, 0.3, −0.3, 0.1), and 0.6 + 16 + 0.5 is 17.1.")
                .toBeCloseTo(17.1, 1e-4);
    }

    @Test
    void the_people_stay_the_callers() {
        List<Person> people = four();
        Map<String, Double> asked = new LinkedHashMap<>(Map.of("a", 10.0, "b", 1.0));
        Untouched.of("the list of people", people)
                .and("the measurements asked about", asked)
                .by("train, predict and evaluate", () -> {
                    WeightByTribuo model = WeightByTribuo.train(people);
                    model.predict(asked);
                    model.evaluate(people);
                });
    }

    @Test
    @Needs("four_people_have_the_plane_worked_out_by_hand")
    void the_people_may_change_after_the_training() {
        List<Person> people = four();
        WeightByTribuo model = WeightByTribuo.train(people);
        people.get(0).centimetres().clear();
        people.clear();
        Object after;
        Exception thrown = null;
        try {
            after = model.predict(Map.of("a", 10.0, "b", 1.0));
        } catch (RuntimeException ended) {
            thrown = ended;
            after = ended.getClass().getSimpleName();
        }
        expect(
                        "what comes after the caller emptied its list, and the map of the first person that was trained on,",
                        after)
                .when(
                        what -> "IllegalArgumentException".equals(what),
                        "The names of the measurements are still the caller's: keySet() is a view of its map. Keep a copy.")
                .usually("It trains when it is first asked, from what the caller's list holds by then. Train in train.")
                .with(thrown)
                .to("be 17.1 as before", kg -> kg instanceof Double d && Math.abs(d - 17.1) < 1e-3);
    }

    @Test
    @Needs("four_people_have_the_plane_worked_out_by_hand")
    void two_models_live_side_by_side() {
        WeightByTribuo first = WeightByTribuo.train(four());
        List<Person> lighter = new ArrayList<>();
        four().forEach(person -> lighter.add(new Person(person.centimetres(), person.kilograms() / 2)));
        WeightByTribuo.train(lighter);
        expect(
                        "the prediction for a = 10, b = 1, asked after another training on people half as heavy,",
                        first.predict(Map.of("a", 10.0, "b", 1.0)))
                .ifCloseTo(
                        8.55,
                        "That is the other model's answer: the model stands in a static field, and there is only one.")
                .usually("One training must not change what an earlier one gave.")
                .toBeCloseTo(17.1, 1e-4);
    }

    @Test
    void predictions_agree_with_least_squares_by_qr() {
        double[] throughZero =
                UNSEEN.features().times(HouseholderQr.of(KNOWN.features()).solve(KNOWN.targets()));
        for (int i = 0; i < UNSEEN.size(); i++) {
            double qr = EXPECTED.predict(UNSEEN.features().row(i));
            expect("the weight in kg of held-out person " + i, trained().predict(centimetres(UNSEEN, i)))
                    .ifNaN(DIVERGED)
                    .ifCloseTo(throughZero[i], "That is the best plane through 0: " + NO_INTERCEPT)
                    .when(
                            kg -> Math.abs(kg - qr) <= 0.5 && Math.abs(100 * kg - Math.rint(100 * kg)) < 1e-9,
                            "That was rounded. Hand out the number that the model gives: whoever shows it rounds it.")
                    .when(kg -> Math.abs(kg - qr) < 3, NEAR)
                    .usually("Least squares of all six measurements with an intercept: QR gives the number expected.")
                    .toBeCloseTo(qr, 1e-5);
        }
    }

    @Test
    @Needs("four_people_have_the_plane_worked_out_by_hand")
    void the_order_of_the_measurements_does_not_matter() {
        Map<String, Double> backwards = new LinkedHashMap<>();
        backwards.put("b", 1.0);
        backwards.put("a", 10.0);
        expect(
                        "the prediction for b = 1, a = 10, named in this order,",
                        WeightByTribuo.train(four()).predict(backwards))
                .ifCloseTo(
                        0.6 + 1.6 + 5, "The two were exchanged: a measurement is known by its name, not by its place.")
                .usually("A measurement is known by its name, not by its place.")
                .toBeCloseTo(17.1, 1e-4);
    }

    @Test
    void a_measurement_too_few_too_many_or_not_finite_is_refused_by_name() {
        WeightByTribuo model = WeightByTribuo.train(List.of(
                new Person(Map.of("height_cm", 160.0, "waist_girth", 70.0), 55),
                new Person(Map.of("height_cm", 170.0, "waist_girth", 75.0), 65),
                new Person(Map.of("height_cm", 180.0, "waist_girth", 90.0), 82),
                new Person(Map.of("height_cm", 175.0, "waist_girth", 95.0), 85)));
        for (String name : List.of("height_cm", "waist_girth")) {
            Map<String, Double> without = new TreeMap<>(Map.of("height_cm", 165.0, "waist_girth", 80.0));
            without.remove(name);
            refused(model, without, "without " + name, """
                    Left alone, Tribuo fills the hole (here as if it were average) and answers. Refuse before you ask it, and \
                    name the measurement.""", name);
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                Map<String, Double> broken = new TreeMap<>(without);
                broken.put(name, bad);
                refused(model, broken, "with " + name + " = " + bad, """
                        A prediction from NaN is NaN, one from an infinity infinite, and it reaches the patient's chart: refuse \
                        it, and name the measurement.""", name);
            }
        }
        refused(
                model,
                Map.of("height_cm", 165.0, "waist_girth", 80.0, "hieght_cm", 181.5),
                "with one measurement more, hieght_cm,",
                """
                Left alone, Tribuo ignores what it does not know, a misspelt name too. Compare the names with those of the \
                training, and name the one that is new.""",
                "hieght_cm");
        refused(model, Map.of("hieght_cm", 165.0, "waist_girth", 80.0), "with hieght_cm instead of height_cm", """
                There are as many measurements as in the training, and not the same ones: counting them is not enough.""");
    }

    @Test
    @Needs("predictions_agree_with_least_squares_by_qr")
    void the_report_is_about_the_people_handed_in() {
        int[] heavy = IntStream.range(0, UNSEEN.size())
                .filter(i -> UNSEEN.targets()[i] > 85)
                .toArray();
        expectReport("of the held-out people above 85 kg", UNSEEN.rowsAt(heavy));
        expectReport("of the 127 held-out people", UNSEEN);
        expectReport("of the 380 training people", KNOWN);
    }

    @Test
    @Needs("the_report_is_about_the_people_handed_in")
    void the_largest_error_may_be_too_heavy_or_too_light() {
        for (int i = 0; i < 6; i++) {
            Cases two = UNSEEN.rowsAt(i, i + 1);
            double[] errors = errors(two);
            expect(
                            "the largest error in kg of held-out people " + i + " and " + (i + 1),
                            trained().evaluate(people(two)).largestError())
                    .ifCloseTo(
                            Math.min(Math.abs(errors[0]), Math.abs(errors[1])),
                            "That is the other one's: too much and too little are errors alike.")
                    .usually("It is the largest |predicted − actual|: too much and too little are errors alike.")
                    .toBeCloseTo(Math.max(Math.abs(errors[0]), Math.abs(errors[1])), 1e-4);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(trainings())
                .ask(
                        "the prediction for {asked} after kg = {kg} at [a, b] = {rows}",
                        t -> t.model().predict(t.asked()))
                .within(1e-4)
                .ask(
                        "the report about all but the first of kg = {kg} at [a, b] = {rows}",
                        t -> t.model().evaluate(t.people().subList(1, t.kg().length)))
                .within(1e-4)
                .questions(12)
                .holds();
    }

    private static void expectReport(String whose, Cases rows) {
        Report report = trained().evaluate(people(rows));
        double[] actual = rows.targets();
        double[] predicted = EXPECTED.predict(rows.features());
        double[] errors = errors(rows);
        double rootMeanSquared = Scores.rootMeanSquaredError(predicted, actual);
        double meanError = Arrays.stream(errors).average().orElseThrow();
        double rSquared = Scores.rSquared(predicted, actual);
        double forgiven = (1 - rSquared) * Math.pow(meanError / rootMeanSquared, 2);
        expect("the root mean squared error in kg " + whose, report.rootMeanSquaredError())
                .ifCloseTo(
                        Scores.meanAbsoluteError(predicted, actual),
                        "That is the mean absolute error: square before the mean, take the root after it.")
                .ifCloseTo(rootMeanSquared * rootMeanSquared, "That is the mean squared error, in kg²: take its root.")
                .usually("Usually the wrong people were evaluated, or another of the evaluation's numbers was taken.")
                .toBeCloseTo(rootMeanSquared, 1e-5);
        expect("R² " + whose, report.rSquared())
                .ifCloseTo(
                        rSquared + forgiven,
                        "That is the explained variance: it forgives predictions that are all too high by as much.")
                .usually("1 − Σ(predicted − actual)² / Σ(actual − mean)².")
                .toBeCloseTo(rSquared, 1e-8);
        double tooHeavy = Arrays.stream(errors).max().orElseThrow();
        double tooLight = -Arrays.stream(errors).min().orElseThrow();
        expect("the largest error in kg " + whose, report.largestError())
                .ifCloseTo(
                        Math.min(tooHeavy, tooLight),
                        "That is the largest on one side: too much and too little are errors alike.")
                .usually(
                        "It is the largest |predicted − actual| of all the people handed in: usually some were left out.")
                .toBeCloseTo(Math.max(tooHeavy, tooLight), 1e-4);
    }

    private static WeightByTribuo trained() {
        if (trained == null) {
            trained = WeightByTribuo.train(people(KNOWN));
        }
        return trained;
    }
}
