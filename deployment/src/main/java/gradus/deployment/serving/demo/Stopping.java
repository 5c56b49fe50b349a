package gradus.deployment.serving.demo;

import gradus.deployment.serving.PredictionServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Lines;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;

/** A stop, seen by those who come before, during and after it. */
final class Stopping {
    private Stopping() {}

    static void stop(Lines lines) throws Exception {
        Settings settings = Settings.local(0).withDrain(Duration.ofSeconds(1));
        PredictionServer server = new PredictionServer(settings, WeightModel::fit).awaitReady();
        int port = server.port();
        try (Socket slow = new Socket("127.0.0.1", port)) {
            Asking.write(slow, Asking.head() + Asking.GOOD.substring(0, 20)); // half a request, when the stop comes
            Thread.sleep(100);
            Thread stopping = new Thread(server::close);
            stopping.start();
            Thread.sleep(100);
            lines.print("ready?             %d", Asking.get(port, "/v2/health/ready"));
            lines.print("alive?             %d", Asking.get(port, "/v2/health/live"));
            lines.print(
                    "a new prediction:  %d",
                    Asking.post(port, "/predict", Asking.GOOD).statusCode());
            Asking.write(slow, Asking.GOOD.substring(20));
            lines.print("the half request:  %d", Asking.status(Asking.read(slow)));
            stopping.join();
        }
        try {
            lines.print("after the stop:    %d", Asking.get(port, "/v2/health/live"));
        } catch (ConnectException refused) {
            lines.print("after the stop:    connection refused");
        }
    }
}
