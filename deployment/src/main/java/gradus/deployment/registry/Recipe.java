package gradus.deployment.registry;

import gradus.fundamentals.Require;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides what a training gives.
 *
 * @param experiment the experiment's name
 * @param dataSha256 the SHA-256 of the data
 * @param code the version of the code and of its libraries
 * @param seed decides whatever is drawn
 * @param parameters the settings by name, sorted
 */
public record Recipe(
        String experiment, String dataSha256, String code, long seed, SortedMap<String, String> parameters) {
    public Recipe {
        Require.that(experiment != null && !experiment.isBlank(), "experiment must be given, but was " + experiment);
        Require.given("dataSha256", dataSha256);
        Require.given("code", code);
        parameters = sorted("parameters", parameters);
    }

    static <V> SortedMap<String, V> sorted(String what, Map<String, V> values) {
        Require.given(what, values).forEach((name, value) -> Require.given(what + " of " + name, value));
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
