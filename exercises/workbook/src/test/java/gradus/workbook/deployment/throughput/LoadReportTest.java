package gradus.workbook.deployment.throughput;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deployment.throughput.LoadReport.Report;
import gradus.workbook.deployment.throughput.LoadReport.Server;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "throughput",
        number = 2,
        title = "A load test that hides its worst moments",
        kind = Kind.FIX,
        points = 7,
        minutes = 20)
@Hint(
        "Draw a server that stands still for a second, and a request that is due in the middle of it. When is it sent? When did its user begin to wait?")
@Hint(
        "Which requests belong in the report: those of the warm-up? those that failed? And what are they worth in a list of latencies?")
@Hint(
        "A connection that met the pause and three that did not: what does the mean of four p99s say of the slowest hundredth of all?")
@ExplainedIn("throughput#what-a-closed-loop-hides")
class LoadReportTest {
    /** Needs a quarter of a second for each request, and stands still for some time. */
    private static Server pausing(double from, double until) {
        return sent -> (sent >= from && sent < until ? until : sent) + 0.25;
    }

    @Test
    void the_schedule_stays_as_it_is() {
        double[] schedule = {0, 1, 2};
        Untouched.of("the schedule", schedule).by("a test", () -> LoadReport.run(schedule, 1, 1, sent -> sent + 0.25));
    }

    @Test
    void a_calm_server() {
        Report report = LoadReport.run(new double[] {0, 1, 2, 3}, 2, 0, pausing(9, 9));
        expect("the requests answered, of four", report.answered())
                .ifEqual(3, "A request meant to be sent at 0 s is not before a warm-up that ends at 0 s: it counts.")
                .toEqual(4);
        expect("the median of four latencies of 0.25 s", report.p50()).toEqual(0.25);
        expect("the longest of four latencies of 0.25 s", report.longest()).toEqual(0.25);
    }

    @Test
    @Needs("a_calm_server")
    void a_wait_begins_when_the_request_was_meant_to_be_sent() {
        Report report = LoadReport.run(new double[] {0, 1, 2, 3, 4, 5}, 1, 0, pausing(1, 4));
        expect(
                        "the latency in the middle, of a server that stands still from 1 s to 4 s, asked every second by one connection,",
                        report.p50())
                .ifEqual(
                        0.25,
                        "That counts from when the request was sent. It could not be sent in time because the connection was busy, and that is the server's doing.")
                .usually(
                        "In order they are 0.25, 0.25, 1, 1.75, 2.5 and 3.25 s, from the moment when each was due; the third of six is the median.")
                .toEqual(1.0);
        expect("the longest latency, of a server that stands still from 1 s to 4 s,", report.longest())
                .usually("The request that was due at 1 s was answered at 4.25 s.")
                .toEqual(3.25);
    }

    @Test
    @Needs("a_calm_server")
    void the_warm_up_counts_nowhere() {
        Server cold = sent -> sent + (sent < 2 ? 8 : 0.25);
        Report report = LoadReport.run(new double[] {0, 1, 2, 10, 11}, 8, 2, cold);
        expect("the requests answered, of five of which two belong to a warm-up of 2 s,", report.answered())
                .ifEqual(5, "Those that were meant to be sent before the warm-up's end count nowhere.")
                .ifEqual(
                        2,
                        "The request meant to be sent at 2 s is not before 2 s: it counts. What is asked is when it was meant to be sent.")
                .toEqual(3);
        expect("the longest latency after the warm-up", report.longest()).toEqual(0.25);
        Report failed = LoadReport.run(new double[] {0, 3}, 1, 2, sent -> Double.NaN);
        expect("the errors, where one request failed in the warm-up and one after it,", failed.errors())
                .ifEqual(2, "Errors of the warm-up count nowhere either.")
                .toEqual(1);
    }

    @Test
    @Needs("the_warm_up_counts_nowhere")
    void the_warm_up_is_still_sent() {
        Report report = LoadReport.run(new double[] {0, 0.5, 2}, 1, 1, sent -> sent + (sent < 1 ? 4 : 0.25));
        expect(
                        "the requests answered, of which the second was due in the warm-up of 1 s and sent at 4 s,",
                        report.answered())
                .ifEqual(2, "What belongs to the warm-up is decided by when it was meant to be sent.")
                .toEqual(1);
        expect(
                        "the longest latency, where the last request of the warm-up keeps the only connection until 4 s,",
                        report.longest())
                .ifEqual(0.25, "The requests of the warm-up were not sent, or did not keep their connection.")
                .usually("Due at 2 s, sent at 4.25 s, answered at 4.5 s.")
                .toEqual(2.5);
    }

