package gradus.deployment.packaging;

import gradus.fundamentals.Require;
import java.security.PublicKey;
import java.util.List;

/**
 * What the caller insists on. None of it is taken from the artefact: a file that could say whom to trust would say itself.
 *
 * @param trusted the keys of those who may sign; two while one is being replaced by another
 * @param model the name of the model that is wanted
 * @param lowestVersion the lowest version that is accepted, such as the one that runs now
 * @param inputs the rows that will be asked: names, units and the ranges that are promised to clients
 * @param output what the caller takes an answer for
 * @param mostBytes the largest file that is read
 */
public record LoadPolicy(
        List<PublicKey> trusted,
        String model,
        int lowestVersion,
        List<InputColumn> inputs,
        String output,
        int mostBytes) {
    public LoadPolicy {
        trusted = List.copyOf(Require.given("trusted", trusted));
        Require.that(!trusted.isEmpty(), "trusted must hold at least one key, but held none");
        Require.given("model", model);
        Require.atLeast("lowestVersion", lowestVersion, 1);
        inputs = List.copyOf(Require.given("inputs", inputs));
        Require.given("output", output);
        Require.between("mostBytes", mostBytes, 1, Integer.MAX_VALUE - 1, "what an array can hold, and one byte more");
    }

    /** The same but for the lowest version. */
    public LoadPolicy from(int version) {
        return new LoadPolicy(trusted, model, version, inputs, output, mostBytes);
    }
}
