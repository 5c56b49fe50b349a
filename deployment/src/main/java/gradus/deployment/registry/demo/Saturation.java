package gradus.deployment.registry.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.deployment.registry.Event.Note;
import gradus.deployment.registry.Follower;
import gradus.deployment.registry.HotSwap;
import gradus.deployment.registry.LiveModel;
import gradus.deployment.registry.ModelServer;
import gradus.deployment.registry.Version;
import gradus.fundamentals.demo.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that ask a server without a pause while its model is changed again and again, through the registry. */
final class Saturation {
    static final int CLIENTS = 16;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Note NOTE = new Note("the test", "a swap", Instant.parse("2026-03-07T09:00:00Z"));
    private static final double[] PERSON = {174, 93, 77, 57, 36};

    private static final byte[] BODY =
            "{\"height_cm\": 174, \"chest_cm\": 93, \"waist_cm\": 77, \"thigh_cm\": 57, \"calf_cm\": 36}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Story story;
    private final Map<Integer, Double> right = new TreeMap<>();

    /**
     * What all clients saw.
     *
     * @param asked requests that were sent
     * @param lost those that were not answered by a prediction
     * @param mixed answers that are not what the version that they name says
     * @param versions those that answered
     * @param milliseconds how long each answer took
     */
    record Seen(int asked, int lost, int mixed, Set<Integer> versions, List<Double> milliseconds) {
        Seen() {
            this(0, 0, 0, new TreeSet<>(), new ArrayList<>());
        }

        Seen and(Seen other) {
            Set<Integer> all = new TreeSet<>(versions);
            all.addAll(other.versions);
            List<Double> took = new ArrayList<>(milliseconds);
            took.addAll(other.milliseconds);
            return new Seen(asked + other.asked, lost + other.lost, mixed + other.mixed, all, took);
        }
    }

    /** A server under load: what the clients saw, and how many models were open at the end. */
    record Outcome(Seen seen, int swaps, int open) {}

    /** On the versions of a story. */
    Saturation(Story story) throws SQLException, IOException {
        this.story = story;
        for (Version version : story.registry().versions("weight")) {
            try (LiveModel model = load(version)) {
                right.put(version.number(), model.predict(PERSON));
            }
        }
    }

    private LiveModel load(Version version) throws IOException {
        return LiveModel.load(version, story.store(), story.experiment().policy(1));
    }

    void swaps(Lines lines) throws Exception {
        Outcome outcome = run(40);
        lines.print("%d clients, %d swaps; answered by the versions %s", CLIENTS, outcome.swaps, outcome.seen.versions);
        lines.print("requests lost                         %d", outcome.seen.lost);
        lines.print("answers not of the version they name  %d", outcome.seen.mixed);
        lines.print("models open at the end                %d", outcome.open);
    }

    /** Swaps so often while the clients ask; each of them asks at least ten times. */
    Outcome run(int swaps) throws Exception {
        var policy = story.experiment().policy(1);
        try (HotSwap<LiveModel> swap =
                        new HotSwap<>(Follower.champion(story.registry(), story.store(), policy), failure -> {
                            throw new IllegalStateException(failure);
                        });
                ModelServer server = new ModelServer(swap)) {
            Follower follower = new Follower(story.registry(), story.store(), policy, swap);
            AtomicBoolean stop = new AtomicBoolean();
            CountDownLatch warm = new CountDownLatch(10 * CLIENTS);
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<Seen>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(threads.submit(() -> ask(server.url(), stop, warm)));
                }
                warm.await();
                for (int i = 0; i < swaps; i++) {
                    change(follower);
                }
                stop.set(true);
                Seen seen = new Seen();
                for (Future<Seen> client : clients) {
                    seen = seen.and(client.get());
                }
                return new Outcome(seen, swaps, swap.open());
            } finally {
                stop.set(true);
                threads.shutdownNow();
            }
        }
    }

    /** Another champion in the registry, and then in the server. */
    private void change(Follower follower) throws SQLException, IOException {
        int champion = story.registry().champion("weight").orElseThrow().number();
        story.registry().promote("weight", champion % right.size() + 1, champion, NOTE);
        if (!follower.follow()) {
            throw new IllegalStateException("the follower must find another champion, but did not");
        }
    }

    private Seen ask(URI server, AtomicBoolean stop, CountDownLatch warm) {
        int asked = 0;
        int lost = 0;
        int mixed = 0;
        Set<Integer> versions = new TreeSet<>();
        List<Double> milliseconds = new ArrayList<>();
        while (!stop.get()) {
            asked++;
            long begin = System.nanoTime();
            try {
                JsonNode answer = JSON.readTree(post(server));
                milliseconds.add((System.nanoTime() - begin) / 1e6);
                int version = answer.at("/model/version").asInt();
                mixed += right.getOrDefault(version, Double.NaN)
                                == answer.path("weight_kg").doubleValue()
                        ? 0
                        : 1;
                versions.add(version);
            } catch (IOException e) { // any status but 200 as well
                lost++;
            }
            warm.countDown();
        }
        return new Seen(asked, lost, mixed, versions, milliseconds);
    }

    /** Over a connection that is kept. */
    private static byte[] post(URI server) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.resolve("/predict").toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(BODY);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
