package gradus.workbook.deployment.throughput;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deployment.throughput.CapacityVerdict.Limit;
import gradus.workbook.deployment.throughput.CapacityVerdict.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "throughput", number = 4, title = "What can it take?", kind = Kind.JUDGE, points = 6, minutes = 25)
@Hint(
        "Sort by the planned load first. Then ask of each point, in this order: was the server asked at all? Did it answer? In time?")
@Hint(
        "A load at which the server failed ends the search, whatever came of higher ones. A void point neither ends nor raises it.")
@Hint("Little: how many requests were inside, given answers a second and seconds? Mind the unit of the latency.")
@ExplainedIn("throughput#littles-law-and-the-knee")
class CapacityVerdictTest {
    private static final Point LOW = new Point(100, 100, 100, 2, 5, 0.125);
    private static final Point MIDDLE = new Point(400, 400, 400, 4, 20, 0.5);
    private static final Point HIGH = new Point(800, 800, 720, 400, 900, 0.95);

    private static Point point(double planned, double sent, double answered, double p99) {
        return new Point(planned, sent, answered, p99 / 2, p99, 0.5);
    }

    @Test
    void the_list_stays_as_it_is() {
        List<Point> points = new ArrayList<>(List.of(HIGH, LOW, MIDDLE));
        Untouched.of("the list of points", points)
                .because("The list is the caller's: copy it before you sort it.")
                .by("four verdicts", () -> {
                    CapacityVerdict.capacity(points, 50);
                    CapacityVerdict.limit(points);
                    CapacityVerdict.collapses(points);
                    CapacityVerdict.impossible(points, 16);
                });
    }

    @Test
    void capacity_is_the_last_good_load() {
        expect(
                        "the capacity of a server that is good at 100 and 400 and not at 800",
                        CapacityVerdict.capacity(List.of(HIGH, LOW, MIDDLE), 50))
                .ifEqual(800.0, "At 800 it answers 720 of 800, and late.")
                .ifEqual(100.0, "400 is good as well. Points come in any order.")
                .ifEqual(0.0, "Usually the points were not sorted: they come in any order, here with 800 first.")
                .ifEqual(
                        720.0,
                        "That is how much it answers when it is asked for too much, and p99 is 900 ms there. Capacity is a load that it takes.")
                .toEqual(400.0);
        expect(
                        "the capacity with a limit of 5 ms, where p99 is 5 ms at 100 and 20 ms at 400,",
                        CapacityVerdict.capacity(List.of(LOW, MIDDLE), 5))
                .ifEqual(0.0, "5 ms are at most 5 ms.")
                .ifEqual(400.0, "The limit is for p99: 20 ms at 400.")
                .toEqual(100.0);
        expect(
                        "the capacity with a limit of 4 ms, where p99 is 5 ms at 100,",
                        CapacityVerdict.capacity(List.of(LOW, MIDDLE), 4))
                .ifEqual(400.0, "The limit is for p99, not for the mean.")
                .toEqual(0.0);
        expect(
                        "the capacity where nothing was answered, so that p99 is NaN,",
                        CapacityVerdict.capacity(List.of(new Point(100, 100, 0, Double.NaN, Double.NaN, 0)), 50))
                .toEqual(0.0);
    }

    @Test
    @Needs("capacity_is_the_last_good_load")
    void answering_means_nearly_all() {
        expect(
                        "the capacity where 99 of 100 are answered",
                        CapacityVerdict.capacity(List.of(point(100, 100, 99, 5)), 50))
                .usually("99% are enough.")
                .toEqual(100.0);
        expect(
                        "the capacity where 98 of 100 are answered, quickly,",
                        CapacityVerdict.capacity(List.of(point(100, 100, 98, 5)), 50))
                .ifEqual(100.0, "Two in a hundred got nothing. A server that refuses is quick.")
                .toEqual(0.0);
        expect(
                        "the capacity where 99 of 100 planned were sent and 98.5 of them answered",
                        CapacityVerdict.capacity(List.of(point(100, 99, 98.5, 5)), 50))
                .usually("99% sent are enough for a point to count, and of those 99 more than 99% were answered.")
                .toEqual(100.0);
    }

