package gradus.workbook.deployment.monitoring;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.deployment.monitoring.FiveDashboards.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "monitoring", number = 3, title = "Five dashboards", kind = Kind.JUDGE, points = 7, minutes = 25)
@Hint("Each asks first whether there is enough to say anything. Do that part for all five.")
@Hint("For the buckets: find the one that holds the p99 of all requests. What is certain are its two ends.")
@Hint("P(X ≥ k) is survival(k − 1): the survival function has more than k.")
@ExplainedIn("monitoring#from-the-artefact-to-the-alarm")
class FiveDashboardsTest {
    private static final double[] BOUNDS = {100, 300, 1000};

    @Test
    void p_values_and_counts_stay_as_they_are() {
        double[] pValues = {0.5, 0.001, 0.2};
        long[][] counts = {{5, 1, 0, 1}, {2, 2, 2, 2}};
        double[] bounds = BOUNDS.clone();
        Untouched.of("the p-values", pValues).by("the verdict on columns", () -> FiveDashboards.columns(pValues));
        Untouched.of("the counts", counts)
                .and("the bounds", bounds)
                .by("the verdict on the slowest", () -> FiveDashboards.slowest(bounds, counts, 300));
    }

    /** χ² of 9 degrees of freedom exceeds 21.67 with probability 1%. */
    @Test
    void drift_of_one_column() {
        drift(0.18, 10, 2000, 100)
                .ifEqual(
                        Verdict.ACT,
                        "Against a fixed limit, probably. Quiet days exceed (1/2000 + 1/100) · 21.67 = 0.23 with probability 1%.")
                .usually("Chance reaches 0.23 here.")
                .toEqual(Verdict.QUIET);
        drift(0.05, 10, 2000, 2000)
                .ifEqual(Verdict.QUIET, "Below a fixed limit, probably. With 2,000 rows chance reaches only 0.022.")
                .usually("The limit is 0.022.")
                .toEqual(Verdict.ACT);
        drift(0.02, 10, 2000, 2000)
                .ifEqual(Verdict.ACT, "Both sides add to it: (1/2000 + 1/2000) · 21.67 = 0.0217.")
                .usually("The limit is 0.0217.")
                .toEqual(Verdict.QUIET);
        drift(0.0225, 10, 2000, 2000)
                .usually("χ² has bins − 1 degrees of freedom: the limit is 0.0217, and with 10 it would be 0.0232.")
                .toEqual(Verdict.ACT);
        for (long few : new long[] {1, 49}) {
            drift(3, 10, 2000, few)
                    .usually("There are fewer than 5 rows per bin among the new ones.")
                    .toEqual(Verdict.CANNOT_SAY);
            drift(3, 10, few, 2000)
                    .usually("There are fewer than 5 rows per bin in the reference.")
                    .toEqual(Verdict.CANNOT_SAY);
        }
        drift(3, 10, 50, 50)
                .usually("50 rows in 10 bins are 5 each, which suffices.")
                .toEqual(Verdict.ACT);
        drift(3, 10, 3_000_000_000L, 3_000_000_000L)
                .usually("Three billion rows are enough, but do not fit into an int.")
                .toEqual(Verdict.ACT);
    }

    @Test
    void many_columns() {
        columns(0.04, 0.5, 0.9, 0.3, 0.6)
                .ifEqual(
                        Verdict.ACT,
                        "One of five below 0.05 is red by chance on a fifth of all quiet days: corrected, 0.04 is 0.2.")
                .toEqual(Verdict.QUIET);
        columns(0.02, 0.03, 0.04, 0.9)
                .usually(
                        "The correction is Benjamini and Hochberg's, not Holm's or Bonferroni's: 0.04 at rank 3 of 4 becomes 0.053, and so does 0.02.")
                .toEqual(Verdict.QUIET);
        columns(0.02, 0.03, 0.035, 0.9)
                .usually("The correction is Benjamini and Hochberg's, not Holm's: 0.035 at rank 3 of 4 becomes 0.047.")
                .toEqual(Verdict.ACT);
        columns(0.05).usually("At most 0.05: 0.05 itself is.").toEqual(Verdict.ACT);
        columns().usually("There is no column: nothing was looked at.").toEqual(Verdict.CANNOT_SAY);
    }

