package gradus.deployment.packaging;

import gradus.fundamentals.Require;

/**
 * One number that a model takes.
 *
 * @param name lower-case letters, digits and underscores
 * @param unit what it is counted in, such as cm
 * @param min the smallest value that the training data had
 * @param max the largest
 */
public record InputColumn(String name, String unit, double min, double max) {
    public InputColumn {
        Require.that(
                name != null && name.matches("[a-z][a-z0-9_]*"),
                "name must be lower-case letters, digits and underscores, but was " + name);
        Require.that(unit != null && !unit.isBlank(), "unit of " + name + " must be given, but was " + unit);
        Require.finite("min of " + name, min);
        Require.finite("max of " + name, max);
        Require.that(min <= max, "min of " + name + " must be at most max, but they were " + min + " and " + max);
    }

    /** Whether whoever sends values of the other column may send them to this one: same name and unit, no value out of range. */
    boolean takes(InputColumn other) {
        return name.equals(other.name) && unit.equals(other.unit) && min <= other.min && max >= other.max;
    }

    @Override
    public String toString() {
        return name + " in " + unit + " from " + min + " to " + max;
    }
}
