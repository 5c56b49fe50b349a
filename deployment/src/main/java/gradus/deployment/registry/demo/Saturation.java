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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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
    record Outcome(Seen seen, int changes, int open) {}

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
        Outcome outcome = run(5, 15);
        lines.print(
                "%d clients, %d swaps; answered by the versions %s", CLIENTS, outcome.changes, outcome.seen.versions);
        lines.print("requests lost                         %d", outcome.seen.lost);
        lines.print("answers not of the version they name  %d", outcome.seen.mixed);
        lines.print("models open at the end                %d", outcome.open);
    }

    /**
     * Swaps models while the clients ask: first through the registry, loading each, then models that are loaded already, as fast as a few
     * answers come in between.
     */
    Outcome run(int promotions, int ready) throws Exception {
        var policy = story.experiment().policy(1);
        try (HotSwap<LiveModel> swap =
                        new HotSwap<>(Follower.champion(story.registry(), story.store(), policy), failure -> {
                            throw new IllegalStateException(failure);
                        });
                ModelServer server = new ModelServer(swap)) {
            Follower follower = new Follower(story.registry(), story.store(), policy, swap);
            AtomicBoolean stop = new AtomicBoolean();
            Semaphore answers = new Semaphore(0);
            List<LiveModel> models = loaded(ready);
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<Seen>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(threads.submit(() -> ask(server.url(), stop, answers)));
                }
                answers.acquire(2 * CLIENTS);
                for (int i = 0; i < promotions; i++) {
                    answers.acquire(4);
                    change(follower);
                }
                for (LiveModel model : models) {
                    answers.acquire(4);
                    swap.swap(model);
                }
                stop.set(true);
                return new Outcome(together(clients), promotions + ready, swap.open());
            } finally {
                stop.set(true);
                threads.shutdownNow();
            }
        }
    }

    /** How long answers took while some clients asked for a time, in which so many swaps were spread. */
    List<Double> waits(int clients, int milliseconds, int swaps) throws Exception {
        List<LiveModel> models = loaded(swaps + 1);
        try (HotSwap<LiveModel> swap = new HotSwap<>(models.get(0), failure -> {});
                ModelServer server = new ModelServer(swap)) {
            AtomicBoolean stop = new AtomicBoolean();
            Semaphore answers = new Semaphore(0);
            ExecutorService threads = Executors.newFixedThreadPool(clients);
            try {
                List<Future<Seen>> asking = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    asking.add(threads.submit(() -> ask(server.url(), stop, answers)));
                }
                for (int i = 1; i <= swaps; i++) {
                    Thread.sleep(milliseconds / swaps);
                    swap.swap(models.get(i));
                }
                Thread.sleep(swaps == 0 ? milliseconds : 0);
                stop.set(true);
                return together(asking).milliseconds();
            } finally {
                stop.set(true);
                threads.shutdownNow();
            }
        }
    }

    private static Seen together(List<Future<Seen>> clients) throws Exception {
        Seen seen = new Seen();
        for (Future<Seen> client : clients) {
            seen = seen.and(client.get());
        }
        return seen;
    }

    private List<LiveModel> loaded(int count) throws SQLException, IOException {
        List<Version> versions = story.registry().versions("weight");
        List<LiveModel> models = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            models.add(load(versions.get(i % versions.size())));
        }
        return models;
    }

    /** Another champion in the registry, and then in the server. */
    private void change(Follower follower) throws SQLException, IOException {
        int champion = story.registry().champion("weight").orElseThrow().number();
        story.registry().promote("weight", champion % right.size() + 1, champion, NOTE);
        if (!follower.follow()) {
            throw new IllegalStateException("the follower must find another champion, but did not");
        }
    }

    private Seen ask(URI server, AtomicBoolean stop, Semaphore answers) {
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
            answers.release();
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
