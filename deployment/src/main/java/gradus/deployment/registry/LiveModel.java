package gradus.deployment.registry;

import gradus.deployment.contracts.Field;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.InputColumn;
import gradus.deployment.packaging.LoadPolicy;
import gradus.deployment.packaging.Refusal;
import gradus.deployment.packaging.Scorer;
import java.io.IOException;
import java.util.List;

/** A version that can be asked. */
public final class LiveModel implements AutoCloseable {
    private final Version version;
    private final Scorer scorer;
    private final List<Field> fields;

    private LiveModel(Version version, Scorer scorer, List<Field> fields) {
        this.version = version;
        this.scorer = scorer;
        this.fields = fields;
    }

    /**
     * Loads what the registry names: the bytes with that hash, signed by a key of the policy, of that very version. The policy's
     * lowest version is not asked here, or there would be no way back; the registry decides, and nobody else may write to it.
     *
     * @throws Refusal if the artefact is not what the policy asks for
     * @throws IOException if it is not in the store, or damaged
     */
    public static LiveModel load(Version version, ArtefactStore store, LoadPolicy policy) throws IOException {
        Artefact artefact = new ArtefactLoader(policy.from(version.number())).load(store.get(version.artefact()));
        if (artefact.manifest().version() != version.number()) {
            throw new Refusal(
                    Refusal.Reason.VERSION,
                    "the version must be " + version.number() + ", but is "
                            + artefact.manifest().version());
        }
        List<Field> fields =
                artefact.manifest().inputs().stream().map(LiveModel::field).toList();
        LiveModel model = new LiveModel(version, Scorer.of(artefact, "onnx"), fields);
        try {
            model.warmUp();
        } catch (RuntimeException e) {
            model.close(); // nobody else has it
            throw e;
        }
        return model;
    }

    private static Field field(InputColumn input) {
        return new Field(
                input.name(), input.name(), "in " + input.unit(), Math.floor(input.min()), Math.ceil(input.max()));
    }

    /** Asks once, so that the first client does not wait for what is made at the first call. */
    private void warmUp() {
        predict(fields.stream().mapToDouble(Field::min).toArray());
    }

    /** What it answers for one row. */
    public double predict(double[] row) {
        return scorer.score(new double[][] {row})[0];
    }

    /** Which version it is. */
    public Version version() {
        return version;
    }

    /** What a request must hold. */
    public List<Field> fields() {
        return fields;
    }

    Scorer scorer() {
        return scorer;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
