package gradus.workbook.deployment.throughput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A lock with a condition, and a queue that knows its own limit. */
public final class RowBatcher implements AutoCloseable {
    private record Ticket(double[] row, CompletableFuture<Double> answer, long due) {}

    private final int mostRows;
    private final long mostWaitNanos;
    private final Function<List<double[]>, List<Double>> model;
    private final LinkedBlockingQueue<Ticket> line;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread = new Thread(this::work);
    private boolean open = true;

    public RowBatcher(int mostRows, Duration mostWait, int places, Function<List<double[]>, List<Double>> model) {
        this.mostRows = mostRows;
        this.mostWaitNanos = mostWait.toNanos();
        this.model = model;
        this.line = new LinkedBlockingQueue<>(places);
        thread.setDaemon(true);
        thread.start();
    }

    public CompletableFuture<Double> submit(double[] row) {
        lock.lock();
        try {
            if (!open) {
                throw new IllegalStateException("closed");
            }
            Ticket ticket = new Ticket(row, new CompletableFuture<>(), System.nanoTime() + mostWaitNanos);
            if (!line.offer(ticket)) {
                throw new RejectedExecutionException("full");
            }
            news.signalAll();
            return ticket.answer();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        List<Ticket> batch = new ArrayList<>();
        while (take(batch)) {
            ask(batch);
            batch.clear();
        }
    }

    private boolean take(List<Ticket> batch) {
        lock.lock();
        try {
            while (open
                    && (line.isEmpty() || line.size() < mostRows && line.peek().due() > System.nanoTime())) {
                if (line.isEmpty()) {
                    news.awaitUninterruptibly();
                } else {
                    news.awaitNanos(line.peek().due() - System.nanoTime());
                }
            }
            return line.drainTo(batch, mostRows) > 0;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void ask(List<Ticket> batch) {
        try {
            List<Double> answers = model.apply(batch.stream().map(Ticket::row).toList());
            if (answers.size() != batch.size()) {
                fail(batch, new IllegalStateException("not one answer per row"));
                return;
            }
            IntStream.range(0, answers.size())
                    .forEach(i -> batch.get(i).answer().complete(answers.get(i)));
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                List.copyOf(batch).forEach(ticket -> ask(List.of(ticket)));
            } else {
                fail(batch, e);
            }
        }
    }

    private static void fail(List<Ticket> batch, RuntimeException reason) {
        batch.forEach(ticket -> ticket.answer().completeExceptionally(reason));
    }

    @Override
    public void close() {
        lock.lock();
        open = false;
        news.signalAll();
        lock.unlock();
        while (thread.isAlive()) {
            try {
                TimeUnit.MILLISECONDS.timedJoin(thread, 1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
