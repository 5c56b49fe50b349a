package gradus.deployment.contracts;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects whose members stay in the order in which they were named. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * An object.
     *
     * @param namesAndValues a name, its value, the next name, and so on
     * @throws IllegalArgumentException if a name has no value
     */
    public static Map<String, Object> ordered(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "namesAndValues must be pairs, but were " + namesAndValues.length + " objects");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
