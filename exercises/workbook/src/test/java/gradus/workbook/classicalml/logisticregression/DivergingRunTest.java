package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.BIRD;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.BIRDS;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.SPECIES;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.firstLossBySampleDeviations;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.firstLosses;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.losses;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.massIn;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.scaled;
import static gradus.workbook.classicalml.logisticregression.MeasuredBirds.z;

import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.engine.expect.Numbers;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.workbook.classicalml.logisticregression.MeasuredBirds.Bird;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "logistic-regression",
        number = 4,
        title = "A run that diverges",
        kind = Kind.FIX,
        points = 6,
        minutes = 25)
@Hint(
        "Three of the five promises are broken by one fault each; mend these, and the other two hold. Make the data so small that you can follow one step with a"
                + " pencil: three birds with one measurement, −1, 0 and 1.")
@Hint(
        "How long is a step? Compare it for grams and kilograms, and for 18 birds and the same 18 listed twice. Which line lets"
                + " the unit in, and which the number of birds?")
@Hint(
        "With two faults mended the run looks well, for a while. Let it go on with l2 = 1: what does the penalty do to a weight"
                + " that is already large?")
@ExplainedIn("logistic-regression#what-goes-wrong")
class DivergingRunTest {

    /** Three birds with one measurement, and two species. */
    private static final Matrix THREE = Matrix.of(new double[][] {{-1}, {0}, {1}});

    private static final int[] ONE_AND_TWO = {0, 1, 1};

    @Test
    void a_bird_stays_as_it_is() {
        double[] bird = BIRD.clone();
        int[] species = SPECIES.clone();
        DivergingRun run = DivergingRun.train(BIRDS, species, 3, 0.01, 0.5, 3);
        Untouched.of("the bird's measurements", bird)
                .and("the labels", species)
                .because(
                        "It was standardised in place: asked again, the same bird is another. Fill an array of your own.")
                .by("its probabilities were asked for", () -> run.probabilities(bird));
    }

    @Test
    void a_model_knows_nothing_of_another() {
        DivergingRun first = DivergingRun.train(BIRDS, SPECIES, 3, 0.01, 0.5, 3);
        double[] before = first.probabilities(BIRD.clone());
        DivergingRun.train(massIn(0.001, 0), SPECIES, 3, 0.01, 0.5, 3);
        expect(
                        "the probabilities of a bird by a model, after another was trained in kilograms,",
                        first.probabilities(BIRD.clone()))
                .because("""
                        Another model has changed this one: means, deviations or weights are static, and belong to all models. Keep \
                        them in fields of the object.""")
                .toBeCloseTo(before, 1e-12);
    }

    @Test
    void the_unit_and_the_zero_of_a_measurement_do_not_matter() {
        double[] grams = firstLosses(BIRDS, SPECIES);
        expectSame("grams", grams, "kilograms", firstLosses(massIn(0.001, 0), SPECIES))
                .usually(
                        "They are the same birds. So the unit reaches the weights, and large numbers make long steps. Measure"
                                + " in deviations.")
                .toBeCloseTo(0.0, 1e-6);
        expectSame(
                        "grams",
                        grams,
                        "grams measured from another zero, 5000 g lower,",
                        firstLosses(massIn(1, 5000), SPECIES))
                .usually("They are the same birds. Measure the distance from the mean.")
                .toBeCloseTo(0.0, 1e-6);
    }

    @Test
    void the_number_of_birds_does_not_matter() {
        Matrix twice = BIRDS.rowsAt(IntStream.range(0, 36).map(i -> i % 18).toArray());
        int[] species = IntStream.range(0, 36).map(i -> SPECIES[i % 18]).toArray();
        double[] once = firstLosses(BIRDS, SPECIES);
        expectSame("18 birds", once, "the same 18 birds listed twice", firstLosses(twice, species))
                .when(
                        any -> largestDifference(firstLosses(BIRDS, SPECIES, 0), firstLosses(twice, species, 0)) < 1e-9,
                        "Without the penalty they are equal. So it is the penalty that changes with the number of birds: only"
                                + " the log loss is a mean over them.")
                .when(
                        any -> Math.abs(once[1] - firstLossBySampleDeviations()) < 1e-9,
                        "The deviations were right as they were given, squares / n: they describe these birds. With n − 1 they"
                                + " change when every bird is listed twice.")
                .when(
                        any -> Math.abs(Math.log(3) - once[1]) < 0.05,
                        "The more birds, the shorter the step: the slope was divided by that number more than once.")
                .usually(
                        "Usually a step that grows with the number of birds, and is too long for any learning rate as soon as"
                                + " there are enough of them: a mean is lowered here, not a sum.")
                .toBeCloseTo(0.0, 1e-6);
    }

