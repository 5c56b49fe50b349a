package gradus.kit.sql;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.kit.http.Waits;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Watches, kills and holds a program before and after each of its statements. */
public final class Statements {
    /** How many looks in a row a program passes no statement until a lock must be in its way. */
    private static final int LOOKS = 20;

    private static final int MOST_LOOKS = 200;
    private static final int LONGEST_SECONDS = 8;

    /** What works on a database. */
    @FunctionalInterface
    public interface Program {
        /**
         * Does it.
         *
         * @return what came of it, in words
         */
        String run(DataSource database) throws SQLException;
    }

    /** The end of a process, as far as a grader can play it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private Statements() {}

    /** What a program passes, in order: {@code before SQL} and {@code after SQL} of each statement. */
    public static List<String> passedBy(Program program, DataSource database) throws SQLException {
        List<String> points = new ArrayList<>();
        program.run(WatchedDatabase.watch(database, points::add));
        return points;
    }

    /**
     * The points at which another may come: after each statement, except those that only begin a transaction by JDBC.
     *
     * @param points from {@link #passedBy}
     */
    public static List<Integer> stands(List<String> points) {
        IntPredicate stands =
                i -> points.get(i).startsWith("after") && !points.get(i).contains("setAutoCommit");
        return IntStream.range(0, points.size()).filter(stands).boxed().toList();
    }

    /**
     * Runs a program that is killed at one of its points.
     *
     * @param halt the point, counted from 0
     * @return the point in words; empty if the program passed all its points and lives
     */
    public static Optional<String> killed(Program program, DataSource database, int halt) throws SQLException {
        List<String> passed = new ArrayList<>();
        try {
            program.run(WatchedDatabase.watch(database, point -> {
                passed.add(point);
                if (passed.size() > halt) {
                    throw new Killed();
                }
            }));
            return Optional.empty();
        } catch (Killed e) {
            return Optional.of(passed.get(halt));
        }
    }

    /** What came of two programs, the second of which comes while the first stands at a point until the other has ended or waits for a lock. */
    public static List<String> twoAtOnce(DataSource database, int halt, Program one, Program other) {
        CountDownLatch halted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger passedByFirst = new AtomicInteger();
        CompletableFuture<String> first = new CompletableFuture<>();
        started(first, one, database, point -> {
            if (passedByFirst.getAndIncrement() == halt) {
                halted.countDown();
                Waits.await(goOn, LONGEST_SECONDS);
            }
        });
        Waits.await(halted, LONGEST_SECONDS);
        AtomicInteger passed = new AtomicInteger();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread thread = started(second, other, database, point -> passed.incrementAndGet());
        awaitEndOrStandstill(thread, passed);
        goOn.countDown();
        return List.of(result(first), result(second));
    }

    /** What came at each of several points, all at the same time: most of it is waiting. */
    public static List<List<String>> atEach(List<Integer> points, IntFunction<List<String>> experiment) {
        List<CompletableFuture<List<String>>> running = points.stream()
                .map(point -> CompletableFuture.supplyAsync(() -> experiment.apply(point), Statements::start))
                .toList();
        return running.stream().map(Statements::result).toList();
    }

    /** Waits until a program has ended, or has passed no point through many looks, be it in a statement or at a lock of Java. */
    private static void awaitEndOrStandstill(Thread program, AtomicInteger passed) {
        int before = 0;
        for (int looks = 0, all = 0; looks < LOOKS && all < MOST_LOOKS && program.isAlive(); all++) {
            Waits.pause(3);
            int now = passed.get();
            boolean begun = now > 0 || program.getState() != Thread.State.RUNNABLE;
            looks = begun && now == before ? looks + 1 : 0;
            before = now;
        }
    }

    private static Thread started(
            CompletableFuture<String> result, Program program, DataSource database, Consumer<String> watcher) {
        DataSource watched = WatchedDatabase.watch(database, watcher);
        return start(() -> {
            try {
                result.complete(program.run(watched));
            } catch (SQLException e) {
                result.complete("SQLException: " + e.getMessage());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
    }

    private static <T> T result(CompletableFuture<T> running) {
        return running.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
