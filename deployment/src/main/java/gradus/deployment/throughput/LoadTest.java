package gradus.deployment.throughput;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many clients that ask a server for predictions, each the next as soon as the last is answered (a closed loop), over
 * connections that are kept while the server keeps them. What waits in the client is measured, too: a latency begins before
 * connecting, and ends with the last byte. While the server stands still nobody asks, so a pause is one slow answer however many people
 * would have met it: for what users see take {@link OpenLoadTest}.
 */
public final class LoadTest {
    /**
     * What a run has measured.
     *
     * @param requests how many were answered 200
     * @param errors how many were answered otherwise, or not at all
     * @param perSecond requests a second
     * @param medianMillis half of the answers took longer
     * @param p99Millis one answer in a hundred took longer
     */
    public record Result(long requests, long errors, double perSecond, double medianMillis, double p99Millis) {}

    private record Client(double[] millis, long errors) {}

    private LoadTest() {}

    /**
     * Asks a server on this machine, and no other.
     *
     * @param port where it listens, at 127.0.0.1
     * @param clients how many clients ask at once, at least 1
     * @param time how long they ask
     */
    public static Result run(int port, int clients, Duration time) throws InterruptedException, ExecutionException {
        if (clients < 1 || clients > 1000) {
            throw new IllegalArgumentException("clients must be between 1 and 1000, but was " + clients);
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Callable<Client>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                tasks.add(() -> ask(port, end));
            }
            List<Client> results = new ArrayList<>();
            for (Future<Client> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return summary(results, (System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result summary(List<Client> clients, double seconds) {
        double[] millis = clients.stream()
                .flatMapToDouble(client -> Arrays.stream(client.millis()))
                .sorted()
                .toArray();
        long errors = clients.stream().mapToLong(Client::errors).sum();
        return new Result(millis.length, errors, millis.length / seconds, at(millis, 0.5), at(millis, 0.99));
    }

    /** The value that a fraction p of the sorted numbers does not exceed; NaN if there is none. */
    private static double at(double[] sorted, double p) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Rank.of(p, sorted.length) - 1];
    }

    private static Client ask(int port, long end) throws IOException {
        double[] millis = new double[1024];
        int count = 0;
        long errors = 0;
        HttpConnection connection = null;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            try {
                connection = connection == null ? new HttpConnection(port) : connection;
                boolean good = connection.ask() == 200;
                if (good) {
                    millis = count < millis.length ? millis : Arrays.copyOf(millis, 2 * count);
                    millis[count++] = (System.nanoTime() - begin) / 1e6;
                } else {
                    errors++;
                }
                connection = connection.ifKept();
            } catch (IOException e) {
                errors++;
                if (connection != null) {
                    connection.close();
                    connection = null;
                }
            }
        }
        if (connection != null) {
            connection.close();
        }
        return new Client(Arrays.copyOf(millis, count), errors);
    }
}
