package gradus.engine.check;

/**
 * A difference that {@link Agreement} found, for the rules that recognise its cause.
 *
 * @param input the smallest input that shows it
 * @param component the component of a record that differs, or empty
 * @param expected the value that differs, as the solution has it: a number, text, list …; of what was thrown the class's simple name
 * @param actual the same of the answer
 */
public record Found<T>(T input, String component, Object expected, Object actual) {
    /** The answer's number, or NaN if it is none. */
    public double number() {
        return actual instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /** Whether the answer's value is the number NaN. */
    public boolean isNaN() {
        return actual instanceof Double d && d.isNaN() || actual instanceof Float f && f.isNaN();
    }

    /** Whether it is in this component of a record. */
    public boolean in(String name) {
        return component.equals(name);
    }

    /** Whether the answer threw what has this simple name. */
    public boolean threw(String type) {
        return type.equals(actual);
    }
}
