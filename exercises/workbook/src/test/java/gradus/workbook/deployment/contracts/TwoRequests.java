package gradus.workbook.deployment.contracts;

import gradus.deployment.contracts.WatchedDatabase;
import gradus.kit.http.Waits;
import gradus.workbook.deployment.contracts.ChargeOnce.Answer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Two requests for one charge, of which the second comes while the first stands at a statement. */
final class TwoRequests {
    private TwoRequests() {}

    /** Their answers in words. The first stands until the second has ended or waits for a lock. */
    static List<String> answers(DataSource database, String halt, String client) throws Exception {
        CountDownLatch halted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> first = started(
                database,
                point -> {
                    if (point.equals(halt)) {
                        halted.countDown();
                        Waits.await(goOn, 5);
                    }
                },
                client);
        Waits.await(halted, 5);
        AtomicInteger passed = new AtomicInteger();
        CompletableFuture<String> second = started(database, point -> passed.incrementAndGet(), client);
        awaitEndOrStandstill(second, passed);
        goOn.countDown();
        return List.of(first.get(8, TimeUnit.SECONDS), second.get(8, TimeUnit.SECONDS));
    }

    /** Waits until a request has ended, has passed no statement through 20 looks (a lock is in its way), or tries again and again. */
    private static void awaitEndOrStandstill(CompletableFuture<String> request, AtomicInteger passed) {
        int before = -1;
        for (int looks = 0, all = 0; looks < 20 && all < 60 && !request.isDone(); looks++, all++) {
            if (passed.get() != before) {
                before = passed.get();
                looks = 0;
            }
            Waits.pause(3);
        }
    }

    private static CompletableFuture<String> started(DataSource database, Consumer<String> watcher, String client) {
        ChargeOnce endpoint = new ChargeOnce(WatchedDatabase.watch(database, watcher));
        return CompletableFuture.supplyAsync(() -> told(endpoint, client), TwoRequests::start);
    }

    private static String told(ChargeOnce endpoint, String client) {
        try {
            Answer answer = endpoint.charge(client, "k", 500);
            return answer.status() + " " + answer.body();
        } catch (SQLException e) {
            return "an exception: " + e.getMessage();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