    @Test
    @Needs("capacity_is_the_last_good_load")
    void a_good_load_above_a_bad_one_is_luck() {
        List<Point> lucky = List.of(point(300, 300, 300, 5), point(200, 200, 200, 90), point(100, 100, 100, 5));
        expect(
                        "the capacity where p99 is 5 ms at 100 and at 300, and 90 ms at 200,",
                        CapacityVerdict.capacity(lucky, 50))
                .ifEqual(300.0, "At 200 it was too slow. Whoever promises 300 has promised 200 as well.")
                .toEqual(100.0);
    }

    @Test
    @Needs("capacity_is_the_last_good_load")
    void a_void_point_says_nothing_of_the_server() {
        List<Point> passed = List.of(point(100, 100, 100, 5), point(200, 150, 150, 90), point(300, 300, 300, 5));
        expect(
                        "the capacity where the tester fell behind at 200, and 300 is good,",
                        CapacityVerdict.capacity(passed, 50))
                .ifEqual(100.0, "At 200 the tester sent 150: that point is void, and does not end the search.")
                .ifEqual(200.0, "At 200 the tester sent 150: nobody knows what 200 would have been.")
                .toEqual(300.0);
        List<Point> last = List.of(point(100, 100, 100, 5), point(200, 150, 150, 5));
        expect("the capacity where the tester fell behind at the largest load", CapacityVerdict.capacity(last, 50))
                .ifEqual(200.0, "The tester sent 150: the server was never asked for 200.")
                .ifEqual(150.0, "Capacity is a planned load.")
                .toEqual(100.0);
    }

    @Test
    void what_limits() {
        expect(
                        "what limits a server that answers 720 of 800 with its processor busy 95% of the time",
                        CapacityVerdict.limit(List.of(HIGH, LOW)))
                .toEqual(Limit.CPU);
        expect(
                        "what limits it with the processor busy 40% of the time",
                        CapacityVerdict.limit(List.of(LOW, new Point(800, 800, 720, 400, 900, 0.4))))
                .ifEqual(Limit.CPU, "The processor waits for most of the time: something else is in the way.")
                .toEqual(Limit.SOMETHING_ELSE);
        expect(
                        "what limits it where it answers all, late, with its processor busy 95% of the time",
                        CapacityVerdict.limit(List.of(new Point(800, 800, 800, 400, 900, 0.95))))
                .ifEqual(Limit.CPU, "It still answers whatever it is asked: how much it can answer is not known yet.")
                .toEqual(Limit.NOTHING_YET);
        expect(
                        "what limits it where 600 of 800 were sent, and the processor was busy 95% of the time,",
                        CapacityVerdict.limit(List.of(HIGH, new Point(1000, 600, 500, 400, 900, 0.95))))
                .ifEqual(
                        Limit.CPU,
                        "The tester fell behind there: it is the tester that this measurement has found the limit of.")
                .toEqual(Limit.TESTER);
        expect(
                        "what limits it where the tester fell behind at a smaller load only",
                        CapacityVerdict.limit(List.of(HIGH, new Point(700, 600, 500, 400, 900, 0.4))))
                .ifEqual(
                        Limit.TESTER,
                        "The largest load decides, and there it was sent in full. The points come in any order.")
                .ifEqual(Limit.SOMETHING_ELSE, "The largest load decides. The points come in any order.")
                .toEqual(Limit.CPU);
        expect(
                        "what limits it where 99 of 100 are answered, with its processor busy 95% of the time",
                        CapacityVerdict.limit(List.of(new Point(100, 100, 99, 4, 9, 0.95))))
                .ifEqual(Limit.CPU, "99% are enough.")
                .toEqual(Limit.NOTHING_YET);
        expect(
                        "what limits it at a processor busy exactly 0.9",
                        CapacityVerdict.limit(List.of(new Point(800, 800, 720, 4, 9, 0.9))))
                .toEqual(Limit.CPU);
    }

