package gradus.deployment.registry;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.InputColumn;
import gradus.deployment.packaging.LoadPolicy;
import gradus.deployment.packaging.Manifest;
import gradus.deployment.packaging.ModelFile;
import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TribuoExport;
import gradus.fundamentals.Require;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/**
 * The weight model again: kilograms from height and four girths, by an elastic net whose strength is a parameter. Three of four people
 * train it; every fourth is held out.
 */
public final class WeightExperiment implements Experiment {
    private static final List<String> NAMES = List.of("height_cm", "chest_cm", "waist_cm", "thigh_cm", "calf_cm");
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    private final KeyPair keys;
    private final double[][] rows;
    private final double[] weights;

    /** The experiment; its artefacts are signed with the private key. */
    public WeightExperiment(KeyPair keys) {
        this.keys = Require.given("keys", keys);
        LOG.setLevel(Level.WARNING);
        var people = DataSets.BODY_DIMS.table();
        rows = Numbers.matrix(people, "height_cm", "chest_girth", "waist_girth", "thigh_girth", "calf_girth");
        weights = Numbers.vector(people, "weight_kg");
    }

    /** The settings of a training: the version that its manifest says, and the penalty on the weights. */
    public static Map<String, String> parameters(int version, double penalty) {
        Require.atLeast("version", version, 1);
        Require.above("penalty", penalty, 0);
        return Map.of("version", Integer.toString(version), "penalty", Double.toString(penalty));
    }

    @Override
    public String name() {
        return "weight";
    }

    @Override
    public String dataSha256() {
        return DataSets.BODY_DIMS.files().get(0).sha256();
    }

    @Override
    public String code() {
        return CodeVersion.of(WeightExperiment.class, TribuoExport.class, Manifest.class, Artefact.class)
                + ", Tribuo 4.3.2";
    }

    private int[] people(boolean heldOut) {
        return IntStream.range(0, rows.length)
                .filter(i -> (i % 4 == 3) == heldOut)
                .toArray();
    }

    private double[][] rows(boolean heldOut) {
        return IntStream.of(people(heldOut)).mapToObj(i -> rows[i].clone()).toArray(double[][]::new);
    }

    private double[] weights(boolean heldOut) {
        return IntStream.of(people(heldOut)).mapToDouble(i -> weights[i]).toArray();
    }

    /** The gate through which a version must come, on the people that were held out. */
    public Gate gate(double margin, double worst) {
        return new Gate(rows(true), weights(true), margin, worst);
    }

    @Override
    public byte[] train(Recipe recipe) {
        double penalty = Double.parseDouble(recipe.parameters().get("penalty"));
        Model<Regressor> model = new ElasticNetCDTrainer(penalty, 0.5, 1e-6, 1000, true, recipe.seed())
                .train(TribuoData.regression(NAMES, rows(false), "weight_kg", weights(false)));
        byte[] graph = TribuoExport.onnx(model);
        Manifest manifest = new Manifest(
                Manifest.READABLE,
                name(),
                Integer.parseInt(recipe.parameters().get("version")),
                inputs(),
                "weight in kg",
                training(recipe),
                Map.of("purpose", "Estimate the weight of an adult from five measurements with a tape."),
                List.of(ModelFile.of("model.onnx", "onnx", "Tribuo 4.3.2", TribuoExport.columns(model), 0, graph)));
        return Artefact.seal(manifest, Map.of("model.onnx", graph), keys.getPrivate());
    }

    /** What made it, in the artefact itself; no time, or each repetition would be another artefact. */
    private static Map<String, String> training(Recipe recipe) {
        Map<String, String> training = new TreeMap<>(recipe.parameters());
        training.put("data_sha256", recipe.dataSha256());
        training.put("code", recipe.code());
        training.put("seed", Long.toString(recipe.seed()));
        return training;
    }

    private List<InputColumn> inputs() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(j -> {
                    double[] sorted = IntStream.range(0, rows.length)
                            .mapToDouble(i -> rows[i][j])
                            .sorted()
                            .toArray();
                    return new InputColumn(NAMES.get(j), "cm", sorted[0], sorted[sorted.length - 1]);
                })
                .toList();
    }

    /** What whoever loads a version insists on. */
    public LoadPolicy policy(int lowestVersion) {
        return new LoadPolicy(List.of(keys.getPublic()), name(), lowestVersion, inputs(), "weight in kg", 1 << 20);
    }

    @Override
    public SortedMap<String, Double> measure(byte[] artefact) {
        try (Scorer scorer = Scorer.of(new ArtefactLoader(policy(1)).load(artefact), "onnx")) {
            return new TreeMap<>(
                    Map.of("mean absolute error in kg", gate(0, 1000).error(scorer)));
        }
    }
}
