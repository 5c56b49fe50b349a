package gradus.workbook.deployment.monitoring;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "monitoring",
        number = 1,
        title = "PSI that survives real columns",
        kind = Kind.BUILD,
        points = 7,
        minutes = 25)
@Hint("Three steps that know nothing of each other: where the edges are, which bin holds a value, what the counts say.")
@Hint("⌈a / b⌉ of two whole numbers is (a + b − 1) / b. Every comparison with NaN is false: ask for it by name.")
@Hint("Count first how many bins somebody is in. The halves of those, and of no others, go into both sums of rows.")
@ExplainedIn("monitoring#psi-with-a-limit-of-its-own")
class StabilityIndexTest {
    private static final double NONE = Double.NaN;
    private static final double[] FOUR = {4, 1, 3, 2};

    @Test
    void both_columns_stay_as_they_are() {
        double[] reference = FOUR.clone();
        double[] current = {9, 0, 3};
        Untouched.of("the reference", reference)
                .and("the new rows", current)
                .ifNow(new double[] {1, 2, 3, 4}, "The reference was sorted: sort a copy.")
                .by("the index", () -> StabilityIndex.of(reference, 2).psi(current));
    }

    @Test
    void an_edge_belongs_to_its_bin() {
        psi(FOUR, 2, 2, 2, 3, 3)
                .usually("A bin holds its edge: 2 lies in the first bin, and the shares are equal.")
                .toBeCloseTo(0, 1e-12);
    }

    /** Half of the reference lies up to 2; of the new rows one of four does: p = ½, q = 1.5 / 5. */
    @Test
    @Needs("an_edge_belongs_to_its_bin")
    void two_bins() {
        psi(FOUR, 2, 2.5, 7, 1, 8)
                .ifCloseTo(0.2 * Math.log10(7 / 3.0), "A natural logarithm: Math.log, and not log10.")
                .ifCloseTo(
                        0.3 * Math.log(0.6) + 0.7 * Math.log(1.4),
                        "That is the sum of q ln(q / p). The logarithm is of q / p, its factor is q − p.")
                .ifCloseTo(
                        0.25 * Math.log(3.5 / 1.5),
                        "The half of every bin went into its count, but not into the sum of rows: the shares add up to more than 1.")
                .ifCloseTo(
                        0.25 * Math.log(3),
                        "No half was added to the counts: the index would be infinite where a bin is empty.")
                .ifCloseTo(
                        Math.log(7 / 3.0) / 5.5,
                        "That is with B = 3, but B is 2: a bin that nobody is in on either side does not count, and nothing is missing.")
                .ifCloseTo(
                        0,
                        "As if two of the new rows were in each bin: bins are cut once, on the reference, at one of its numbers, which is 2.")
                .usually(
                        "Up to 2 lie two of four and one of four: the shares are ½ and 0.3, and the other bin's ½ and 0.7.")
                .toBeCloseTo(0.2 * Math.log(7 / 3.0), 1e-12);
    }

    @Test
    @Needs("two_bins")
    void the_bins_stay_those_of_the_reference() {
        psi(FOUR, 2, 10, 20, 30, 40)
                .ifCloseTo(
                        0, "As if two were in each bin: bins are cut once, on the reference, and not on the new rows.")
                .usually(
                        "All new rows lie in the last bin: bins are cut once, on the reference, and not on the new rows.")
                .toBeCloseTo(0.4 * Math.log(9), 1e-12);
    }

    /** Three of four are 0, so 0 is the only edge: four bins become two. */
    @Test
    @Needs("two_bins")
    void ties() {
        psi(new double[] {0, 0, 7, 0}, 4, 0, 0, 0, 7)
                .usually("Equal edges count once: the edges are 0, 0 and 0, which make one.")
                .toBeCloseTo(0, 1e-12);
        psi(new double[] {0, 0, 7, 0}, 4, 0, 7, 7, 7)
                .usually(
                        "Equal edges count once, and a bin that nobody is in on either side does not count: B is 2 here.")
                .toBeCloseTo(0.8 * Math.log(7 / 3.0), 1e-12);
    }

    /** Of the numbers 1 to 25 each is an edge; in floating point 7 / 25 · 25 is a little more than 7. */
    @Test
    @Needs({"two_bins", "what_is_missing"})
    void a_place_that_is_whole() {
        double[] reference = IntStream.rangeClosed(1, 25).asDoubleStream().toArray();
        double[] ones = new double[25];
        Arrays.fill(ones, 1);
        double[] now = new double[25];
        now[6] = 2;
        psi(reference, 25, 7, 7)
                .usually(
                        "The edge for k = 7 is the number at place 7. Is yours at place 8? In floating point 7 / 25 · 25 is a little more than 7: compute places in whole numbers.")
                .toBeCloseTo(sum(ones, now), 1e-12);
    }

    /** k · n is 2.5 billion for the last edge. */
    @Test
    @Needs("two_bins")
    void many_rows_in_many_bins() {
        double[] reference = new double[50_000];
        Arrays.fill(reference, 40_000, 50_000, 1);
        expect(
                        "the index of 0, 1 against 40,000 times 0 and 10,000 times 1 in 50,000 bins",
                        StabilityIndex.of(reference, 50_000).psi(new double[] {0, 1}))
                .usually("0 is the only edge. Does k · n fit into an int? It goes up to 2.5 billion.")
                .toBeCloseTo(sum(new double[] {40_000, 10_000}, new double[] {1, 1}), 1e-12);
    }

