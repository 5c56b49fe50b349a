package gradus.workbook.deployment.serving;

import static gradus.kit.http.Waits.await;

import gradus.kit.http.Answer;
import gradus.kit.http.Clients;
import io.javalin.Javalin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** One endpoint, which the checks share, and its clients. */
abstract class WeightCase {
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.javalin"), Logger.getLogger("org.eclipse.jetty"));
    static final DoubleUnaryOperator HEIGHT = height -> (height - 170) / 10;
    static final DoubleUnaryOperator WAIST = waist -> (waist - 80) / 10;

    /** Weight = 70 + 10 z₁ + 5 z₂; height 180 and waist 90 are z = (1, 1). */
    static final ToDoubleFunction<double[]> REGRESSION = z -> 70 + 10 * z[0] + 5 * z[1];

    private static Javalin server;
    private static volatile ToDoubleFunction<double[]> regression;

    private final Clients clients = new Clients("/predict");

    @AfterEach
    void abandon() {
        clients.close();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** From now on the endpoint's model computes this of standardised features. */
    static void serve(ToDoubleFunction<double[]> now) {
        regression = now;
        if (server == null) {
            QUIET.forEach(logger -> logger.setLevel(Level.OFF));
            WeightEndpoint.Model model = model(standardised -> regression.applyAsDouble(standardised));
            server = WeightEndpoint.create(model).start("127.0.0.1", 0);
        }
    }

    /** Holds the first who comes where it is closed, until it is opened; lets everybody else through. */
    static final class Turnstile {
        private final AtomicBoolean used = new AtomicBoolean();
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass(boolean closed) {
            if (closed && used.compareAndSet(false, true)) {
                held.countDown();
                await(opened, 3);
            }
        }

        /** Waits until somebody is held, or has ended without coming here. */
        void awaitHeld(Future<?> somebody) throws InterruptedException {
            while (!held.await(5, TimeUnit.MILLISECONDS) && !somebody.isDone()) {}
        }

        void open() {
            opened.countDown();
        }
    }

    static String patient(String waist) {
        return "{\"height_cm\": 180, \"waist_cm\": " + waist + "}";
    }

    static WeightEndpoint.Model model(ToDoubleFunction<double[]> regression) {
        return new WeightEndpoint.Model(List.of(HEIGHT, WAIST), regression);
    }

    CompletableFuture<Answer> send(String body) {
        return clients.post(server.port(), body);
    }

    Answer post(String body) {
        return send(body).join();
    }

    static String shown(Answer answer) {
        return answer.shown() + " " + answer.body();
    }
}
