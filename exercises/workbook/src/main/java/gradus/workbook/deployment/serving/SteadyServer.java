package gradus.workbook.deployment.serving;

import static gradus.engine.exercise.Todo.todo;

import io.javalin.http.Context;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * A vendor's model is all you have: it is slow, breaks if two threads are inside it at once, and takes so much memory that
 * only a few copies fit. Many clients call at the same time. Serve all of them without an error.
 *
 * <p>{@code POST /predict} with the body {@code {"features": [1.5, 2]}} is answered {@code 200} and {@code {"prediction": 3.5}},
 * with whatever the model says of these features. A body that is not JSON, or has no array of numbers under that name, is
 * answered 400. Where the model throws, an exception or an error, the answer is 500, and the next request is served as if nothing
 * had happened, by no more copies than before.
 *
 * <p>The target:
 *
 * <ul>
 *   <li>64 clients at once, each answered with the prediction for its own features;
 *   <li>never two threads inside one copy, and never more copies built than allowed;
 *   <li>all copies at work while there is work for them: no request waits for one copy while another is idle, and a copy that
 *       is given back goes at once to a request that waits;
 *   <li>a copy is lent for a prediction, not for a client: one whose request is still on its way holds no copy;
 *   <li>a request that finds every copy busy waits for one, however long that takes, and takes no processor time meanwhile;
 *   <li>a stop in the middle of predictions lets nobody in any more, not even over a connection that was open before, and
 *       answers every request that the server has begun, whether it is inside a copy or waits for one.
 * </ul>
 *
 * <p>How is up to you: Javalin, the JDK's own {@code com.sun.net.httpserver.HttpServer}, or anything else on the class path.
 *
 * <p>You may want to import {@link com.fasterxml.jackson.core.JsonProcessingException},
 * {@link com.fasterxml.jackson.databind.JsonNode}, {@link com.fasterxml.jackson.databind.ObjectMapper},
 * {@link io.javalin.Javalin}, {@link java.util.concurrent.ArrayBlockingQueue},
 * {@link org.eclipse.jetty.server.handler.GracefulHandler}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/serving.md">deployment/docs/serving.md</a>
 */
public final class SteadyServer {
    /** The vendor's model: one thread at a time. */
    public interface Model {
        double predict(double[] features);
    }

    /** A server that has been started. */
    public interface Running extends AutoCloseable {
        /** The port it listens on, at 127.0.0.1. */
        int port();

        /** Stops it: no new requests; returns when those begun are answered, or after 5 s. */
        @Override
        void close();
    }

    private SteadyServer() {}

    /**
     * Starts a server on a free port.
     *
     * @param factory builds one copy of the model per call; use no more than copies of them, ever
     * @param copies how many copies of the model there may be, at least 1
     */
    public static Running start(Supplier<Model> factory, int copies) {
        return todo("build the copies once, lend each to one request at a time, and stop without cutting one off");
    }

    /** Answers one request with one of the idle models. */
    @SuppressWarnings("unused") // until your code uses it
    private static void answer(Context ctx, BlockingQueue<Model> idle) throws Exception {
        todo("read the features; take a model; predict; give it back, whatever happened");
    }
}
