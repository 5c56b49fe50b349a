package gradus.workbook.deployment.throughput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** A model, those who ask for its answers, and the batchers between them, which are closed after each check. */
abstract class BatcherCase {
    static final Duration LONG = Duration.ofHours(1);

    final GradedModel model = new GradedModel();
    final Callers callers = new Callers();
    private final List<RowBatcher> made = new ArrayList<>();

    RowBatcher batcher(int mostRows, Duration mostWait, int places) {
        return batcher(mostRows, mostWait, places, model);
    }

    /** The same, in front of another model. */
    RowBatcher batcher(int mostRows, Duration mostWait, int places, GradedModel model) {
        RowBatcher batcher = new RowBatcher(mostRows, mostWait, places, model);
        made.add(batcher);
        return batcher;
    }

    /** Whether a row goes when it has waited for as long as it may, although others come all the time. */
    boolean goesWhileOthersDripIn() {
        return Callers.onceFor(wait -> {
            GradedModel own = new GradedModel();
            RowBatcher batcher = batcher(100_000, Duration.ofMillis(wait), 100_000, own);
            return callers.sinceLastOfBatch(batcher, own, wait) < wait;
        });
    }

    /** Whether a row that came while the model was busy goes as soon as that is free, if it has waited for as long as it may by then. */
    boolean goesOnceTheModelIsFree() {
        return Callers.onceFor(wait -> {
            GradedModel own = new GradedModel();
            RowBatcher batcher = batcher(2, Duration.ofMillis(wait), 9, own);
            return callers.keptByFreeModel(batcher, own, wait) < wait;
        });
    }

    /** The answer to one row. */
    String told(RowBatcher batcher, double row) {
        return callers.told(Callers.submit(batcher, row).get(0));
    }

    /** Submits a batch that the model is busy with until it is released. */
    List<CompletableFuture<Double>> held(RowBatcher batcher, double... batch) {
        model.hold();
        List<CompletableFuture<Double>> answers = Callers.submit(batcher, batch);
        model.awaitCall();
        return answers;
    }

    @AfterEach
    void letGo() {
        model.release();
        made.forEach(batcher -> Callers.inBackground(batcher::close)); // where it never returns nobody waits for it
    }
}
