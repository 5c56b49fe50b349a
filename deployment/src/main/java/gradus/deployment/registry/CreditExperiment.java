package gradus.deployment.registry;

import gradus.classicalml.metrics.ProbabilityScores;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.LoadPolicy;
import gradus.deployment.packaging.Manifest;
import gradus.deployment.packaging.ModelFile;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.packaging.TribuoExport;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.ParameterAveraging;
import tech.tablesaw.api.Table;

/**
 * The credit model again: the probability that a credit goes badly, by logistic regression on the columns that the lesson packaging takes. It is
 * trained as it would have been in the past, on the first 2,000 applications of the file; the other 2,454 came later, as far as the order of
 * a file without dates can say so. The training is stopped after a number of passes; averaged weights keep the last steps from deciding.
 */
public final class CreditExperiment implements Experiment {
    /** How many applications train it. */
    public static final int TRAINED_ON = 2000;

    private static final String OUTPUT = "probability of bad";
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    private final KeyPair keys;
    private final Table credits = DataSets.CREDIT_SCORING.table();
    private final Matrix rows = TrainedModel.creditRows(credits);

    /** The experiment; its artefacts are signed with the private key. */
    public CreditExperiment(KeyPair keys) {
        this.keys = Require.given("keys", keys);
        LOG.setLevel(Level.WARNING);
    }

    /** The settings of a training: the version that its manifest says, and how often it passes over the rows. */
    public static Map<String, String> parameters(int version, int passes) {
        Require.atLeast("version", version, 1);
        Require.atLeast("passes", passes, 1);
        return Map.of("version", Integer.toString(version), "passes", Integer.toString(passes));
    }

    @Override
    public String name() {
        return "credit";
    }

    @Override
    public String dataSha256() {
        return DataSets.CREDIT_SCORING.files().get(0).sha256();
    }

    @Override
    public String code() {
        return CodeVersion.of(
                        CreditExperiment.class, TrainedModel.class, TribuoExport.class, Manifest.class, Artefact.class)
                + ", Tribuo 4.3.2";
    }

    /** What each of the 4,454 applicants says, in the order of the file: one row each, one column for each input. */
    public Matrix rows() {
        return rows;
    }

    /** Whether each of the 4,454 credits went badly: 1 if so, 0 if not. */
    public int[] bad() {
        return credits.stringColumn("status").asList().stream()
                .mapToInt(status -> status.equals("bad") ? 1 : 0)
                .toArray();
    }

    private Matrix trainedOn() {
        return Matrix.of(Arrays.copyOf(rows.toArray(), TRAINED_ON));
    }

    @Override
    public byte[] train(Recipe recipe) {
        int passes = Integer.parseInt(recipe.parameters().get("passes"));
        Model<Label> model = new LinearSGDTrainer(
                        new LogMulticlass(),
                        new ParameterAveraging(new AdaGrad(0.01)),
                        passes,
                        1 << 20,
                        16,
                        recipe.seed())
                .train(TribuoData.classification(
                        TrainedModel.CREDIT_COLUMNS,
                        trainedOn().toArray(),
                        Numbers.classes(credits.first(TRAINED_ON), "status")));
        byte[] graph = TribuoExport.onnx(model);
        Manifest manifest = new Manifest(
                Manifest.READABLE,
                name(),
                Integer.parseInt(recipe.parameters().get("version")),
                TrainedModel.creditInputs(trainedOn()),
                OUTPUT,
                training(recipe),
                Map.of("purpose", "Sort applications for a person to decide, never decide by itself."),
                List.of(ModelFile.of(
                        "model.onnx",
                        "onnx",
                        "Tribuo 4.3.2",
                        TribuoExport.columns(model),
                        TribuoExport.answer(model, "bad"),
                        graph)));
        return Artefact.seal(manifest, Map.of("model.onnx", graph), keys.getPrivate());
    }

    private static Map<String, String> training(Recipe recipe) {
        Map<String, String> training = new TreeMap<>(recipe.parameters());
        training.put("data_sha256", recipe.dataSha256());
        training.put("rows", "1 to " + TRAINED_ON);
        training.put("code", recipe.code());
        training.put("seed", Long.toString(recipe.seed()));
        return training;
    }

    /** What whoever loads a version insists on. */
    public LoadPolicy policy(int lowestVersion) {
        return new LoadPolicy(
                List.of(keys.getPublic()),
                name(),
                lowestVersion,
                TrainedModel.creditInputs(trainedOn()),
                OUTPUT,
                1 << 20);
    }

    /** The log loss on the applications that came after those that trained it. */
    @Override
    public SortedMap<String, Double> measure(byte[] artefact) {
        int[] later = Arrays.copyOfRange(bad(), TRAINED_ON, rows.rows());
        double[][] asked = Arrays.copyOfRange(rows.toArray(), TRAINED_ON, rows.rows());
        try (Scorer scorer = Scorer.of(new ArtefactLoader(policy(1)).load(artefact), "onnx")) {
            return new TreeMap<>(
                    Map.of("log loss on later applications", ProbabilityScores.logLoss(scorer.score(asked), later)));
        }
    }
}
