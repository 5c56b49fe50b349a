package gradus.workbook.deployment.throughput;

import gradus.kit.http.ThreadWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** Those who ask a batcher, and what they are told. They wait for as long as an answer can still come. */
final class Callers {
    static final String NOTHING = "no answer";

    private final ThreadWatch watch = new ThreadWatch(RowBatcher.class, RowBatcherTest.class);

    Callers() {
        watch.ignoreThoseOfNow();
    }

    /** Submits rows of one number each. */
    static List<CompletableFuture<Double>> submit(RowBatcher batcher, double... rows) {
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        for (double row : rows) {
            answers.add(batcher.submit(new double[] {row}));
        }
        return answers;
    }

    /** The answer, or what happened instead of one. */
    String told(CompletableFuture<Double> answer) {
        return told(List.of(answer)).get(0);
    }

    /** The same of several. */
    List<String> told(List<CompletableFuture<Double>> answers) {
        watch.awaitUnlessWaiting(() -> answers.stream().allMatch(CompletableFuture::isDone));
        return answers.stream().map(Callers::now).toList();
    }

    /** What is known now. */
    static String now(CompletableFuture<Double> answer) {
        try {
            Double known = answer.getNow(null);
            return known == null ? NOTHING : known.toString();
        } catch (CompletionException e) {
            boolean modelSays = e.getCause() instanceof IllegalArgumentException;
            return e.getCause().getClass().getSimpleName()
                    + (modelSays ? ": " + e.getCause().getMessage() : "");
        }
    }

    /** What a call throws, by its simple name, or "nothing"; "does not return" where it waits for what never comes. */
    String thrown(Runnable call) {
        AtomicReference<String> result = new AtomicReference<>("does not return");
        Thread thread = inBackground(() -> {
            try {
                call.run();
                result.set("nothing");
            } catch (RuntimeException e) {
                result.set(e.getClass().getSimpleName());
            }
        });
        watch.awaitUnlessWaiting(() -> !thread.isAlive());
        return result.get();
    }

    static Thread inBackground(Runnable call) {
        Thread thread = new Thread(call);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
