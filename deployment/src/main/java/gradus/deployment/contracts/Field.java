package gradus.deployment.contracts;

import java.util.Locale;

/**
 * One number that a request must hold: its name on the wire, its words on the page, and the range the model has seen.
 * Validation, OpenAPI, metadata and the page all read it here, so they cannot disagree.
 *
 * @param name the key in JSON, such as {@code waist_cm}
 * @param label what a person is asked for, such as {@code Waist}
 * @param hint how to measure it, in one sentence
 * @param min the smallest value accepted, in centimetres
 * @param max the largest value accepted, in centimetres
 */
public record Field(String name, String label, String hint, double min, double max) {
    public Field {
        if (name == null || !name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "name must be lower-case letters, digits and underscores, but was " + name);
        }
        if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) { // also rejects NaN
            throw new IllegalArgumentException(
                    "min must be below max and both finite, but were " + min + " and " + max);
        }
    }

    /** What a value must be, for whoever sent another. */
    public String required() {
        return String.format(Locale.ROOT, "must be a number from %.0f to %.0f (centimetres)", min, max);
    }

    /** Whether the value lies in [min, max]; NaN and infinities do not. */
    public boolean accepts(double value) {
        return value >= min && value <= max;
    }
}
