package gradus.workbook.deployment.throughput;

import static gradus.engine.exercise.Todo.todo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A call of the model costs a millisecond, whether it is asked about one row or about thirty. So gather the rows of many callers and ask
 * about them together.
 *
 * <ul>
 *   <li>{@code submit} never waits, not even while the model is busy: it returns a future. The model is asked by the batcher's own thread
 *       only, which stands below, and starts with the constructor.
 *   <li>A batch has at most {@code mostRows} rows, the oldest first, in the order in which they were submitted. It goes to the model as
 *       soon as {@code mostRows} wait, or the oldest of them has waited for {@code mostWait} (if that is zero: at once), or the batcher
 *       is being closed; as soon, that is, as the model is free. Rows that wait while it is busy gather.
 *   <li>At most {@code places} rows wait; those that the model is being asked about no longer do. One more is refused by a {@code
 *       RejectedExecutionException}, thrown by {@code submit}.
 *   <li>Each future gets its own row's answer.
 *   <li>If the model throws a {@code RuntimeException} for a batch of several rows, ask again about each of its rows by itself, in their
 *       order; a row whose own call throws fails with that exception, the others are answered. If the model gives another number of
 *       answers than it was asked for (it never gives null), the futures of that call fail with an {@code IllegalStateException}, and
 *       nobody is asked again.
 *   <li>Nothing of this ends the batcher: the next batch is answered as if nothing had been.
 *   <li>{@code close} takes no more rows (from then on {@code submit} throws an {@code IllegalStateException}), has all that wait
 *       answered, and returns when they are and the batcher's thread has ended. It does not interrupt the model. Closing again
 *       changes nothing.
 * </ul>
 *
 * <p>Where several threads read and write one field, all of them do so inside {@code synchronized (waiting)}. {@code
 * waiting.wait(millis)} gives the lock back until somebody calls {@code waiting.notifyAll()}, or the time is up, and takes it again.
 *
 * <p>You may want to import {@link java.util.ArrayList}, {@link java.util.concurrent.RejectedExecutionException},
 * {@link java.util.concurrent.TimeUnit}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/throughput.md">deployment/docs/throughput.md</a>
 */
public final class RowBatcher implements AutoCloseable {
    private record Ticket(double[] row, CompletableFuture<Double> answer, long since) {}

    @SuppressWarnings("unused") // until your code uses it
    private final int mostRows;
    @SuppressWarnings("unused") // until your code uses it
    private final long mostWaitNanos;
    @SuppressWarnings("unused") // until your code uses it
    private final int places;
    @SuppressWarnings("unused") // until your code uses it
    private final Function<List<double[]>, List<Double>> model;
    @SuppressWarnings("unused") // until your code uses it
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::work, "row-batcher");
    @SuppressWarnings("unused") // until your code uses it
    private boolean closed;

    /**
     * Starts the thread that asks the model.
     *
     * @param mostRows of a batch, at least 1
     * @param mostWait of a row for others, not negative
     * @param places for rows that wait, at least mostRows
     * @param model one answer per row, in their order
     */
    public RowBatcher(int mostRows, Duration mostWait, int places, Function<List<double[]>, List<Double>> model) {
        this.mostRows = mostRows;
        this.mostWaitNanos = mostWait.toNanos();
        this.places = places;
        this.model = model;
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts a row into a batch, and returns at once. */
    public CompletableFuture<Double> submit(double[] row) {
        return todo("may it come in? then let it wait, and tell the thread");
    }

    /** What the batcher's own thread does. */
    private void work() {
        try {
            for (List<Ticket> batch = next(); !batch.isEmpty(); batch = next()) {
                answer(batch);
            }
        } catch (InterruptedException e) {
            // the model asked its thread to end, and it does
        }
    }

    /** Waits until a batch is due, and takes it; an empty one says that no more will come. */
    private List<Ticket> next() throws InterruptedException {
        return todo("when is it due? which rows are it?");
    }

    private void answer(List<Ticket> batch) {
        todo("ask the model, and give each future its own answer, or its own failure");
    }

    @Override
    public void close() {
        todo("nobody comes in any more, and everybody inside is answered");
    }
}