    @Test
    void a_penalty_makes_the_model_less_certain() {
        double free = probabilityAt(1, DivergingRun.train(THREE, ONE_AND_TWO, 2, 0, 0.05, 400));
        expect(
                        "the probability of species 1 at 1, three birds, l2 = 1, 400 steps",
                        probabilityAt(1, DivergingRun.train(THREE, ONE_AND_TWO, 2, 1, 0.05, 400)))
                .when(
                        p -> p == 0.5,
                        "All weights are still 0: nothing has moved at all. Is a quotient of two whole numbers 0?")
                .ifCloseTo(free, "Without a penalty it is exactly as large: the penalty has no part in the step.")
                .when(
                        p -> p > free,
                        "Without a penalty it is " + rounded(free)
                                + ". The penalty must pull the weights towards 0, and"
                                + " this one pushes them away from 0: the larger a weight, the harder.")
                .usually("Without a penalty it is " + rounded(free)
                        + ", and the two must differ more. Are the steps as long as the" + " learning rate says?")
                .toBeAtMost(free - 0.03);
    }

    @Test
    @Needs("a_bird_stays_as_it_is")
    void a_very_large_penalty_leaves_the_share_of_each_species() {
        double free = probabilityAt(0, DivergingRun.train(THREE, ONE_AND_TWO, 2, 0, 0.05, 500));
        expect(
                        "the probability of species 1 at 0, three birds of which two are of species 1, l2 = 10, 500 steps",
                        probabilityAt(0, DivergingRun.train(THREE, ONE_AND_TWO, 2, 10, 0.05, 500)))
                .when(
                        p -> p < 0.6 && free > 0.6,
                        "The biases are not penalised: with all weights near 0 they are what says that"
                                + " species 1 is the more common one.")
                .when(p -> p < 0.6, "The biases have hardly moved. Are the steps as long as the learning rate says?")
                .usually(
                        "With all weights near 0 only the biases are left, and they say how common a species is. Usually the"
                                + " weights did not go to 0.")
                .toBeCloseTo(2 / 3.0, 2e-3);
    }

    @Test
    void at_the_learning_rate_one_half_the_loss_falls_with_every_step() {
        double[] losses = DivergingRun.train(BIRDS, SPECIES, 3, 0.01, 0.5, 300).losses();
        expect("the number of losses of 300 steps", losses.length)
                .usually("One before each step, and one after the last.")
                .toEqual(301);
        for (int step = 1; step < losses.length; step++) {
            expect(
                            "the loss after step " + step
                                    + " of 300 (18 birds, l2 0.01, learning rate 0.5; the losses before it end with "
                                    + before(losses, step) + ")",
                            losses[step])
                    .usually("""
                            It has risen, so that step was too long, or not downhill: look first at the checks of the unit, of the \
                            number of birds, and of the penalty.""")
                    .toBeAtMost(losses[step - 1] + 1e-12);
        }
    }

