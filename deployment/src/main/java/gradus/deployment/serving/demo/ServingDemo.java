package gradus.deployment.serving.demo;

import gradus.deployment.serving.PredictionServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Demo;
import io.javalin.Javalin;
import java.time.Duration;

/** Starts the server on a free port, asks it well and badly, prints what it answers, and stops it while it works. */
public final class ServingDemo {
    /** A short time for slow clients, and no limit on bad input: the demo sends a lot of it. */
    private static final Settings PATIENT = Settings.local(0)
            .withClientTimes(Duration.ofSeconds(1), Duration.ofMillis(1500))
            .withBadInput(1000, 1)
            .withDrain(Duration.ZERO);

    private ServingDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        KeptLog log = new KeptLog();
        WeightModel model = WeightModel.fit();
        Javalin naive = Naive.create(model).start("127.0.0.1", 0);
        try (PredictionServer server = new PredictionServer(PATIENT, () -> model).awaitReady()) {
            Answers answers = new Answers(server.port());
            BadInput badInput = new BadInput(naive.port(), server.port());
            Demo.of(args)
                    .section("naive", lines -> Naive.naive(lines, naive.port()))
                    .section("problem", answers::problem)
                    .section("answer", answers::answer)
                    .section("coverage", new Coverage(model)::coverage)
                    .section("badInput", badInput::badInput)
                    .section("stop", Stopping::stop)
                    .section("inference", answers::inference)
                    .section("log", lines -> log.log(lines, server.port()))
                    .section("pitfalls", Pitfalls::pitfalls)
                    .figure("serving-statuses", badInput.statuses());
        } finally {
            naive.stop();
        }
    }
}
