package gradus.workbook.fundamentals.distributions;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Seeds;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "distributions",
        number = 3,
        title = "Draws from a quantile",
        kind = Kind.BUILD,
        points = 5,
        minutes = 15)
@ExplainedIn("distributions#drawing")
@Hint("Write p = 1 − e^−y with y = (x / scale)^shape. Which y has p, and which x has that y?")
@Hint("For p = 1e-18 the difference 1 − p is 1. Which method of Math takes the logarithm without forming it?")
@Hint("nextDouble() may be 0 and is never 1: which of the two would be harmful, u or 1 − u?")
class InverseSamplingTest {
    private static final int N = 4000;
    /** Kolmogorov's distribution: a right sample of 4000 is further from its cdf once in a billion. */
    private static final double ALLOWED = 3.3 / Math.sqrt(N);

    @Test
    void half_of_exponential_parts_fail_by_ln_2() {
        expect("the quantile 0.5 for shape 1 and scale 100", InverseSampling.quantile(1, 100, 0.5))
                .ifCloseTo(-100 * Math.log(2), "The logarithm of a number below 1 is negative: turn its sign.")
                .ifCloseTo(Math.log(2) / 100, "The scale is hours, not a rate: multiply by it.")
                .usually("1 − e^(−x / 100) is 0.5 at x = 100 ln 2.")
                .toBeCloseTo(100 * Math.log(2), 1e-9);
    }

    @Test
    @Needs("half_of_exponential_parts_fail_by_ln_2")
    void the_shape_bends_the_wait() {
        double y = -Math.log(0.25);
        expect("the quantile 0.75 for shape 2 and scale 10", InverseSampling.quantile(2, 10, 0.75))
                .ifCloseTo(10 * y, "The shape was not used.")
                .ifCloseTo(
                        10 * y * y, "The power is upside down: (x / scale)^shape = y gives x = scale · y^(1 / shape).")
                .ifCloseTo(Math.sqrt(10 * y), "The root was taken of the scale as well.")
                .ifCloseTo(
                        10 * Math.sqrt(-Math.log(0.75)),
                        "That is the lifetime that a quarter does not reach: p is the share that has failed.")
                .usually("(x / 10)² is −ln 0.25.")
                .toBeCloseTo(10 * Math.sqrt(y), 1e-9);
        expect("the quantile 0.75 for shape 0.5 and scale 10", InverseSampling.quantile(0.5, 10, 0.75))
                .ifCloseTo(10.0, "1 / shape was computed in whole numbers, or the shape was cut off.")
                .usually("√(x / 10) is −ln 0.25.")
                .toBeCloseTo(10 * y * y, 1e-9);
    }