    @Test
    @Needs({"a_bird_stays_as_it_is", "a_model_knows_nothing_of_another"})
    void the_run_ends_where_the_lessons_model_ends() {
        LogisticModel model = new LogisticRegression(0.01, new GradientDescent(0.5, 300, 0)).fit(z(BIRDS), SPECIES);
        DivergingRun run = DivergingRun.train(BIRDS, SPECIES, 3, 0.01, 0.5, 300);
        for (int step : new int[] {0, 1, 2, 10, 300}) {
            double expected = model.losses()[step];
            expect(
                            "the loss after " + step + (step == 1 ? " step" : " steps")
                                    + " (18 birds, l2 0.01, learning rate 0.5)",
                            run.losses()[step])
                    .when(loss -> step == 1 && isSlowed(loss), """
                            It falls, and not as far as the learning rate 0.5 takes it: shorter steps hide a fault and mend none.""")
                    .when(loss -> step > 1 && isRightWithoutPenalty(), """
                            Without a penalty all losses are right, and with l2 = 0.01 they are not: what the penalty adds to the step \
                            is not the slope of the penalty in the loss, l2 · weight.""")
                    .usually("""
                            Look first at the checks of the unit, of the number of birds, and of the penalty. If they pass, something \
                            was changed that was right: the loss, the deviations, or the step, which moves all weights at once by \
                            the whole slope.""")
                    .toBeCloseTo(expected, 1e-9);
        }
        expect("the probabilities of a bird of 45 mm, 17 mm, 200 mm and 4000 g", run.probabilities(BIRD.clone()))
                .usually("The bird must be put on the scale of the training birds: their means, their deviations.")
                .toBeCloseTo(model.probabilities(scaled(BIRD)), 1e-9);
    }

    @Test
    @Needs
    void any_birds_lose_what_they_lose_in_the_solution() {
        Inputs<Integer> size = Inputs.whole(-5, 5);
        Inputs<Bird> bird = size.and(size, (first, second) -> new int[] {first, second})
                .and(Inputs.whole(0, 1), (sizes, species) -> new Bird(sizes[0], sizes[1], species));
        Agreement.on(Inputs.listOf(bird, 6)
                        .filter(birds -> birds.stream()
                                                .map(Bird::first)
                                                .distinct()
                                                .count()
                                        > 1
                                && birds.stream().map(Bird::second).distinct().count() > 1))
                .ask("the losses of three steps (l2 0.3, learning rate 0.5) on {}", MeasuredBirds::lossesOf)
                .within(1e-9)
                .usually(
                        "A step moves all weights at once, each by the learning rate times the slope of what is lowered.")
                .questions(200)
                .holds();
    }

    /** Whether a first loss, and a bird's probabilities, are those of a right step, only shorter than by the learning rate 0.5. */
    private static boolean isSlowed(double loss) {
        double low = 1e-9;
        double high = 0.5;
        for (int halving = 0; halving < 40; halving++) {
            double rate = (low + high) / 2;
            low = losses(rate, 1)[1] > loss ? rate : low;
            high = low == rate ? high : rate;
        }
        LogisticModel shorter = new LogisticRegression(0, new GradientDescent(low, 1, 0)).fit(z(BIRDS), SPECIES);
        double[] came = DivergingRun.train(BIRDS, SPECIES, 3, 0.01, 0.5, 1).probabilities(BIRD.clone());
        return low < 0.499 && Numbers.distance(came, shorter.probabilities(scaled(BIRD))) < 1e-6;
    }

    private static boolean isRightWithoutPenalty() {
        return Numbers.distance(
                        DivergingRun.train(BIRDS, SPECIES, 3, 0, 0.5, 10).losses(), losses(0.5, 10))
                < 1e-9;
    }

    /** Looks at the largest difference between two runs' losses, relative to the larger of 1 and the loss. */
    private static Expect<Double> expectSame(String one, double[] losses, String other, double[] others) {
        return expect(
                "the largest difference between losses, as a share of those above 1 (" + one + " give first losses of "
                        + precise(losses) + "; " + other + " give " + precise(others) + "; they must be equal)",
                largestDifference(losses, others));
    }

    private static double largestDifference(double[] losses, double[] others) {
        double largest = 0;
        for (int step = 0; step < losses.length; step++) {
            largest = Math.max(largest, Math.abs(others[step] - losses[step]) / Math.max(1, Math.abs(losses[step])));
        }
        return largest;
    }

    private static String precise(double[] losses) {
        return Arrays.stream(losses)
                .mapToObj(x -> String.format(Locale.ROOT, "%.6f", x))
                .collect(Collectors.joining(", "));
    }

    private static double probabilityAt(double x, DivergingRun run) {
        return run.probabilities(new double[] {x})[1];
    }

    private static String before(double[] losses, int step) {
        return Arrays.stream(losses, Math.max(0, step - 3), step)
                .mapToObj(DivergingRunTest::rounded)
                .collect(Collectors.joining(", "));
    }

    private static String rounded(double x) {
        return String.format(Locale.ROOT, "%.3f", x);
    }
}
