package gradus.deployment.throughput;

import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.Problems;
import gradus.fundamentals.Require;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A Javalin handler in front of a batcher. No thread waits for an answer; a request that finds no place gets 503 and {@code Retry-After}, one
 * that has waited too long 503, and nothing is computed for it any more.
 *
 * @param <Q> what a request asks
 */
public final class BatchedPredictions<Q> implements Handler {
    private static final Logger LOG = Logger.getLogger(BatchedPredictions.class.getName());

    private final Function<Context, Q> reader;
    private final DynamicBatcher<Q, String> batcher;
    private final Duration patience;

    /**
     * A handler.
     *
     * @param reader what the request asks; throws {@link Problem} for what cannot be asked
     * @param batcher answers with JSON; closed by whoever made it
     * @param patience how long a request may wait, above 0, at most a year: shorter than the shortest time-out of a client
     */
    public BatchedPredictions(Function<Context, Q> reader, DynamicBatcher<Q, String> batcher, Duration patience) {
        this.reader = Require.given("reader", reader);
        this.batcher = Require.given("batcher", batcher);
        Require.that(!patience.isNegative() && !patience.isZero(), "patience must be above 0, but was " + patience);
        Require.that(
                patience.compareTo(BatchPolicy.LONGEST) <= 0, "patience must be at most a year, but was " + patience);
        this.patience = patience;
    }

    @Override
    public void handle(Context ctx) {
        try {
            Q question = reader.apply(ctx);
            var answer = batcher.submit(question).orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
            ctx.future(() -> answer.thenAccept(
                            json -> ctx.contentType("application/json").result(json))
                    .exceptionally(failure -> failed(ctx, failure)));
        } catch (Overloaded full) {
            ctx.header("Retry-After", full.header());
            write(ctx, new Problem(503, full.getMessage()));
        } catch (Problem problem) {
            write(ctx, problem);
        }
    }

    private static Void failed(Context ctx, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            ctx.header("Retry-After", "1");
            write(ctx, new Problem(503, "the answer would have come too late; try again in 1 s"));
        } else {
            LOG.log(Level.SEVERE, "a prediction failed", cause);
            write(ctx, new Problem(500, "the server failed; its log tells more"));
        }
        return null;
    }

    private static void write(Context ctx, Problem problem) {
        ctx.status(problem.status());
        ctx.contentType("application/problem+json");
        ctx.result(Problems.json(problem, null));
    }
}
