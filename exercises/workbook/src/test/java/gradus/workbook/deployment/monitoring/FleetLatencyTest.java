package gradus.workbook.deployment.monitoring;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "monitoring",
        number = 2,
        title = "The p99 that was always 100 ms",
        kind = Kind.FIX,
        points = 6,
        minutes = 25)
@Hint("Ask one instance about one slow request. Where did it go?")
@Hint(
        "Two instances: one answers a thousand requests in 2 ms, the other one request in 60. What is the p99 of all 1,001?")
@Hint("If the rank lies above the last bound, any number is invented. What does the text ask for?")
@ExplainedIn("monitoring#a-p99-that-can-be-computed")
class FleetLatencyTest {
    private static FleetLatency instance(double... times) {
        FleetLatency instance = new FleetLatency(1, 8, 1); // 1, 2, 4, 8
        Arrays.stream(times).forEach(instance::record);
        return instance;
    }

    private static Expect<Double> quantile(String fleet, int perMille, FleetLatency... instances) {
        return expect(
                "the quantile " + perMille + " of 1000 of " + fleet + ", bounds 1, 2, 4, 8,",
                FleetLatency.quantile(List.of(instances), perMille));
    }

    @Test
    void the_bounds_grow_by_a_share() {
        expect("the bounds from 1 to 8 with an error of 1", new FleetLatency(1, 8, 1).bounds())
                .when(
                        bounds -> bounds.length == 10,
                        "These are ten even steps: near 1 ms a bucket is nearly as wide as everything below it, and near 8 finer than it need be.")
                .when(
                        bounds -> bounds.length == 3,
                        "The bounds end too early: they go up to the first that is at least 8.")
                .usually("Each bound is twice the one before, up to the first that is at least 8.")
                .toBeCloseTo(new double[] {1, 2, 4, 8}, 1e-9);
        expect("the bounds from 2 to 9 with an error of 0.5", new FleetLatency(2, 9, 0.5).bounds())
                .usually("The last bound is the first that is at least 9.")
                .toBeCloseTo(new double[] {2, 3, 4.5, 6.75, 10.125}, 1e-9);
        FleetLatency asked = new FleetLatency(1, 8, 1);
        asked.bounds()[0] = 5;
        expect(
                        "the bounds from 1 to 8 with an error of 1, after a caller has overwritten the first of what he got,",
                        asked.bounds())
                .usually("Asking changes nothing: the caller gets a copy.")
                .toBeCloseTo(new double[] {1, 2, 4, 8}, 1e-9);
    }

    /** Ranks 2 and 3 of four: the end of the bucket up to 2, and half way into the one up to 4. */
    @Test
    @Needs("the_bounds_grow_by_a_share")
    void a_quantile_inside_a_bucket() {
        quantile("one instance with 2, 1.5, 3, 3.5", 750, instance(2, 1.5, 3, 3.5))
                .ifEqual(
                        4.0,
                        "That is the upper end of the bucket: the quantile lies on a straight line between its ends.")
                .usually("Rank 3 is half way into the bucket from 2 to 4.")
                .toBeCloseTo(3.0, 1e-9);
        quantile("one instance with 2, 1.5, 7, 7.5", 500, instance(2, 1.5, 7, 7.5))
                .usually("Rank 2 is the last of the bucket up to 2: a bucket is taken as soon as the rank is reached.")
                .toBeCloseTo(2.0, 1e-9);
        quantile("one instance with 0.5, 0.6", 500, instance(0.5, 0.6))
                .usually("The first bucket goes from 0 to 1.")
                .toBeCloseTo(0.5, 1e-9);
        quantile("one instance with 2, 1.5, 3, 3.5", 755, instance(2, 1.5, 3, 3.5))
                .usually("Rank 3.02: the 755 is per mille.")
                .toBeCloseTo(3.02, 1e-9);
        quantile("one instance with 7 times 0.5 and 18 times 8", 280, instance(times(7, 0.5, 18, 8)))
                .when(
                        value -> value > 1,
                        "Rank 7 is the last of the bucket up to 1. In floating point 0.28 · 25 is a little more than 7: multiply first, then divide.")
                .usually("Rank 7 is the last of the bucket up to 1.")
                .toBeCloseTo(1.0, 1e-9);
    }

    /** So many of one time, and so many of another. */
    private static double[] times(int some, double time, int others, double other) {
        return DoubleStream.concat(
                        DoubleStream.generate(() -> time).limit(some),
                        DoubleStream.generate(() -> other).limit(others))
                .toArray();
    }

