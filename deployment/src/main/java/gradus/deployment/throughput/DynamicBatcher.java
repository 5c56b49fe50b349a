package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Gathers questions that come one by one and puts them to a model together. Each question gets its own answer, in whatever order they came;
 * a question that the model cannot answer fails for its own caller; one that finds no place is refused at once.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class DynamicBatcher<Q, A> implements AutoCloseable {
    private record Ticket<Q, A>(Q question, CompletableFuture<A> answer, long since) {}

    private final BatchPolicy policy;
    private final Function<List<Q>, List<A>> model;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Ticket<Q, A>> waiting = new ArrayDeque<>();
    private final Thread worker;
    private boolean closed;
    private long nanosPerBatch;

    /**
     * Starts the thread that asks the model.
     *
     * @param model one answer per question, in their order; called by one thread only. It may be asked again about a part of the questions, after it
     *     has thrown
     */
    public DynamicBatcher(BatchPolicy policy, Function<List<Q>, List<A>> model) {
        this.policy = Require.given("policy", policy);
        this.model = Require.given("model", model);
        this.worker = new Thread(this::work, "batcher");
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Puts a question into the next batch. What is chained to the answer runs on the batcher's thread, unless by one of the methods that end in
     * Async: keep it short.
     *
     * @return its answer, later; cancel it, and the model is not asked if it was not yet
     * @throws Overloaded if all places are taken
     * @throws IllegalStateException if the batcher is closed
     */
    public CompletableFuture<A> submit(Q question) {
        Require.given("question", question);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the batcher is closed");
            }
            if (waiting.size() >= policy.places()) {
                forgetThoseWhoHaveGivenUp(); // the thread does it between two calls of the model, which may be long
            }
            if (waiting.size() >= policy.places()) {
                throw new Overloaded(waiting.size() + " requests wait", backlog());
            }
            Ticket<Q, A> ticket = new Ticket<>(question, new CompletableFuture<>(), System.nanoTime());
            waiting.add(ticket);
            changed.signal();
            return ticket.answer();
        } finally {
            lock.unlock();
        }
    }

    private Duration backlog() {
        long batches = 1 + waiting.size() / policy.mostRows();
        return Duration.ofNanos(batches * nanosPerBatch);
    }

    private void work() {
        for (List<Ticket<Q, A>> batch = next(); !batch.isEmpty(); batch = next()) {
            long begin = System.nanoTime();
            ask(batch);
            measured(System.nanoTime() - begin);
        }
    }

    private void measured(long nanos) {
        lock.lock();
        nanosPerBatch = nanosPerBatch == 0 ? nanos : (7 * nanosPerBatch + nanos) / 8; // the last few count most
        lock.unlock();
    }

    /** Waits for a batch; empty if there will be none. */
    private List<Ticket<Q, A>> next() {
        lock.lock();
        try {
            while (true) {
                forgetThoseWhoHaveGivenUp();
                if (waiting.isEmpty()) {
                    if (closed) {
                        return List.of();
                    }
                    changed.awaitUninterruptibly();
                    continue;
                }
                long waited = System.nanoTime() - waiting.peek().since();
                long left = closed ? 0 : policy.nanosLeft(waiting.size(), waited);
                if (left == 0) {
                    return take();
                }
                await(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forgetThoseWhoHaveGivenUp() {
        waiting.removeIf(ticket -> ticket.answer().isDone());
    }

    private void await(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            closed = true; // somebody wants this thread to end: answer those inside, take no more
        }
    }

    private List<Ticket<Q, A>> take() {
        List<Ticket<Q, A>> batch = new ArrayList<>();
        while (batch.size() < policy.mostRows() && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    /** Asks about a batch; where the model throws, halves it until the question that it cannot answer stands by itself. */
    private void ask(List<Ticket<Q, A>> batch) {
        List<A> answers;
        try {
            answers = model.apply(batch.stream().map(Ticket::question).toList());
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.get(0).answer().completeExceptionally(e);
            } else {
                int half = batch.size() / 2;
                ask(batch.subList(0, half));
                ask(batch.subList(half, batch.size()));
            }
            return;
        } catch (Error e) {
            batch.forEach(ticket -> ticket.answer().completeExceptionally(e)); // nobody waits for ever
            return;
        }
        deliver(batch, answers);
    }

    private void deliver(List<Ticket<Q, A>> batch, List<A> answers) {
        if (answers == null || answers.size() != batch.size()) {
            String came = answers == null ? "null" : Integer.toString(answers.size());
            IllegalStateException wrong = new IllegalStateException(
                    "the model must give " + batch.size() + " answers (one for each question), but gave " + came);
            batch.forEach(ticket -> ticket.answer().completeExceptionally(wrong));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }

    /** How many questions wait for the next batch. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more questions, answers those that are inside, and returns. */
    @Override
    public void close() {
        lock.lock();
        closed = true;
        changed.signal();
        lock.unlock();
        if (Thread.currentThread() == worker) {
            return; // from something chained to an answer: it cannot wait for itself
        }
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