    @Test
    @Needs("a_calm_server")
    void a_failure_is_an_error_and_not_a_quick_answer() {
        Server refuses = sent -> sent < 2 ? sent + 0.25 : Double.NaN;
        Report report = LoadReport.run(new double[] {0, 1, 2, 3, 4}, 1, 0, refuses);
        expect("the requests answered, of five of which three failed,", report.answered())
                .ifEqual(5, "A request that failed was counted as answered, with a latency of nothing.")
                .toEqual(2);
        expect("the errors, of five requests of which three failed,", report.errors())
                .toEqual(3);
        expect("the median latency, of two that were answered and three that failed,", report.p50())
                .ifEqual(
                        0.0,
                        "That is the latency of a failure: the more requests fail, the better this test likes the server.")
                .toEqual(0.25);
        Report none = LoadReport.run(new double[] {0, 1}, 1, 0, sent -> Double.NaN);
        expect("p99, where every request failed,", none.p99())
                .ifEqual(0.0, "Nothing was answered, so there is no latency: NaN.")
                .toEqual(Double.NaN);
    }

    @Test
    @Needs("a_calm_server")
    void a_quantile_is_of_all_latencies_together() {
        // the first connection meets a request that takes 100 s; the second sends the other 49
        double[] schedule = new double[50];
        for (int i = 0; i < 50; i++) {
            schedule[i] = i;
        }
        Report report = LoadReport.run(schedule, 2, 0, sent -> sent + (sent == 0 ? 100 : 0.25));
        expect("the median of one latency of 100 s on one connection and 49 of 0.25 s on another", report.p50())
                .ifEqual(
                        50.125,
                        "That is the mean of two medians, of one latency and of 49. Quantiles do not average: sort all latencies together.")
                .toEqual(0.25);
        expect("p99 of one latency of 100 s on one connection and 49 of 0.25 s on another", report.p99())
                .ifEqual(50.125, "That is the mean of two p99s. Quantiles do not average: sort all latencies together.")
                .ifEqual(0.25, "At least 99% of 50 are 49.5, so all 50: the rank is rounded up.")
                .toEqual(100.0);
    }

    @Test
    @Needs("a_quantile_is_of_all_latencies_together")
    void the_rank_of_a_quantile() {
        double[] schedule = new double[100];
        for (int i = 0; i < 100; i++) {
            schedule[i] = i + 1.0;
        }
        Report report = LoadReport.run(schedule, 200, 0, sent -> 2 * sent);
        expect("p99 of the latencies 1, 2, …, 100", report.p99())
                .ifEqual(
                        100.0,
                        "99 of 100 are as small as 99: that is enough. Ranks begin at 1, places in an array at 0.")
                .ifEqual(98.0, "Only 98 of 100 are as small as 98.")
                .toEqual(99.0);
        expect("the median of the latencies 1, 2, …, 100", report.p50())
                .ifEqual(51.0, "50 of 100 are as small as 50: that is enough.")
                .ifEqual(
                        50.5,
                        "That lies between two latencies. Here a quantile is one of them: the least that will do.")
                .toEqual(50.0);
        Report sixty = LoadReport.run(Arrays.copyOf(schedule, 60), 200, 0, sent -> 2 * sent);
        expect("p99 of the latencies 1, 2, …, 60", sixty.p99())
                .ifEqual(59.0, "59 of 60 are 98.3%: the rank is rounded up.")
                .toEqual(60.0);
    }

    /** A server that is slow now and then: everything in quarters or 1024ths of a second, so that all sums are exact. */
    private record Setting(
            List<Integer> gaps, int connections, int warmUp, int pause, int length, int fails, double unit) {}

    private static Report measured(Setting setting) {
        double[] schedule = new double[setting.gaps().size()];
        double clock = 0;
        for (int i = 0; i < schedule.length; i++) {
            clock += setting.gaps().get(i) * setting.unit();
            schedule[i] = clock;
        }
        double from = setting.pause() * setting.unit();
        double until = from + setting.length() * setting.unit();
        int[] asked = {0};
        return LoadReport.run(schedule, setting.connections(), setting.warmUp() * setting.unit(), sent -> {
            asked[0]++;
            boolean fails = setting.fails() > 0 && asked[0] % setting.fails() == 0;
            return fails
                    ? Double.NaN
                    : (sent >= from && sent < until ? until : sent) + setting.unit() * (1 + asked[0] % 3);
        });
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Setting> settings = Inputs.listOf(Inputs.whole(0, 5), 30)
                .and(Inputs.whole(1, 4), (gaps, connections) -> new Setting(gaps, connections, 0, 0, 8, 0, 0))
                .and(Inputs.whole(0, 20), (one, warmUp) -> new Setting(one.gaps, one.connections, warmUp, 0, 8, 0, 0))
                .and(
                        Inputs.whole(0, 40),
                        (one, pause) -> new Setting(one.gaps, one.connections, one.warmUp, pause, 8, 0, 0))
                .and(
                        Inputs.choice(0, 0, 1, 2, 3, 7),
                        (one, fails) -> new Setting(one.gaps, one.connections, one.warmUp, one.pause, 8, fails, 0))
                .and(
                        Inputs.choice(0.25, 1 / 1024.0),
                        (one, unit) ->
                                new Setting(one.gaps, one.connections, one.warmUp, one.pause, 8, one.fails, unit));
        Agreement.on(settings).ask("the report on {}", LoadReportTest::measured).holds();
    }
}
