package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The six kinds of JSON value. A whole number is a number: JSON Schema's {@code integer} is a range of numbers. */
public enum JsonKind {
    /** {@code null}. */
    NULL,
    /** {@code true} and {@code false}. */
    BOOLEAN,
    /** Numbers, whole ones among them. */
    NUMBER,
    /** Text. */
    STRING,
    /** Lists. */
    ARRAY,
    /** Members by name. */
    OBJECT;

    /** The kind of a value. */
    public static JsonKind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> NUMBER;
            case STRING -> STRING;
            case ARRAY -> ARRAY;
            case OBJECT -> OBJECT;
            default -> throw new IllegalArgumentException("value must be JSON, but was " + value.getNodeType());
        };
    }

    /** The name that JSON Schema has for it, such as {@code string}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