    @Test
    @Needs("a_quantile_inside_a_bucket")
    void millions_of_times() {
        FleetLatency[] fleet = new FleetLatency[2200];
        double[] thousand = times(1000, 1.5, 0, 0);
        Arrays.setAll(fleet, i -> instance(thousand));
        quantile("2,200 instances with 1.5 a thousand times each", 990, fleet)
                .usually("Rank 2,178,000 of 2,200,000. Does perMille · N fit into an int?")
                .toBeCloseTo(1.99, 1e-9);
    }

    @Test
    @Needs("the_bounds_grow_by_a_share")
    void above_the_last_bound() {
        quantile("one instance with 1, 50, 60, 70", 990, instance(1, 50, 60, 70))
                .ifEqual(1.0, "Every time counts: 50, 60 and 70 were dropped.")
                .ifEqual(0.99, "Every time counts: 50, 60 and 70 were dropped.")
                .when(
                        value -> value > 4 && value < 8,
                        "The slow ones were put into the bucket up to 8, as if they had taken less.")
                .ifEqual(8.0, "That is the last bound. Of what lies above it nobody knows how long it took.")
                .usually("Rank 3.96 lies above the last bound, and nobody knows how far.")
                .toEqual(Double.POSITIVE_INFINITY);
        quantile("one instance with 1 and an answer that never came", 990, instance(1, Double.POSITIVE_INFINITY))
                .usually("Every time counts, an infinite one too.")
                .toEqual(Double.POSITIVE_INFINITY);
    }

    @Test
    @Needs("a_quantile_inside_a_bucket")
    void a_fleet() {
        FleetLatency quick = instance(2, 2, 2, 2, 2, 2, 2, 2, 2);
        FleetLatency slow = instance(8);
        quantile("nine times 2 on one instance and 8 on another", 900, quick, slow)
                .ifCloseTo(
                        (1.9 + 7.6) / 2,
                        "That is the mean of the instances' quantiles. Add up their counts, then ask once.")
                .ifCloseTo(1.9, "That is only the first instance.")
                .usually("Nine of ten lie in the bucket up to 2.")
                .toBeCloseTo(2.0, 1e-9);
        quantile("the same two, asked again", 900, quick, slow)
                .usually("Asking changes nothing: the counts of an instance stay as they are.")
                .toBeCloseTo(2.0, 1e-9);
        quantile("8 on one instance and nine times 2 on another", 900, slow, quick)
                .usually("The order of the instances has no bearing.")
                .toBeCloseTo(2.0, 1e-9);
    }

    @Test
    void nothing_recorded() {
        quantile("two instances with nothing", 990, instance(), instance())
                .usually("A fleet without any time has no quantile.")
                .toEqual(Double.NaN);
    }

    private record Given(List<Double> first, List<Double> second, int perMille, double error, double most) {}

    private record Answer(double one, double both, double again, List<Double> bounds) {}

    private static Answer ask(Given given) {
        FleetLatency first = new FleetLatency(1, given.most(), given.error());
        FleetLatency second = new FleetLatency(1, given.most(), given.error());
        given.first().forEach(first::record);
        double one = FleetLatency.quantile(List.of(first), given.perMille());
        given.second().forEach(second::record);
        double both = FleetLatency.quantile(List.of(second, first), given.perMille());
        return new Answer(
                one,
                both,
                FleetLatency.quantile(List.of(second, first), given.perMille()),
                Arrays.stream(first.bounds()).boxed().toList());
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> time = Inputs.choice(0.0, 0.3, 1.0, 1.7, 2.0, 3.3, 7.7, 19.0, 150.0, 5000.0, 1e9);
        Agreement.on(Inputs.listOf(time, 12)
                        .and(Inputs.listOf(time, 12), (first, second) -> new Given(first, second, 0, 0, 0))
                        .and(Inputs.whole(1, 1000), (g, p) -> new Given(g.first(), g.second(), p, 0, 0))
                        .and(
                                Inputs.choice(0.1, 0.5, 1.0, 9.0),
                                (g, error) -> new Given(g.first(), g.second(), g.perMille(), error, 0))
                        .and(
                                Inputs.choice(1.05, 8.0, 90.0, 1100.0),
                                (g, most) -> new Given(g.first(), g.second(), g.perMille(), g.error(), most)))
                .ask(
                        "the quantile {perMille} of 1000 of {first} on one instance, then with {second} on another, and the bounds from 1 to {most} with an error of {error},",
                        FleetLatencyTest::ask)
                .within(1e-9)
                .holds();
    }
}
