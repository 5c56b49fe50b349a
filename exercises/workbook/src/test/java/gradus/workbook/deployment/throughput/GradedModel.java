package gradus.workbook.deployment.throughput;

import gradus.kit.http.Waits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Answers ten times the row, refuses what is negative, remembers what it was asked, and can be held. */
final class GradedModel implements Function<List<double[]>, List<Double>> {
    private final List<List<Integer>> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
    private volatile CountDownLatch go = new CountDownLatch(0);
    private volatile CountDownLatch inside = new CountDownLatch(1);
    private volatile int answers = -1;
    private volatile Thread thread;
    private volatile boolean interrupted;

    @Override
    public List<Double> apply(List<double[]> rows) {
        thread = Thread.currentThread();
        times.add(System.nanoTime());
        asked.add(rows.stream().map(row -> (int) row[0]).toList());
        inside.countDown();
        Waits.await(go, 20);
        interrupted |= Thread.currentThread().isInterrupted();
        for (double[] row : rows) {
            if (row[0] < 0) {
                throw new IllegalArgumentException((int) row[0] + " of " + rows.size());
            }
        }
        return answers < 0 ? rows.stream().map(row -> 10 * row[0]).toList() : Collections.nCopies(answers, 10.0);
    }

    /** From now on a call does not return. */
    void hold() {
        go = new CountDownLatch(1);
        inside = new CountDownLatch(1);
    }

    /** Waits until a call has come; false if none comes. */
    boolean awaitCall() {
        return Waits.await(inside, 5);
    }

    void release() {
        go.countDown();
    }

    /** How many answers it gives to whatever it is asked; −1: as many as it should. */
    void answers(int number) {
        answers = number;
    }

    /** The rows of each call, such as "1 2 3". */
    List<String> calls() {
        synchronized (asked) {
            return asked.stream()
                    .map(rows ->
                            String.join(" ", rows.stream().map(String::valueOf).toList()))
                    .toList();
        }
    }

    /** When it was asked, by {@link System#nanoTime}; calls are counted from 0. */
    long askedAt(int call) {
        return times.get(call);
    }

    List<Integer> rows() {
        synchronized (asked) {
            return asked.stream().flatMap(List::stream).toList();
        }
    }

    /** Who asked last. */
    Thread thread() {
        return thread;
    }

    /** Whether a call was interrupted. */
    boolean wasInterrupted() {
        return interrupted;
    }
}
