package gradus.deployment.monitoring.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.registry.ArtefactStore;
import gradus.deployment.registry.CreditExperiment;
import gradus.deployment.registry.Event.Note;
import gradus.deployment.registry.Follower;
import gradus.deployment.registry.HotSwap;
import gradus.deployment.registry.LiveModel;
import gradus.deployment.registry.ModelRegistry;
import gradus.deployment.registry.ModelServer;
import gradus.deployment.registry.Recorder;
import gradus.deployment.registry.Run;
import gradus.deployment.registry.RunLog;
import gradus.fundamentals.linearalgebra.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The credit model as the lessons before leave it: trained and recorded, its signed artefact in a store, made the champion in a registry, found
 * there by its hash, checked, loaded, and asked over HTTP.
 */
final class CreditService implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ANSWER = "probability_of_bad";
    private static final Note NOTE = new Note("ada", "the first version", Instant.parse("2026-03-02T09:00:00Z"));

    private final CreditExperiment experiment = new CreditExperiment(Ed25519.newKeys());
    private final Path folder = Files.createTempDirectory("gradus-credit");
    private final HotSwap<LiveModel> swap;
    private final ModelServer server;
    private final URL predict;

    /** Starts; the listener is told of each request. */
    CreditService(ModelServer.Listener listener) throws SQLException, IOException {
        ArtefactStore store = new ArtefactStore(folder.resolve("artefacts"));
        var database = ModelRegistry.inFile(folder.resolve("registry.db"));
        ModelRegistry registry = new ModelRegistry(database);
        Run run = new Recorder(new RunLog(database), store)
                .run(experiment, 1, CreditExperiment.parameters(1, 150), NOTE.at());
        registry.register("credit", 1, run.artefact(), experiment.name(), run.number(), NOTE);
        registry.promote("credit", 1, 0, NOTE);
        swap = new HotSwap<>(Follower.champion(registry, store, experiment.policy(1)), failure -> {
            throw new IllegalStateException(failure);
        });
        server = new ModelServer(swap, ANSWER, listener);
        predict = server.url().resolve("/predict").toURL();
    }

    /** Everything that may be asked, one row for each of the 4,454 applicants, in the order of the file. */
    Matrix rows() {
        return experiment.rows();
    }

    /** Whether each of those credits went badly: 1 if so. */
    int[] bad() {
        return experiment.bad();
    }

    /** What the model answers to the rows that trained it, asked without HTTP. */
    double[] answersInTraining() {
        try (HotSwap.Lease<LiveModel> lease = swap.lease()) {
            return IntStream.range(0, CreditExperiment.TRAINED_ON)
                    .mapToDouble(i -> lease.model().predict(rows().row(i)))
                    .toArray();
        }
    }

    /** Asks over HTTP; empty if the contract refuses the row, which has a value outside of what the model was trained on. */
    OptionalDouble ask(double[] row) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) predict.openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(JSON.writeValueAsBytes(body(row)));
        int status = connection.getResponseCode();
        try (InputStream in = status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
            var answer = JSON.readTree(in.readAllBytes());
            if (status != 200 && status != 422) {
                throw new IOException("the status must be 200 or 422, but was " + status + ": " + answer);
            }
            return status == 200 ? OptionalDouble.of(answer.get(ANSWER).doubleValue()) : OptionalDouble.empty();
        }
    }

    private static Map<String, Double> body(double[] row) {
        Map<String, Double> body = new LinkedHashMap<>();
        for (int j = 0; j < row.length; j++) {
            body.put(TrainedModel.CREDIT_COLUMNS.get(j), row[j]);
        }
        return body;
    }

    @Override
    public void close() {
        server.close();
        swap.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
