package gradus.workbook.deployment.registry;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.kit.http.Waits;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Two changes, of which the second comes while the first stands at a statement. */
final class TwoChanges {
    /** One change. */
    @FunctionalInterface
    interface Change {
        void make(AtomicPromotion promotion) throws SQLException;
    }

    private TwoChanges() {}

    /** Their outcomes in words. The first stands until the second has ended or waits for a lock. */
    static List<String> outcomes(DataSource database, int halt, Change one, Change other) throws Exception {
        CountDownLatch halted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger passedByFirst = new AtomicInteger();
        CompletableFuture<String> first = started(
                database,
                point -> {
                    if (passedByFirst.getAndIncrement() == halt) {
                        halted.countDown();
                        Waits.await(goOn, 5);
                    }
                },
                one);
        Waits.await(halted, 5);
        AtomicInteger passed = new AtomicInteger();
        CompletableFuture<String> second = started(database, point -> passed.incrementAndGet(), other);
        awaitEndOrStandstill(second, passed);
        goOn.countDown();
        return List.of(first.get(8, TimeUnit.SECONDS), second.get(8, TimeUnit.SECONDS));
    }

    /** Waits until a change has ended, or has passed no statement through seven looks: a lock is in its way. */
    private static void awaitEndOrStandstill(CompletableFuture<String> change, AtomicInteger passed) {
        int before = -1;
        for (int looks = 0, all = 0; looks < 7 && all < 60 && !change.isDone(); looks++, all++) {
            if (passed.get() != before) {
                before = passed.get();
                looks = 0;
            }
            Waits.pause(3);
        }
    }

    private static CompletableFuture<String> started(DataSource database, Consumer<String> watcher, Change change) {
        AtomicPromotion promotion = new AtomicPromotion(WatchedDatabase.watch(database, watcher));
        return CompletableFuture.supplyAsync(() -> told(promotion, change), TwoChanges::start);
    }

    /** What became of a change. */
    static String told(AtomicPromotion promotion, Change change) {
        try {
            change.make(promotion);
            return "done";
        } catch (AtomicPromotion.Stale e) {
            return "stale";
        } catch (IllegalArgumentException e) {
            return "refused";
        } catch (SQLException e) {
            return "SQLException: " + e.getMessage();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