    @Test
    @Needs("two_bins")
    void each_reference_has_its_own_bins() {
        StabilityIndex index = StabilityIndex.of(FOUR, 2);
        StabilityIndex.of(new double[] {10, 20, 30}, 3).psi(new double[] {15});
        expect(
                        "the index of 2.5, 7, 1, 8 against 4, 1, 3, 2 in 2 bins, after another reference was cut in 3,",
                        index.psi(new double[] {2.5, 7, 1, 8}))
                .usually("An index keeps its own edges and counts: is something static?")
                .toBeCloseTo(0.2 * Math.log(7 / 3.0), 1e-12);
    }

    @Test
    @Needs("two_bins")
    void the_largest_number() {
        psi(new double[] {5, 5}, 2, 9, 9)
                .usually("The largest number of the reference is no edge: 5 and 9 lie in one bin.")
                .toBeCloseTo(0, 1e-12);
    }

    @Test
    @Needs("two_bins")
    void what_is_missing() {
        psi(new double[] {1, 2, NONE, NONE}, 2, 1, 2, 2, 2, 1, NONE, NONE, NONE)
                .ifCloseTo(
                        sum(new double[] {2, 2}, new double[] {5, 3}),
                        "That is with no edge: n counts the numbers of the reference, without what is missing, so the edge is 1.")
                .ifCloseTo(
                        sum(new double[] {1, 1, 2}, new double[] {2, 3, 3}, 1),
                        "B / 2 is 1.5 here, and 3 / 2 of two ints is 1: divide by 2.0.")
                .usually("Missing values are a bin of their own, the last, and they count among the rows.")
                .toBeCloseTo(sum(new double[] {1, 1, 2}, new double[] {2, 3, 3}), 1e-12);
    }

    /** PSI by the formula, of counts in bins that all count. */
    private static double sum(double[] a, double[] b) {
        return sum(a, b, a.length / 2.0);
    }

    private static double sum(double[] a, double[] b, double halves) {
        double n = Arrays.stream(a).sum() + halves;
        double m = Arrays.stream(b).sum() + halves;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double p = (a[i] + 0.5) / n;
            double q = (b[i] + 0.5) / m;
            sum += (q - p) * Math.log(q / p);
        }
        return sum;
    }

    @Test
    @Needs({"two_bins", "what_is_missing"})
    void an_empty_bin() {
        psi(FOUR, 2, 9, 9)
                .usually("Nobody of the new rows is in the first bin: its half keeps the index finite.")
                .toBeCloseTo(sum(new double[] {2, 2}, new double[] {0, 2}), 1e-12);
    }

    @Test
    @Needs("two_bins")
    void beside_chance() {
        expect(
                        "how many times chance 2.5, 7, 1, 8 is, against 4, 1, 3, 2 in 2 bins,",
                        StabilityIndex.of(FOUR, 2).timesChance(new double[] {2.5, 7, 1, 8}))
                .usually(
                        "chance gives less with more rows, on either side: (B − 1)(1/n + 1/m) is 1 · (1/4 + 1/4) here.")
                .toBeCloseTo(0.2 * Math.log(7 / 3.0) / 0.5, 1e-12);
        expect(
                        "how many times chance 5, 5, 5 is, against 5, 5 in 3 bins,",
                        StabilityIndex.of(new double[] {5, 5}, 3).timesChance(new double[] {5, 5, 5}))
                .usually("There is one bin that anybody is in: B is 1.")
                .toEqual(0.0);
    }

    @Test
    void no_rows() {
        expectRefusal(
                "the index of no rows",
                IllegalArgumentException.class,
                "There are no shares: no rows have no index.",
                () -> StabilityIndex.of(FOUR, 2).psi(new double[0]),
                "current");
    }

    private record Given(List<Double> reference, List<Double> current, int bins) {}

    private record Both(double psi, double timesChance) {}

    private static Both ask(Given given) {
        double[] reference = array(given.reference());
        StabilityIndex index = StabilityIndex.of(reference, given.bins());
        Arrays.fill(reference, 77);
        index.psi(new double[] {3});
        return new Both(index.psi(array(given.current())), index.timesChance(array(given.current())));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> value = Inputs.choice(0.0, -0.0, 1.0, 2.0, 3.0, -1.5, 0.25, 1e9, 1e9 + 1, -1e-9, NONE);
        Agreement.on(Inputs.listOf(value, 14)
                        .filter(list -> list.stream().anyMatch(x -> !x.isNaN()))
                        .and(Inputs.listOf(value, 9), (reference, current) -> new Given(reference, current, 0))
                        .and(Inputs.whole(2, 12), (given, bins) -> new Given(given.reference(), given.current(), bins)))
                .ask(
                        "the index and its size beside chance of {current}, against {reference} in {bins} bins (the reference overwritten, another row asked about first),",
                        StabilityIndexTest::ask)
                .within(1e-10)
                .refusalsName("current")
                .holds();
    }

    private static Expect<Double> psi(double[] reference, int bins, double... current) {
        return expect(
                "the index of " + Arrays.toString(current) + " against " + Arrays.toString(reference) + " in " + bins
                        + " bins",
                StabilityIndex.of(reference.clone(), bins).psi(current));
    }
}
