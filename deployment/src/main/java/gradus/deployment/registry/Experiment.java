package gradus.deployment.registry;

import java.util.SortedMap;

/** A training that can be recorded, and done again. */
public interface Experiment {
    /** Its name. */
    String name();

    /** The SHA-256 of the data that it would be trained on now. */
    String dataSha256();

    /** The version of the code that would train it now, and of its libraries. */
    String code();

    /**
     * Trains.
     *
     * @param recipe decides every bit of what comes out; whatever else decides belongs in it as well
     * @return the bytes of an artefact
     */
    byte[] train(Recipe recipe);

    /** Scores of an artefact on rows that it was not trained on, by name. */
    SortedMap<String, Double> measure(byte[] artefact);
}