    @Test
    @Needs("half_of_exponential_parts_fail_by_ln_2")
    void the_first_failures_keep_their_digits() {
        expect(
                        "the quantile 1e-18 for shape 1 and scale 1, divided by 1e-18,",
                        InverseSampling.quantile(1, 1, 1e-18) / 1e-18)
                .ifCloseTo(
                        0.0,
                        "1 − 1e-18 is 1 in a double, and its logarithm 0. Math.log1p takes it without forming the difference.")
                .usually("ln(1 − p) is −p for a p this small.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    void the_ends_are_nothing_and_infinity() {
        expect("the quantile 0 for shape 2 and scale 3", InverseSampling.quantile(2, 3, 0))
                .usually("Nothing has failed at 0.")
                .toBeCloseTo(0.0, 0);
        expect("the quantile 1 for shape 2 and scale 3", InverseSampling.quantile(2, 3, 1))
                .usually("There is no time by which every part has failed: infinity.")
                .toEqual(Double.POSITIVE_INFINITY);
    }

    @Test
    void as_many_draws_come_as_were_asked_for() {
        for (int n : new int[] {0, 1, 7}) {
            expect("the number of lifetimes for n = " + n, draw(1, 1, n, 4).length)
                    .usually("One lifetime for each of n.")
                    .toEqual(n);
        }
    }

    @Test
    @Needs("as_many_draws_come_as_were_asked_for")
    void only_the_generator_decides() {
        Seeds.of("20 lifetimes", seed -> draw(2, 3, 20, seed))
                .ifNotRepeated(
                        "There is luck that does not come from the generator: Math.random(), a clock, or something kept between calls.")
                .ifIgnored("The generator is not asked: one made inside brings the same luck each time.")
                .allDiffering()
                .toDecide();
    }

    @Test
    @Needs({"as_many_draws_come_as_were_asked_for", "the_shape_bends_the_wait"})
    void draws_follow_the_share_that_still_works() {
        double[][] parts = {{1, 5}, {0.7, 100}, {3, 2}};
        for (double[] part : parts) {
            for (long seed = 1; seed <= 4; seed++) {
                double[] drawn = draw(part[0], part[1], N, seed);
                expect(
                                "the largest gap between cdf and " + N + " draws of shape " + part[0] + ", scale "
                                        + part[1] + " and seed " + seed,
                                gap(part, drawn))
                        .when(gap -> Double.isNaN(gap), "A draw is NaN.")
                        .when(gap -> drawn[0] == drawn[1], "All are equal: draw a number for each lifetime.")
                        .when(
                                gap -> gap(new double[] {1, part[1]}, drawn) <= ALLOWED && part[0] != 1,
                                "They follow an exponential distribution: the shape was not used.")
                        .when(
                                gap -> Arrays.stream(drawn)
                                        .map(x -> x / part[1])
                                        .allMatch(x -> x <= 1),
                                "None is above the scale. The numbers drawn were used as lifetimes: send each through the quantile.")
                        .usually(
                                "Each lifetime is the quantile of a number drawn evenly between 0 and 1: nextDouble, not nextGaussian.")
                        .toBeAtMost(ALLOWED);
            }
        }
    }

    @Test
    @Needs("draws_follow_the_share_that_still_works")
    void draws_are_independent_of_their_neighbours() {
        double[] u =
                Arrays.stream(draw(2, 3, N, 9)).map(x -> cdf(2, 3, x) - 0.5).toArray();
        double together =
                IntStream.range(1, N).mapToDouble(i -> 12 * u[i] * u[i - 1]).sum() / N;
        expect("the correlation of each draw with the next", together)
                .when(r -> r > 0.3, "They come in order, or in runs: draw one number for each, and do not sort.")
                .when(r -> r < -0.3, "They alternate: draw one number for each, without its mirror image.")
                .usually("Each draw needs a number of its own.")
                .to("be 0, give or take 0.11", r -> Math.abs(r) <= 7 / Math.sqrt(N));
        long values = Arrays.stream(draw(2, 3, 20_000, 9)).distinct().count();
        law("20,000 lifetimes should all differ", values == 20_000)
                .usually("Each has 53 bits of chance with nextDouble, and only 24 with nextFloat.")
                .toHold();
        long counts = IntStream.range(0, 30)
                .mapToLong(seed -> Arrays.stream(draw(1, 1, 60, seed))
                        .filter(x -> x < Math.log(2))
                        .count())
                .distinct()
                .count();
        law("the number of early failures among 60 should differ from seed to seed", counts > 1)
                .usually("They are spread too evenly: independent draws clump.")
                .toHold();
    }

    @Test
    @Needs("as_many_draws_come_as_were_asked_for")
    void every_draw_is_finite_whatever_the_generator_brings() {
        for (long bits : new long[] {0L, -1L}) {
            double[] drawn = InverseSampling.draw(1, 1, 3, beginningWith(bits));
            String what = bits == 0 ? "0" : "the largest number below 1";
            expect("the first of 3 lifetimes from a generator that first draws " + what, drawn[0])
                    .ifInfinite(
                            "nextDouble() may be 0, and ln 0 is −∞: it is never 1, so 1 − u is safe in the logarithm and u is not.")
                    .usually("A lifetime is a finite number, 0 or more.")
                    .to("be finite and not negative", x -> Double.isFinite(x) && x >= 0);
        }
    }

    @Test
    void what_has_no_answer_is_refused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String cause = Double.isNaN(bad)
                    ? "NaN went through: it is neither above nor below anything."
                    : "Shape and scale must be finite and above 0.";
            refused("the quantile 0.5 for shape " + bad, cause, () -> InverseSampling.quantile(bad, 1, 0.5));
            refused("the quantile 0.5 for scale " + bad, cause, () -> InverseSampling.quantile(1, bad, 0.5));
            String none = "Where nothing is drawn, a wrong shape or scale is wrong as well.";
            refused("no lifetimes of shape " + bad, none, () -> draw(bad, 1, 0, 1));
            refused("no lifetimes of scale " + bad, none, () -> draw(1, bad, 0, 1));
        }
        for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
            refused(
                    "the quantile " + p,
                    "A probability lies between 0 and 1, and NaN does not.",
                    () -> InverseSampling.quantile(1, 1, p));
        }
        refused("−1 lifetimes", "The task refuses a negative n.", () -> draw(1, 1, -1, 1));
        refused(
                "no lifetimes without a generator",
                "The task refuses null, also where nothing is drawn.",
                () -> InverseSampling.draw(1, 1, 0, null));
    }

    private record Question(double shape, double scale, double p) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> sizes = Inputs.choice(0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 10.0, 1000.0);
        Inputs<Double> probabilities =
                Inputs.choice(0.0, -0.0, 1e-300, 1e-18, 1e-9, 0.1, 0.5, 0.75, 0.999, 1 - 1e-15, 1.0, 1.5, -1e-9);
        Agreement.on(sizes.and(sizes, (shape, scale) -> new Question(shape, scale, 0))
                        .and(probabilities, (q, p) -> new Question(q.shape(), q.scale(), p)))
                .ask(
                        "the quantile {p} for shape {shape} and scale {scale}",
                        q -> InverseSampling.quantile(q.shape(), q.scale(), q.p()))
                .withinRelative(1e-12)
                .holds();
    }

    private static void refused(String subject, String cause, Runnable call) {
        expectRefusal(subject, IllegalArgumentException.class, cause, call::run);
    }

    private static double[] draw(double shape, double scale, int n, long seed) {
        return InverseSampling.draw(shape, scale, n, new SplittableRandom(seed));
    }

    private static RandomGenerator beginningWith(long bits) {
        SplittableRandom rest = new SplittableRandom(1);
        long[] asked = {0};
        return () -> asked[0]++ == 0 ? bits : rest.nextLong();
    }

    private static double cdf(double shape, double scale, double x) {
        return -Math.expm1(-Math.pow(x / scale, shape));
    }

    private static double gap(double[] part, double[] drawn) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        double gap = 0;
        for (int i = 0; i < sorted.length; i++) {
            double p = cdf(part[0], part[1], sorted[i]);
            gap = Math.max(
                    gap, Math.max(Math.abs(p - (double) i / sorted.length), Math.abs(p - (i + 1.0) / sorted.length)));
        }
        return gap;
    }
}