    @Test
    void the_slowest() {
        slowest(300, new long[] {90, 10, 0, 0})
                .usually("The 99th of 100 lies in the bucket up to 300.")
                .toEqual(Verdict.QUIET);
        slowest(300, new long[] {90, 0, 10, 0})
                .usually("The 99th of 100 is above 300.")
                .toEqual(Verdict.ACT);
        slowest(200, new long[] {90, 10, 0, 0})
                .usually("Somewhere in a bucket from 100 to 300: it may be above 200, or not.")
                .toEqual(Verdict.CANNOT_SAY);
        slowest(1500, new long[] {90, 0, 0, 10})
                .ifEqual(Verdict.QUIET, "The last bucket has no end: it may be a minute.")
                .usually("The 99th of 100 is above 1000, and nobody knows how far.")
                .toEqual(Verdict.CANNOT_SAY);
        slowest(300, new long[] {9_990, 10, 0, 0}, new long[] {0, 0, 0, 20})
                .ifEqual(
                        Verdict.ACT,
                        "One instance is slow, but has 20 of 10,020 requests. Counts are added up over instances first.")
                .usually("The place 9,920 of 10,020 lies in the first bucket.")
                .toEqual(Verdict.QUIET);
        slowest(300, new long[] {99, 0, 1, 0})
                .usually(
                        "⌈0.99 · 100⌉ is 99: the request at place 99 lies in the first bucket, and the hundredth does not matter.")
                .toEqual(Verdict.QUIET);
        slowest(100, new long[] {0, 4_000_000_000L, 0, 0})
                .usually("All are above 100. Four billion do not fit into an int.")
                .toEqual(Verdict.ACT);
        slowest(300, new long[4], new long[4]).usually("There is no request.").toEqual(Verdict.CANNOT_SAY);
    }

    @Test
    void late_labels() {
        late(6, 4, 0.6, 0.2, 0.4)
                .ifEqual(Verdict.ACT, "60% of what has arrived is bad. With what is still to come it is 10 of 30.")
                .usually("10 bad and 20 good ones: a third.")
                .toEqual(Verdict.QUIET);
        late(6, 4, 0.6, 0.2, 0.3)
                .usually("10 bad and 20 good ones: a third, which is above 0.3.")
                .toEqual(Verdict.ACT);
        late(6, 4, 0.6, 0.19, 0.1)
                .usually("It cannot be said where either share is below 0.2: here that of the good ones.")
                .toEqual(Verdict.CANNOT_SAY);
        late(6, 4, 0.1, 0.9, 0.1)
                .usually("It cannot be said where either share is below 0.2: here that of the bad ones.")
                .toEqual(Verdict.CANNOT_SAY);
        late(1, 1, 0.5, 0.5, 0.5)
                .usually("Two bad and two good ones: exactly the promise, so not above it.")
                .toEqual(Verdict.QUIET);
        late(0, 0, 0.9, 0.9, 0.1).usually("No outcome is known.").toEqual(Verdict.CANNOT_SAY);
    }

    /** (1 − 0.01)^40 = 0.67; 0.99^500 = 0.0066. */
    @Test
    void failed_requests() {
        failures(0, 40, 0.01)
                .ifEqual(
                        Verdict.QUIET,
                        "No failures do not show that the promise is kept: at 1% that happens to 40 requests with probability 0.67.")
                .toEqual(Verdict.CANNOT_SAY);
        failures(0, 500, 0.01)
                .usually("At 1%, 500 requests without a failure have a probability of 0.0066.")
                .toEqual(Verdict.QUIET);
        failures(3, 40, 0.01)
                .usually(
                        "Three failures or more have a probability of 0.0075; without \"or more\" it would be another.")
                .toEqual(Verdict.ACT);
        failures(2, 40, 0.01)
                .ifEqual(Verdict.ACT, "So many failures or more: two or more have a probability of 0.06.")
                .toEqual(Verdict.CANNOT_SAY);
        failures(0, 0, 0.01).usually("There is no request.").toEqual(Verdict.CANNOT_SAY);
    }

    private record Column(double psi, int bins, long n, long m) {}

    private record Fleet(List<List<Long>> counts, double promised) {}

    private record Cohort(long bad, long good, double badKnown, double goodKnown, double promised) {}

    private record Day(long failed, long requests, double promised) {}

    /** Numbers on both sides of a rule, drawn from a seed; with few digits, and none for which rounding decides. */
    private static <T> Inputs<T> drawn(Function<Random, T> draw) {
        return Inputs.whole(0, 1_000_000).map(seed -> draw.apply(new Random(31L * seed + 7)));
    }

    private static Column column(Random random) {
        int bins = 2 + random.nextInt(14);
        long n = 1 + random.nextInt(random.nextBoolean() ? 100 : 5000);
        long m = 1 + random.nextInt(random.nextBoolean() ? 100 : 5000);
        double psi = (1.0 / n + 1.0 / m) * (bins - 1) * 4 * random.nextDouble();
        return new Column(Math.round(psi * 1e5) / 1e5, bins, n, m);
    }

