package gradus.workbook.deployment.throughput;

import static gradus.engine.exercise.Todo.todo;

/**
 * Twelve numbers of a server under load. Say each before you run it; a pencil helps.
 *
 * <p>{@code SimulatedServer.of(i -> 0.01)} is a server with one worker, an endless line, and 10 ms of work for each request. {@code Queueing.wait(rate,
 * service, spread)} is the mean wait in seconds, without the work, where requests come as of many people. Write the number itself, not code that computes it.
 *
 * <p>Nothing is judged before all twelve predictions are made. Then each is shown beside the result, with the reason. Your
 * first twelve are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../deployment/docs/throughput.md">deployment/docs/throughput.md</a>
 */
public final class QueueNumbers {
    private QueueNumbers() {}

    /**
     * Two hundred requests a second come, and each stays for a quarter of a second. How many are inside?
     *
     * <pre>{@code Queueing.inside(200, 0.25)}</pre>
     */
    public static double insideAtOnce() {
        return todo("how many, on average?");
    }

    /**
     * A closed loop: sixteen clients, one worker, 10 ms of work for each request. What is the median latency, in ms?
     *
     * <pre>{@code Math.round(1000 * SimulatedServer.of(i -> 0.01).closed(16, 1).latency(0.5))}</pre>
     */
    public static long sixteenClients() {
        return todo("milliseconds?");
    }

    /**
     * Twice as many clients ask the same server. How many are answered a second?
     *
     * <pre>{@code Math.round(SimulatedServer.of(i -> 0.01).closed(32, 1).throughput())}</pre>
     */
    public static long twiceTheClients() {
        return todo("answers a second?");
    }

    /**
     * Requests come as of many people, 500 a second; the work is exponential, 1 ms on average. How long do they wait
     * on average, in microseconds?
     *
     * <pre>{@code Math.round(1e6 * Queueing.wait(500, 0.001, 0.001))}</pre>
     */
    public static long halfBusy() {
        return todo("microseconds?");
    }

    /**
     * The same at 900 a second.
     *
     * <pre>{@code Math.round(1e6 * Queueing.wait(900, 0.001, 0.001))}</pre>
     */
    public static long nineTenthsBusy() {
        return todo("microseconds?");
    }

    /**
     * The same, but all requests need exactly 1 ms.
     *
     * <pre>{@code Math.round(1e6 * Queueing.wait(900, 0.001, 0))}</pre>
     */
    public static long equalWork() {
        return todo("microseconds?");
    }

    /**
     * The same 900 a second, at equal distances, and 1 ms of work each. What is the longest latency, in ms?
     *
     * <pre>{@code Math.round(1000 * SimulatedServer.of(i -> 0.001).open(Schedule.regular(900, 1)).latency(1))}</pre>
     */
    public static long regularArrivals() {
        return todo("milliseconds?");
    }

    /**
     * Every 1/256 s a request comes that needs 1/128 s, for one second. Nobody may wait. How many are refused?
     *
     * <pre>{@code SimulatedServer.of(i -> 1.0 / 128).withPlaces(0).open(Schedule.regular(256, 1)).refused()}</pre>
     */
    public static int nowhereToWait() {
        return todo("how many?");
    }

    /**
     * Every 1/2048 s a request comes that needs 1/1024 s, for one second, and the queue is endless. What is the
     * longest latency, in ms?
     *
     * <pre>{@code Math.round(1000 * SimulatedServer.of(i -> 1.0 / 1024).open(Schedule.regular(2048, 1)).latency(1))}</pre>
     */
    public static long twiceTheCapacity() {
        return todo("milliseconds?");
    }

    /**
     * A server that needs 10 ms stands still from second 5 to 6. One client in a closed loop asks it for ten seconds.
     * What is its p99, in ms?
     *
     * <pre>{@code Math.round(1000 * SimulatedServer.of(i -> 0.01).withPauses(List.of(new Pause(5, 6))).closed(1,
     *         10).latency(0.99))}</pre>
     */
    public static long whatTheClosedLoopSees() {
        return todo("milliseconds?");
    }

    /**
     * The same server, asked 50 times a second whatever happens. What is p90, in tenths of a second?
     *
     * <pre>{@code Math.round(10 * SimulatedServer.of(i -> 0.01).withPauses(List.of(new Pause(5,
     *         6))).open(Schedule.regular(50, 10)).latency(0.9))}</pre>
     */
    public static long whatPeopleMeet() {
        return todo("tenths of a second?");
    }

    /**
     * A call of the model takes 1 s, whether for one row or four. One row comes at 0, five at 0.5 s. What is the
     * longest latency, in tenths of a second?
     *
     * <pre>{@code Math.round(10 * new SimulatedBatches(new BatchPolicy(4, Duration.ZERO, 100), rows -> 1)
     *         .open(new double[] {0, 0.5, 0.5, 0.5, 0.5, 0.5}).latency(1))}</pre>
     */
    public static long batchesGather() {
        return todo("tenths of a second?");
    }
}
