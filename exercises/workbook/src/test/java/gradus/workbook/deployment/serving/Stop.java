package gradus.workbook.deployment.serving;

import static gradus.kit.http.ThreadWatch.awaitUnlessStill;
import static gradus.kit.http.Waits.await;

import gradus.kit.http.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What clients are shown around a stop in the middle of predictions.
 *
 * @param inside those whose predictions were under way
 * @param waiting those that waited for a copy; as it should be where their waiting cannot be seen
 * @param early whether close returned before the predictions under way had ended
 * @param late one that comes while the server stops
 * @param onOldConnection the same, over a connection that was open before
 * @param after one that comes after the stop
 */
record Stop(
        List<String> inside, List<String> waiting, boolean early, String late, String onOldConnection, String after) {
    private static final int COPIES = SteadyCase.COPIES;
    private static final String LATE = "{\"features\": [9, 9]}";

    /** Stops the server of the checks while four predictions are under way and four wait. */
    static Stop of(SteadyCase at) throws Exception {
        CountDownLatch begun = new CountDownLatch(COPIES);
        CountDownLatch finish = new CountDownLatch(1);
        at.serve(features -> {
            begun.countDown();
            await(finish, 8);
            return SteadyCase.truth(features);
        });
        int port = at.server.port();
        at.clients.postOnOpenConnection(port, "{}").join(); // refused, and its connection stays open
        List<CompletableFuture<String>> inside = at.sendEach(0, COPIES);
        awaitUnlessStill(() -> begun.getCount() == 0);
        int before = at.threads.waiting();
        List<CompletableFuture<String>> waiting = at.sendEach(COPIES, 2 * COPIES);
        boolean allWait = at.threads.awaitWaiting(before + COPIES);
        CompletableFuture<Void> closing = at.clients.aside(at.taken()::close);
        CompletableFuture<Answer> late = at.clients.knock(port, LATE, closing);
        CompletableFuture<Answer> again = at.clients.postOnOpenConnection(port, LATE);
        if (late.isDone()) {
            awaitEnd(closing); // long enough for a stop that waits too short a time to end
        }
        boolean early = closing.isDone();
        finish.countDown();
        List<String> shownInside = SteadyCase.joined(inside);
        List<String> shownWaiting = allWait ? SteadyCase.joined(waiting) : SteadyCase.answers(COPIES, 2 * COPIES);
        String shownLate = SteadyCase.shown(late.join());
        String onOld = again.join().shown();
        awaitEnd(closing, 8000);
        String after = closing.isCompletedExceptionally()
                ? "an exception of close"
                : closing.isDone()
                        ? SteadyCase.shown(at.clients.post(port, LATE).join())
                        : "close does not return";
        return new Stop(shownInside, shownWaiting, early, shownLate, onOld, after);
    }

    private static void awaitEnd(CompletableFuture<Void> closing) {
        awaitEnd(closing, 300);
    }

    private static void awaitEnd(CompletableFuture<Void> closing, int milliseconds) {
        closing.copy()
                .exceptionally(thrown -> null)
                .completeOnTimeout(null, milliseconds, TimeUnit.MILLISECONDS)
                .join();
    }
}
