package gradus.deployment.registry;

import gradus.fundamentals.Require;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs experiments and writes down what would give the same again; and does it again, to see whether that is true. */
public final class Recorder {
    private final RunLog log;
    private final ArtefactStore store;

    /** A recorder. */
    public Recorder(RunLog log, ArtefactStore store) {
        this.log = Require.given("log", log);
        this.store = Require.given("store", store);
    }

    /**
     * Trains, measures, keeps the artefact, and records the run. The file comes first: a crash in between leaves a file that
     * nobody names, and never a record whose file is missing.
     */
    public Run run(Experiment experiment, long seed, Map<String, String> parameters, Instant at)
            throws SQLException, IOException {
        Recipe recipe = new Recipe(
                experiment.name(),
                experiment.dataSha256(),
                experiment.code(),
                seed,
                Recipe.sorted("parameters", parameters));
        byte[] artefact = experiment.train(recipe);
        return log.add(recipe, experiment.measure(artefact), store.put(artefact), at);
    }

    /**
     * Does a run again, from its record only.
     *
     * @return what came out otherwise than the record says; empty if the artefact is the same to the last bit
     */
    public List<String> repeat(Run run, Experiment experiment) throws IOException {
        List<String> differences = new ArrayList<>();
        Recipe recipe = run.recipe();
        compare("experiment", recipe.experiment(), experiment.name(), differences);
        compare("data", recipe.dataSha256(), experiment.dataSha256(), differences);
        compare("code", recipe.code(), experiment.code(), differences);
        if (!differences.isEmpty()) {
            return differences; // another training: what it gives would say nothing about this record
        }
        byte[] first = store.get(run.artefact());
        byte[] second = experiment.train(recipe);
        int at = Arrays.mismatch(first, second);
        if (at >= 0) {
            differences.add("artefact should have " + first.length + " bytes like the first, but has " + second.length
                    + " and differs from byte " + at + " on");
        }
        compare("metrics", run.metrics().toString(), experiment.measure(second).toString(), differences);
        return differences;
    }

    private static void compare(String what, String recorded, String now, List<String> differences) {
        if (!recorded.equals(now)) {
            differences.add(what + " should be " + recorded + ", but is " + now);
        }
    }
}