    @Test
    void does_it_collapse() {
        expect(
                        "the collapse of a server that answers 720 at 800, and 500 at 1,000,",
                        CapacityVerdict.collapses(List.of(point(1000, 1000, 500, 900), HIGH, LOW)))
                .usually(
                        "500 is less than 90% of 720: the more it is asked, the less it answers. Usually the points were not sorted.")
                .toEqual(true);
        expect(
                        "the collapse of a server that answers 720 at 800, and 648 at 1,000,",
                        CapacityVerdict.collapses(List.of(HIGH, point(1000, 1000, 648, 900))))
                .usually("648 is 90% of 720, and not less.")
                .toEqual(false);
        expect(
                        "the collapse of a server that answers 500 at 800, and 720 at 1,000,",
                        CapacityVerdict.collapses(List.of(point(800, 800, 500, 9), point(1000, 1000, 720, 9))))
                .usually("What counts is the largest load, not any that answers less.")
                .toEqual(false);
        expect(
                        "the collapse of a server that answers 720 at 800, 600 at 900, and 560 at 1,000,",
                        CapacityVerdict.collapses(
                                List.of(HIGH, point(900, 900, 600, 900), point(1000, 1000, 560, 900))))
                .usually(
                        "It once answered 720, and 560 is less than 90% of that. The load just before is not the measure.")
                .toEqual(true);
        expect(
                        "the collapse where 500 of 1,000 were answered, but the tester fell behind,",
                        CapacityVerdict.collapses(List.of(HIGH, point(1000, 600, 500, 900))))
                .ifEqual(true, "At 1,000 the tester sent 600: that point is void.")
                .toEqual(false);
        expect(
                        "the collapse where the tester always fell behind",
                        CapacityVerdict.collapses(List.of(point(1000, 600, 500, 9))))
                .toEqual(false);
    }

    @Test
    void what_little_s_law_does_not_allow() {
        expect(
                        "the impossible loads of 1,000 answers a second at 2 ms, with 16 connections,",
                        CapacityVerdict.impossible(List.of(new Point(1000, 1000, 1000, 2, 10, 0.5)), 16))
                .usually("The latency is in milliseconds: 2 are inside.")
                .toEqual(List.of());
        expect(
                        "the impossible loads of 1,000 answers a second at 16 ms mean and 200 ms p99, with 16 connections,",
                        CapacityVerdict.impossible(List.of(new Point(1000, 1000, 1000, 16, 200, 0.5)), 16))
                .usually("The law is about the mean latency: 16 are inside.")
                .toEqual(List.of());
        Point points = new Point(1000, 1000, 1000, 100, 200, 0.5);
        expect(
                        "the impossible loads of 1,000 answers a second at 100 ms, with 16 connections,",
                        CapacityVerdict.impossible(List.of(points), 16))
                .ifEqual(List.of(), "100 requests would be inside on average, and 16 connections carry 16.")
                .toEqual(List.of(1000.0));
        expect(
                        "the impossible loads of 1,000 answers a second at 100 ms, with 100 connections,",
                        CapacityVerdict.impossible(List.of(points), 100))
                .usually("100 requests inside, 100 connections: that is possible. And 1% is allowed for.")
                .toEqual(List.of());
        expect(
                        "the impossible loads of 1,000 answers a second at 16.1 ms, with 16 connections,",
                        CapacityVerdict.impossible(List.of(new Point(1000, 1000, 1000, 16.1, 200, 0.5)), 16))
                .usually("16.1 are inside, and 1% more than 16 is allowed for: 16.16.")
                .toEqual(List.of());
        expect(
                        "the impossible loads where 1,000 a second were sent and 100 answered, at 100 ms, with 16 connections,",
                        CapacityVerdict.impossible(List.of(new Point(1000, 1000, 100, 100, 200, 0.5)), 16))
                .usually("What was answered counts: 100 a second at 100 ms are 10 inside.")
                .toEqual(List.of());
        Point behind = new Point(2000, 1000, 1000, 100, 200, 0.5);
        expect(
                        "the impossible loads of two, given in descending order, one of them void,",
                        CapacityVerdict.impossible(List.of(behind, points), 16))
                .usually(
                        "Both, ascending: what a void point says of the server is true, or impossible, like any other.")
                .toEqual(List.of(1000.0, 2000.0));
        expect(
                        "the impossible loads where nothing was answered",
                        CapacityVerdict.impossible(List.of(new Point(100, 100, 0, Double.NaN, Double.NaN, 0)), 16))
                .toEqual(List.of());
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Curve.any())
                .ask("the capacity seen in {}", one -> CapacityVerdict.capacity(one.points(), one.limit()))
                .ask("the limit seen in {}", one -> CapacityVerdict.limit(one.points()))
                .ask("the collapse seen in {}", one -> CapacityVerdict.collapses(one.points()))
                .ask("the impossible loads of {}", one -> CapacityVerdict.impossible(one.points(), one.connections()))
                .holds();
    }
}
