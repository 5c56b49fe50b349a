package gradus.engine.proof;

import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Spent;
import gradus.engine.proof.Part.Step;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Proves parts of the course on several cores. Each worker has a grader of its own and takes one step after another, those of
 * the most expensive parts first, demos before exercises, for a demo cannot be divided. Whoever asks for results in the order
 * of the course gets them in that order. A worker's first answer has it open every library; that is done once, with a
 * solution, before the clock of any exercise starts, and is a part of its own: {@link #start()}.
 */
public final class ProofPool implements AutoCloseable {
    private final Map<Step, CompletableFuture<List<String>>> results = new IdentityHashMap<>();
    private final Map<Part, Cost> costs = new IdentityHashMap<>();
    private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final IdleClock idle = new IdleClock();
    private Cost start = new Cost(Cost.What.START, "processes that grade", 0, 0, 0);

    /** Steps that one worker takes one after another. */
    private record Job(Part part, List<Step> steps) {
        /** Answers that are tests run against the same versions of a class, which a process compiles once: so they stay together. */
        static List<Job> of(Part part) {
            boolean together = part.steps().stream()
                    .flatMap(step -> step.proof().stream())
                    .anyMatch(proof -> proof.task().kind() == Kind.TEST);
            return together
                    ? List.of(new Job(part, part.steps()))
                    : part.steps().stream()
                            .map(step -> new Job(part, List.of(step)))
                            .toList();
        }
    }

    private ProofPool() {}

    /**
     * Starts to prove.
     *
     * @param workers how many steps at a time, at least 1
     * @param expected what a part will probably cost, in seconds
     * @param graders makes one grader for each worker, which closes it at the end
     * @throws IllegalArgumentException if there is no worker
     */
    public static ProofPool start(
            List<Part> parts, int workers, ToDoubleFunction<Part> expected, Supplier<Grader> graders) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, but was " + workers);
        }
        ProofPool pool = new ProofPool();
        for (Part part : parts) {
            pool.costs.put(part, new Cost(part.what(), part.id(), 0, 0, part.budget()));
            part.steps().forEach(step -> pool.results.put(step, new CompletableFuture<>()));
        }
        parts.stream()
                .sorted(Comparator.comparing((Part part) -> part.what() != Cost.What.DEMO)
                        .thenComparing(Comparator.comparingDouble(expected).reversed()))
                .forEach(part -> pool.jobs.addAll(Job.of(part)));
        for (int i = 0; i < Math.min(workers, pool.jobs.size()); i++) {
            Thread thread = new Thread(() -> pool.work(graders), "proof " + (i + 1));
            thread.setDaemon(true);
            pool.workers.add(thread);
        }
        pool.workers.forEach(Thread::start);
        return pool;
    }

    /**
     * Waits for a step.
     *
     * @return why it does not hold; empty if it does
     */
    public List<String> failures(Step step) {
        return results.get(step).join();
    }

    /** What a part cost; whole once all its steps have ended. */
    public Cost cost(Part part) {
        synchronized (costs) {
            return costs.get(part);
        }
    }

    /** What it cost to start the processes that grade, which is no exercise's fault; whole once all parts have ended. */
    public Cost start() {
        synchronized (costs) {
            return start;
        }
    }

    private void work(Supplier<Grader> graders) {
        boolean warm = false;
        try (Grader grader = graders.get()) {
            for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
                for (Step step : job.steps()) {
                    if (!warm && step.proof().isPresent()) {
                        warmUp(step.proof().get().task(), grader);
                        warm = true;
                    }
                    results.get(step).complete(tried(job.part(), step, grader));
                }
            }
        } catch (RuntimeException | Error e) {
            results.values().forEach(result -> result.completeExceptionally(e));
            throw e;
        }
    }

    private void warmUp(Task task, Grader grader) {
        Meter meter = new Meter();
        try {
            grader.grade(task, task.solution().answer());
        } catch (IOException | IllegalArgumentException e) {
            return; // the claims about the solution say so
        } finally {
            synchronized (costs) {
                start = start.plus(meter.cost(start));
            }
        }
    }

    private List<String> tried(Part whose, Step step, Grader grader) {
        Meter meter = new Meter();
        try {
            return step.work().failures(grader);
        } catch (IOException | IllegalArgumentException e) {
            return List.of(e.toString());
        } finally {
            synchronized (costs) {
                costs.computeIfPresent(whose, (part, cost) -> cost.plus(meter.cost(cost)));
            }
        }
    }

    /** What the calling thread spends, and what others spend for it. */
    private final class Meter {
        private final double idleBefore = idle.seconds();
        private final double own = ownSeconds();
        private final long begun = System.nanoTime();

        Meter() {
            Spent.take();
        }

        /** What was spent since, under the name of another cost. */
        Cost cost(Cost named) {
            double wall = (System.nanoTime() - begun) / 1e9;
            double core = ownSeconds() - own + Spent.take().toNanos() / 1e9;
            double waited = Math.min(Math.max(0, wall - core), idle.seconds() - idleBefore);
            return new Cost(named.what(), named.id(), core, waited, named.budget());
        }
    }

    private static double ownSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** Stops what is still to be done, and waits for what is being done. */
    @Override
    public void close() {
        jobs.clear();
        idle.close();
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
