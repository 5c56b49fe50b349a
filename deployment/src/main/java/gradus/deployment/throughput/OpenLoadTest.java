package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests on a schedule that the server cannot change (an open loop). A latency begins when the request was <em>meant</em> to be sent: where the
 * server stands still, so many requests are late as people would have met it.
 */
public final class OpenLoadTest {
    /**
     * What a run has measured.
     *
     * @param latency from the moment when each request was meant to be sent to its last byte, of those answered 200
     * @param service from the moment when it was sent: what a tester sees that starts its watch too late
     * @param errors how many were answered otherwise, or not at all
     * @param seconds from the start to the last answer
     */
    public record Result(LatencyHistogram latency, LatencyHistogram service, long errors, double seconds) {
        /** Good answers a second. */
        public double perSecond() {
            return latency.count() / seconds;
        }
    }

    private final int port;
    private final double[] schedule;
    private final AtomicInteger next = new AtomicInteger();
    private long begin;

    private OpenLoadTest(int port, double[] schedule) {
        this.port = port;
        this.schedule = schedule;
    }

    /**
     * Asks a server on this machine, and no other.
     *
     * @param port where it listens, at 127.0.0.1
     * @param schedule when each request is to be sent, in seconds from the start, ascending; see {@link Schedule}
     * @param connections how many requests may be on their way at once, from 1 to 1000. Where all are, those that are due wait, and that counts
     */
    public static Result run(int port, double[] schedule, int connections)
            throws InterruptedException, ExecutionException {
        Require.sample("schedule", schedule, 1);
        Require.between("connections", connections, 1, 1000, "more would be an attack");
        for (int i = 1; i < schedule.length; i++) {
            Require.that(schedule[i] >= schedule[i - 1], "schedule must ascend, but does not at " + i);
        }
        return new OpenLoadTest(port, schedule.clone()).run(connections);
    }

    private Result run(int connections) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            begin = System.nanoTime();
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                clients.add(new Client());
            }
            LatencyHistogram latency = new LatencyHistogram();
            LatencyHistogram service = new LatencyHistogram();
            long errors = 0;
            for (Future<Client> future : threads.invokeAll(clients)) {
                Client client = future.get();
                latency.add(client.latency);
                service.add(client.service);
                errors += client.errors;
            }
            return new Result(latency, service, errors, (System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** One connection, opened again where the server or a failure closed it, and what was measured over it. */
    private final class Client implements Callable<Client> {
        private final LatencyHistogram latency = new LatencyHistogram();
        private final LatencyHistogram service = new LatencyHistogram();
        private long errors;
        private HttpConnection connection;

        /** Takes the next request that nobody has taken, waits for its moment, sends it; until none is left. */
        @Override
        public Client call() throws IOException {
            try {
                for (int i = next.getAndIncrement(); i < schedule.length; i = next.getAndIncrement()) {
                    long meant = begin + Math.round(schedule[i] * 1e9);
                    waitUntil(meant);
                    ask(meant);
                }
            } finally {
                close();
            }
            return this;
        }

        private void ask(long meant) throws IOException {
            long sent = System.nanoTime();
            try {
                connection = connection == null ? new HttpConnection(port) : connection;
                if (connection.ask() == 200) {
                    long now = System.nanoTime();
                    latency.record(now - meant);
                    service.record(now - sent);
                } else {
                    errors++;
                }
                connection = connection.ifKept();
            } catch (IOException e) {
                errors++;
                close();
            }
        }

        private void close() throws IOException {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        }
    }
}
