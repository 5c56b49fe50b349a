package gradus.workbook.deployment.throughput;

import gradus.kit.http.ThreadWatch;
import gradus.kit.http.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

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
        watch.awaitUnlessAtRest(() -> answers.stream().allMatch(CompletableFuture::isDone));
        return answers.stream().map(Callers::now).toList();
    }

    /** What is known now. */
    static String now(CompletableFuture<Double> answer) {
        try {
            Double known = answer.getNow(null);
            return known == null ? NOTHING : known.toString();
        } catch (CancellationException e) {
            return "CancellationException";
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

    /** Closes in the background, as far as it gets; says whether all were answered when close returned. */
    static CompletableFuture<Boolean> closing(RowBatcher batcher, List<CompletableFuture<Double>> answers) {
        CompletableFuture<Boolean> answeredAll = new CompletableFuture<>();
        Thread closes = inBackground(() -> {
            batcher.close();
            answeredAll.complete(answers.stream().allMatch(CompletableFuture::isDone));
        });
        try {
            ThreadWatch.awaitEndOrWait(closes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answeredAll;
    }

    /** Whether something is so for one of three waits, in ms: a busy machine may be late, but not three times and by ever more. */
    static boolean onceFor(IntPredicate wait) {
        return IntStream.of(20, 60, 200).anyMatch(wait);
    }

    /** How long, in ms, after the last of its rows a first batch goes to the model, while a row comes every millisecond or two. */
    double sinceLastOfBatch(RowBatcher batcher, GradedModel model, int mostWait) {
        List<Long> came = new ArrayList<>();
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        do {
            came.add(System.nanoTime());
            answers.addAll(submit(batcher, came.size()));
            Waits.pause(1);
        } while (!answers.get(0).isDone() && came.get(came.size() - 1) - came.get(0) < 1_300_000L * mostWait);
        awaitAll(answers.subList(0, 1));
        int rows = model.calls().get(0).split(" ").length;
        return (model.askedAt(0) - came.get(rows - 1)) / 1e6;
    }

    /** How long, in ms, a row is kept once the model is free again, if it came while that was busy, for as long as a row may wait. */
    double keptByFreeModel(RowBatcher batcher, GradedModel model, int mostWait) {
        model.hold();
        List<CompletableFuture<Double>> answers = submit(batcher, 1, 2);
        model.awaitCall();
        answers.addAll(submit(batcher, 3));
        Waits.pause(mostWait);
        long free = System.nanoTime();
        model.release();
        awaitAll(answers);
        return (model.askedAt(1) - free) / 1e6;
    }

    private static void awaitAll(List<CompletableFuture<Double>> answers) {
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .orTimeout(8, TimeUnit.SECONDS)
                .join();
    }

    /** Its value; false if none comes within five seconds. */
    static boolean soon(CompletableFuture<Boolean> value) {
        return value.completeOnTimeout(false, 5, TimeUnit.SECONDS).join();
    }

    /** How long a call takes. */
    static long nanos(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return System.nanoTime() - begin;
    }

    /** The shortest of at most five times, in ms; the first below the limit ends it. A busy machine may be slow, but not five times. */
    static long shortest(long limitMillis, LongSupplier nanos) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 5 && shortest >= limitMillis; i++) {
            shortest = Math.min(shortest, nanos.getAsLong() / 1_000_000);
        }
        return shortest;
    }

    /** Of eight callers with 50 rows each, each caller's first wrong answer, or "none". */
    static List<String> firstWrongOfEight(RowBatcher batcher) {
        List<CompletableFuture<String>> wrong = new ArrayList<>();
        for (int caller = 0; caller < 8; caller++) {
            int begin = 1000 * caller;
            wrong.add(CompletableFuture.supplyAsync(() -> firstWrong(batcher, begin), Callers::inBackground));
        }
        return wrong.stream()
                .map(one -> one.completeOnTimeout("does not return", 10, TimeUnit.SECONDS)
                        .exceptionally(Throwable::toString)
                        .join())
                .toList();
    }

    private static String firstWrong(RowBatcher batcher, int begin) {
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        for (int i = begin; i < begin + 50; i++) {
            answers.addAll(submit(batcher, i));
        }
        for (int i = 0; i < 50; i++) {
            double answer = answers.get(i).orTimeout(5, TimeUnit.SECONDS).join();
            if (answer != 10 * (begin + i)) {
                return "row " + (begin + i) + ": " + answer;
            }
        }
        return "none";
    }
}
