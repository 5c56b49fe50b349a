package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small schemas, and all the documents that can tell one from another. */
final class RandomSchemas {
    private static final List<String> SIMPLE = List.of(
            "null", "true", "false", "-1", "0", "0.5", "1", "1.5", "2", "3", "\"\"", "\"a\"", "\"ab\"", "\"abc\"");

    private RandomSchemas() {}

    /** Simple values, lists of up to two of them and objects with up to three members. */
    static List<JsonNode> documents() throws Exception {
        List<String> found = new ArrayList<>(SIMPLE);
        found.add("[]");
        for (String a : SIMPLE) {
            found.add("[" + a + "]");
            for (String b : SIMPLE) {
                found.add("[" + a + "," + b + "]");
            }
        }
        List<String> values = new ArrayList<>(SIMPLE);
        values.add(null);
        for (String a : values) {
            for (String b : values) {
                for (String other : values) {
                    found.add("{" + String.join(",", members(a, b, other)) + "}");
                }
            }
        }
        List<JsonNode> documents = new ArrayList<>();
        for (String json : found) {
            documents.add(new JsonMapper().readTree(json));
        }
        return documents;
    }

    private static List<String> members(String a, String b, String other) {
        List<String> members = new ArrayList<>();
        if (a != null) {
            members.add("\"a\":" + a);
        }
        if (b != null) {
            members.add("\"b\":" + b);
        }
        if (other != null) {
            members.add("\"z\":" + other);
        }
        return members;
    }

    /** A schema in JSON; depth 1 has no lists or objects in it. */
    static String schema(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 1 ? 8 : 6)) {
            case 0 -> random.nextInt(3) > 0 ? "{\"type\": [\"null\", \"boolean\"]}" : random.nextBoolean() + "";
            case 1 -> "{\"enum\": [" + pick(random) + ", " + pick(random) + ", " + pick(random) + "]}";
            case 2 ->
                "{\"type\": \"string\", \"minLength\": " + random.nextInt(2) + ", \"maxLength\": " + random.nextInt(4)
                        + "}";
            case 3 -> "{\"type\": [\"integer\", \"null\"]" + ends(random) + "}";
            case 4, 5 -> "{\"type\": \"" + (random.nextBoolean() ? "integer" : "number") + "\"" + ends(random) + "}";
            case 6 ->
                "{\"type\": \"array\", \"items\": " + schema(random, 1) + ", \"minItems\": " + random.nextInt(2)
                        + ", \"maxItems\": " + random.nextInt(3) + "}";
            default -> object(random);
        };
    }

    private static String pick(SplittableRandom random) {
        return SIMPLE.get(random.nextInt(SIMPLE.size()));
    }

    private static String ends(SplittableRandom random) {
        String text = "";
        if (random.nextInt(3) > 0) {
            text += ", \"" + (random.nextInt(3) == 0 ? "exclusiveMinimum" : "minimum") + "\": "
                    + (random.nextInt(4) - 1) / 2.0;
        }
        if (random.nextInt(3) > 0) {
            text += ", \"" + (random.nextInt(3) == 0 ? "exclusiveMaximum" : "maximum") + "\": "
                    + (random.nextInt(4) + 1) / 2.0;
        }
        return text;
    }

    private static String object(SplittableRandom random) {
        String required = List.of("", "\"a\"", "\"b\"", "\"a\", \"b\"").get(random.nextInt(4));
        String properties = List.of(
                        "",
                        "\"a\": " + schema(random, 1),
                        "\"a\": " + schema(random, 1) + ", \"b\": " + schema(random, 1))
                .get(random.nextInt(3));
        String others = random.nextInt(3) == 0
                ? ""
                : ", \"additionalProperties\": " + (random.nextBoolean() ? "false" : schema(random, 1));
        return "{\"type\": \"object\", \"properties\": {" + properties + "}, \"required\": [" + required + "]" + others
                + "}";
    }
}
