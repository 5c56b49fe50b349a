package gradus.workbook.deployment.throughput;

import static gradus.engine.predict.Prediction.predicted;

import gradus.deployment.throughput.BatchPolicy;
import gradus.deployment.throughput.Pause;
import gradus.deployment.throughput.Queueing;
import gradus.deployment.throughput.Schedule;
import gradus.deployment.throughput.SimulatedBatches;
import gradus.deployment.throughput.SimulatedServer;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "throughput",
        number = 1,
        title = "Twelve numbers of a busy server",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 15)
@Hint("Little's law has three numbers; in a closed loop you know two of them. Which?")
@Hint(
        "A busy worker answers 1/s requests a second, however many wait. For the waits take the formula on the page; for a pause draw the line's length against time.")
@ExplainedIn("throughput#littles-law-and-the-knee")
class QueueNumbersTest {
    @Test
    void inside_at_once() {
        predicted("the requests inside", QueueNumbers.insideAtOnce())
                .ifEqual(
                        800.0,
                        "200 was divided by 0.25. Each request is inside for 0.25 s, and in that time 200 · 0.25 others come.")
                .whenRun(
                        () -> Queueing.inside(200, 0.25),
                        "L = λ W: 200 · 0.25. That is also how many threads, connections or places the server needs.");
    }

    @Test
    void sixteen_clients() {
        predicted("the median latency of 16 clients", QueueNumbers.sixteenClients())
                .ifEqual(10L, "That is the work. Fifteen others stand in line before each request.")
                .ifEqual(150L, "That is the wait. The work of 10 ms belongs to the latency.")
                .whenRun(
                        () -> Math.round(1000
                                * SimulatedServer.of(i -> 0.01).closed(16, 1).latency(0.5)),
                        "Sixteen are always inside, and 100 are answered a second: W = L / X = 16 / 100 s.");
    }

    @Test
    void twice_the_clients() {
        predicted("the answers a second to 32 clients", QueueNumbers.twiceTheClients())
                .ifEqual(200L, "One worker was busy all the time with 16 clients already: it cannot answer more.")
                .ifEqual(50L, "The server is not slower because more of them wait.")
                .whenRun(
                        () -> Math.round(
                                SimulatedServer.of(i -> 0.01).closed(32, 1).throughput()),
                        "1 / 0.01 s, however many wait. Only the latency doubles: a closed loop with more clients measures a longer line.");
    }

    @Test
    void half_busy() {
        predicted("the mean wait at half load", QueueNumbers.halfBusy())
                .ifEqual(
                        0L,
                        "The server is idle half of the time, but people come in clusters, and find it busy half of the time.")
                .ifEqual(500L, "That is the wait if all work is equal.")
                .ifEqual(2000L, "That is the latency: the wait, 1 ms, and the work, 1 ms.")
                .whenRun(() -> Math.round(1e6 * Queueing.wait(500, 0.001, 0.001)), "ρ s / (1 − ρ) with ρ = 0.5.");
    }

    @Test
    void nine_tenths_busy() {
        predicted("the mean wait at nine tenths", QueueNumbers.nineTenthsBusy())
                .ifEqual(1800L, "Waits do not grow with the load, but with what is left of it: 1 / (1 − ρ).")
                .ifEqual(10000L, "That is the latency: the wait, 9 ms, and the work, 1 ms.")
                .ifEqual(9L, "In microseconds: 9 ms are 9000 of them.")
                .whenRun(
                        () -> Math.round(1e6 * Queueing.wait(900, 0.001, 0.001)),
                        "ρ / (1 − ρ) is 9 at 0.9, where it was 1 at 0.5. Less than twice the load, nine times the wait.");
    }

    @Test
    void equal_work() {
        predicted("the mean wait if all work is equal", QueueNumbers.equalWork())
                .ifEqual(0L, "The work is regular, but the arrivals are not.")
                .ifEqual(9000L, "The spread of the work is half of the wait: s² + σ² was 2 s², and is s² now.")
                .whenRun(
                        () -> Math.round(1e6 * Queueing.wait(900, 0.001, 0)),
                        "Half of the wait came from the work's spread: λ (s² + σ²) / (2 (1 − ρ)).");
    }