    private static List<Double> pValues(Random random) {
        return Stream.generate(() -> (10 * random.nextInt(22) * random.nextInt(22) * random.nextInt(22) + 3) / 1e5)
                .limit(random.nextInt(8))
                .toList();
    }

    private static Fleet fleet(Random random) {
        List<List<Long>> counts = new ArrayList<>();
        for (int instances = 1 + random.nextInt(3); instances > 0; instances--) {
            int size = random.nextInt(4) * 50;
            counts.add(Stream.of(1, 20, 400, 8000)
                    .map(rarer -> (long) random.nextInt(1 + size / rarer))
                    .toList());
        }
        return new Fleet(
                counts,
                List.of(50.0, 100.0, 200.0, 300.0, 900.0, 1000.0, 2000.0).get(random.nextInt(7)));
    }

    private static Cohort cohort(Random random) {
        return new Cohort(
                random.nextInt(9),
                random.nextInt(9),
                random.nextInt(101) / 100.0,
                random.nextInt(101) / 100.0,
                (100 * random.nextInt(100) + 37) / 1e4);
    }

    private static Day day(Random random) {
        int requests = random.nextInt(600);
        return new Day(Math.min(requests, random.nextInt(12)), requests, (20 + random.nextInt(300)) / 1e4);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(drawn(FiveDashboardsTest::column))
                .ask(
                        "the verdict on PSI {psi} in {bins} bins, {n} old and {m} new rows,",
                        of -> FiveDashboards.drift(of.psi(), of.bins(), of.n(), of.m()))
                .questions(400)
                .holds();
        Agreement.on(drawn(FiveDashboardsTest::pValues))
                .ask(
                        "the verdict on p-values {}",
                        of -> FiveDashboards.columns(
                                of.stream().mapToDouble(p -> p).toArray()))
                .questions(400)
                .holds();
        Agreement.on(drawn(FiveDashboardsTest::fleet))
                .ask(
                        "the verdict on counts {counts} up to 100, 300, 1000 and above, promised {promised} ms,",
                        of -> FiveDashboards.slowest(BOUNDS.clone(), arrays(of.counts()), of.promised()))
                .questions(1500)
                .holds();
        Agreement.on(drawn(FiveDashboardsTest::cohort))
                .ask(
                        "the verdict on {bad} bad and {good} good outcomes, {badKnown} and {goodKnown} of them known, promised {promised},",
                        of -> FiveDashboards.lateLabels(
                                of.bad(), of.good(), of.badKnown(), of.goodKnown(), of.promised()))
                .questions(800)
                .holds();
        Agreement.on(drawn(FiveDashboardsTest::day))
                .ask(
                        "the verdict on {failed} failures of {requests} requests, promised {promised},",
                        of -> FiveDashboards.failures(of.failed(), of.requests(), of.promised()))
                .questions(1500)
                .holds();
    }

    private static long[][] arrays(List<List<Long>> counts) {
        return counts.stream()
                .map(instance -> instance.stream().mapToLong(count -> count).toArray())
                .toArray(long[][]::new);
    }

    private static Expect<Verdict> drift(double psi, int bins, long n, long m) {
        return expect(
                "the verdict on PSI " + psi + " in " + bins + " bins, " + n + " old and " + m + " new rows,",
                FiveDashboards.drift(psi, bins, n, m));
    }

    private static Expect<Verdict> columns(double... pValues) {
        return expect("the verdict on p-values " + Arrays.toString(pValues), FiveDashboards.columns(pValues.clone()));
    }

    private static Expect<Verdict> slowest(double promised, long[]... counts) {
        return expect(
                "the verdict on counts " + Arrays.deepToString(counts) + " up to 100, 300, 1000 and above, promised "
                        + promised + " ms,",
                FiveDashboards.slowest(BOUNDS, counts, promised));
    }

    private static Expect<Verdict> late(long bad, long good, double badKnown, double goodKnown, double promised) {
        return expect(
                "the verdict on " + bad + " bad and " + good + " good outcomes, " + badKnown + " and " + goodKnown
                        + " of them known, promised " + promised + ",",
                FiveDashboards.lateLabels(bad, good, badKnown, goodKnown, promised));
    }

    private static Expect<Verdict> failures(long failed, long requests, double promised) {
        return expect(
                "the verdict on " + failed + " failures of " + requests + " requests, promised " + promised + ",",
                FiveDashboards.failures(failed, requests, promised));
    }
}
