package gradus.deployment.registry;

import gradus.fundamentals.Require;
import java.time.Instant;
import java.util.SortedMap;

/**
 * The record of one run: what went in, and what came out.
 *
 * @param recipe what decided it
 * @param number 1, 2, 3, … for each experiment
 * @param metrics what was measured on held-out rows, by name
 * @param artefact the SHA-256 of what it made
 * @param at when it ended; nothing that it made depends on this
 */
public record Run(Recipe recipe, long number, SortedMap<String, Double> metrics, String artefact, Instant at) {
    public Run {
        Require.given("recipe", recipe);
        metrics = Recipe.sorted("metrics", metrics);
        Require.given("artefact", artefact);
        at = Instant.ofEpochMilli(Require.given("at", at).toEpochMilli());
    }
}