    @Test
    void regular_arrivals() {
        predicted("the longest latency with regular arrivals", QueueNumbers.regularArrivals())
                .ifEqual(
                        10L,
                        "That is what many people meet, who come in clusters. These come every 1.11 ms, and the one before is gone by then.")
                .ifEqual(2L, "Nobody waits: they come every 1.11 ms, and the one before is gone by then.")
                .whenRun(
                        () -> Math.round(1000
                                * SimulatedServer.of(i -> 0.001)
                                        .open(Schedule.regular(900, 1))
                                        .latency(1)),
                        "Queues come from chance. A test that sends at equal distances, to equal work, sees none until the server is full.");
    }

    @Test
    void nowhere_to_wait() {
        predicted("the requests that were refused", QueueNumbers.nowhereToWait())
                .ifEqual(0, "Without a place to wait, whoever finds the worker busy is refused.")
                .ifEqual(
                        255,
                        "It takes as long as two of them come apart to answer one, and then the worker is free again.")
                .whenRun(
                        () -> SimulatedServer.of(i -> 1.0 / 128)
                                .withPlaces(0)
                                .open(Schedule.regular(256, 1))
                                .refused(),
                        "Every other request finds the worker busy. The others are answered with no wait.");
    }

    @Test
    void twice_the_capacity() {
        predicted("the longest latency at twice the capacity", QueueNumbers.twiceTheCapacity())
                .ifEqual(1L, "Nobody is refused, so the line grows all the time.")
                .ifEqual(2000L, "The last request is answered after two seconds, but it came after one.")
                .whenRun(
                        () -> Math.round(1000
                                * SimulatedServer.of(i -> 1.0 / 1024)
                                        .open(Schedule.regular(2048, 1))
                                        .latency(1)),
                        "2048 requests take 2 s to answer; the last one came at 1 s. After a minute it would have been a minute.");
    }

    @Test
    void what_the_closed_loop_sees() {
        predicted("p99 in the closed loop", QueueNumbers.whatTheClosedLoopSees())
                .ifEqual(1000L, "Of about 900 requests one met the pause. A hundredth of them would be 9.")
                .ifEqual(1010L, "Of about 900 requests one met the pause. A hundredth of them would be 9.")
                .whenRun(
                        () -> Math.round(1000
                                * SimulatedServer.of(i -> 0.01)
                                        .withPauses(List.of(new Pause(5, 6)))
                                        .closed(1, 10)
                                        .latency(0.99)),
                        "While the server stands still the client asks nothing, so the pause is one slow answer of 900.");
    }

    @Test
    void what_people_meet() {
        predicted("p90 in the open loop, in tenths of a second,", QueueNumbers.whatPeopleMeet())
                .ifEqual(
                        0L,
                        "A tenth of all requests came in the pause, and as many again while the line was worked off.")
                .ifEqual(
                        10L,
                        "That is the longest. A fifth of all waits, spread evenly from 0 to 1 s, and half of those are below 0.5 s.")
                .ifEqual(1L, "Requests of the pause wait for up to a second.")
                .whenRun(
                        () -> Math.round(10
                                * SimulatedServer.of(i -> 0.01)
                                        .withPauses(List.of(new Pause(5, 6)))
                                        .open(Schedule.regular(50, 10))
                                        .latency(0.9)),
                        "1 s of standing still and 1 s of working off: a fifth of ten seconds. Their waits are spread evenly from 1 s down to 0, so a tenth is above 0.5 s.");
    }

    @Test
    void batches_gather() {
        predicted("the longest latency of six rows, in tenths of a second,", QueueNumbers.batchesGather())
                .ifEqual(15L, "Four of the five have a place in the second call. One does not.")
                .ifEqual(55L, "That would be one row per call: rows that wait go together.")
                .ifEqual(
                        20L,
                        "The six do not begin together: the first call has left with one row before the others came.")
                .whenRun(
                        () -> Math.round(10
                                * new SimulatedBatches(new BatchPolicy(4, Duration.ZERO, 100), rows -> 1)
                                        .open(new double[] {0, 0.5, 0.5, 0.5, 0.5, 0.5})
                                        .latency(1)),
                        "The calls end at 1, 2 and 3 s, with one, four and one row. The last row came at 0.5 s.");
    }
}
