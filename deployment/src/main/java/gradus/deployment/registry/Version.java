package gradus.deployment.registry;

/**
 * One version of a model.
 *
 * @param model the model's name
 * @param number as its artefact's manifest says it, from 1
 * @param artefact the SHA-256 of the artefact
 * @param experiment the experiment whose run made it
 * @param run the number of that run
 * @param stage where it stands
 */
public record Version(String model, int number, String artefact, String experiment, long run, Stage stage) {}
