package gradus.deployment.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** From bytes that anybody may have sent to numbers that the model may see, or a {@link Problem} that says why not. */
public final class Measurements {
    private static final int LONGEST_QUOTE = 40;
    private static final int MOST_VIOLATIONS = 20;

    private static final JsonFactory PLAIN = new JsonFactory();

    /** Takes long to load, and no faultless body needs it. */
    private static final class Tree {
        private static final ObjectReader STRICT = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }

    private Measurements() {}

    /**
     * One number for each field of a JSON object, as {@code read(parse(body), fields)} gives it. A body with nothing wrong in it, which
     * nearly every one is, needs no tree of nodes: it is read in one pass.
     *
     * @return the numbers in the fields' order
     * @throws Problem of status 400 or 422
     */
    public static double[] read(byte[] body, List<Field> fields) {
        double[] values = faultless(body, fields);
        return values == null ? read(parse(body), fields) : values;
    }

    /** The numbers, or null if anything is wrong: the long way finds the words for it. */
    private static double[] faultless(byte[] body, List<Field> fields) {
        double[] values = new double[fields.size()];
        Arrays.fill(values, Double.NaN);
        try (JsonParser json = PLAIN.createParser(body)) {
            boolean good = json.nextToken() == JsonToken.START_OBJECT;
            int given = 0;
            while (good && json.nextToken() == JsonToken.FIELD_NAME) {
                int i = indexOf(json.currentName(), fields);
                good = i >= 0
                        && Double.isNaN(values[i]) // else it came before
                        && json.nextToken().isNumeric()
                        && fields.get(i).accepts(json.getDoubleValue());
                if (good) {
                    values[i] = json.getDoubleValue();
                    given++;
                }
            }
            return good && given == values.length && json.nextToken() == null ? values : null;
        } catch (IOException e) {
            return null; // the long way meets it again, and says where
        }
    }

    private static int indexOf(String name, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Parses JSON strictly: one value and nothing after it, no key twice, no NaN.
     *
     * @throws Problem of status 400 if the bytes are not JSON
     */
    public static JsonNode parse(byte[] body) {
        try {
            JsonNode json = Tree.STRICT.readTree(body);
            if (json.isMissingNode()) {
                throw new Problem(400, "the body must be JSON, but was empty");
            }
            return json;
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().split("[:(\n]", 2)[0].strip(); // the rest talks to Java programmers
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new Problem(400, "the body must be JSON, but is not" + where + ": " + reason);
        } catch (IOException e) { // bytes that are no text in any encoding that JSON allows
            throw new Problem(400, "the body must be JSON in UTF-8, but is not: " + e.getMessage());
        }
    }

    /**
     * Reads one number for each field and refuses everything else.
     *
     * @param json what came, parsed
     * @return the numbers in the fields' order
     * @throws Problem of status 422 that names every missing, unknown and unusable member
     */
    public static double[] read(JsonNode json, List<Field> fields) {
        if (!json.isObject()) {
            throw new Problem(
                    422,
                    "the body must be a JSON object, but was " + describe(json),
                    List.of(new Violation("#", "must be an object")));
        }
        List<Violation> violations = new ArrayList<>();
        double[] values = new double[fields.size()];
        TreeSet<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            unknown.remove(field.name());
            values[i] = number(json.get(field.name()), field, "#/" + field.name(), violations);
        }
        for (String name : unknown) {
            violations.add(unknown("#", name, names(fields)));
        }
        refuseIfAny(violations);
        return values;
    }

    /**
     * The value of one field, or a violation.
     *
     * @param node what came, or null if nothing did
     * @return the number; NaN if a violation was added
     */
    public static double number(JsonNode node, Field field, String pointer, List<Violation> violations) {
        if (node != null && node.isNumber() && field.accepts(node.doubleValue())) {
            return node.doubleValue();
        }
        String came = node == null ? "is missing" : "was " + describe(node);
        violations.add(new Violation(pointer, field.required() + ", but " + came));
        return Double.NaN;
    }

    /** Throws a problem of status 422 that names the violations, if there are any; the first 20 of more. */
    public static void refuseIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            String what = violations.size() == 1 ? "1 value" : violations.size() + " values";
            int shown = Math.min(violations.size(), MOST_VIOLATIONS); // an answer must not outgrow its question
            String where = shown < violations.size() ? "the first " + shown + " are in errors" : "see errors";
            throw new Problem(422, what + " cannot be used; " + where, violations.subList(0, shown));
        }
    }

    /** The violation of a member that is not known. */
    public static Violation unknown(String parent, String key, String known) {
        return new Violation(parent + "/" + escape(key), "is not known; known are " + known);
    }

    /** The names of fields, as a sentence lists them. */
    public static String names(List<Field> fields) {
        return String.join(", ", fields.stream().map(Field::name).toList());
    }

    /** What came, short enough to send back: never megabytes of the client's own text. */
    public static String describe(JsonNode node) {
        if (node.isMissingNode()) {
            return "missing";
        }
        if (node.isNumber() && Double.isInfinite(node.doubleValue())) {
            return "too large a number";
        }
        String text =
                node.isContainerNode() ? "an " + node.getNodeType().name().toLowerCase(Locale.ROOT) : node.toString();
        return shorten(text);
    }

    /** A member's name inside a JSON pointer in a URI fragment (RFC 6901, section 6), shortened like any quote. */
    private static String escape(String name) {
        String pointer = shorten(name).replace("~", "~0").replace("/", "~1");
        return URLEncoder.encode(pointer, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
