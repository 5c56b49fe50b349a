package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** The verdicts are given again by {@code src/test/peers/peer_contracts.py}, with jsonschema 4.26.0 on enumerated documents. */
    @Test
    void every_row_of_the_table_is_decided_as_it_says() {
        List<KnownChange> table = KnownChange.all();
        assertThat(table).hasSizeGreaterThanOrEqualTo(40);
        for (KnownChange row : table) {
            JsonSchema before = SchemaReader.read(row.before());
            JsonSchema after = SchemaReader.read(row.after());
            List<Break> requests = Compatibility.backward(before, after);
            List<Break> responses = Compatibility.forward(before, after);
            assertThat(!requests.isEmpty()).as("requests: " + row + requests).isEqualTo(row.breaksRequests());
            assertThat(!responses.isEmpty()).as("responses: " + row + responses).isEqualTo(row.breaksResponses());
            assertThat(Compatibility.full(before, after)).isEqualTo(!row.breaksRequests() && !row.breaksResponses());
            proven(requests, before.asWritten(), after, row.change());
            proven(responses, after.asWritten(), before, row.change());
            assertThat(row.reason()).endsWith(".");
        }
        assertThat(table.stream().map(KnownChange::change).distinct()).hasSameSizeAs(table);
    }

    /** Each break brings a document that one side writes and the other refuses. */
    private static void proven(List<Break> breaks, JsonSchema writer, JsonSchema reader, String what) {
        for (Break one : breaks) {
            assertThat(writer.violations(one.document()))
                    .as(what + ": " + one + " is written")
                    .isEmpty();
            assertThat(reader.accepts(one.document()))
                    .as(what + ": " + one + " is refused")
                    .isFalse();
        }
    }

    @Test
    void a_schema_may_replace_another_exactly_if_the_set_of_its_documents_has_grown() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        List<JsonSchema> schemas = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            schemas.add(SchemaReader.read(JSON.readTree(RandomSchemas.schema(random, 2))));
        }
        List<JsonNode> documents = RandomSchemas.documents();
        List<BitSet> accepted =
                schemas.stream().map(s -> accepted(s, documents)).toList();
        int grown = 0;
        for (int i = 0; i < schemas.size(); i++) {
            for (int j = 0; j < schemas.size(); j++) {
                List<Break> breaks = Inclusion.breaks(schemas.get(i), schemas.get(j));
                BitSet lost = (BitSet) accepted.get(i).clone();
                lost.andNot(accepted.get(j));
                String pair = schemas.get(i) + "\n" + schemas.get(j);
                if (breaks.isEmpty()) {
                    grown++;
                    assertThat(lost.isEmpty() ? null : documents.get(lost.nextSetBit(0)))
                            .as("no document of the first is lost\n" + pair)
                            .isNull();
                }
                proven(breaks, schemas.get(i), schemas.get(j), pair);
            }
        }
        assertThat(grown).as("pairs of which the second is the wider").isBetween(500, 15_000);
    }

    private static BitSet accepted(JsonSchema schema, List<JsonNode> documents) {
        BitSet set = new BitSet();
        for (int i = 0; i < documents.size(); i++) {
            set.set(i, schema.accepts(documents.get(i)));
        }
        return set;
    }

    @Test
    void a_break_names_the_place_and_the_cause() {
        JsonSchema before = read("{'properties': {'a': {'properties': {'b': {'type': 'number'}}}}}");
        JsonSchema after = read("{'properties': {'a': {'properties': {'b': {'type': 'number', 'maximum': 3}}}}}");
        assertThat(Compatibility.backward(before, after)).singleElement().satisfies(found -> {
            assertThat(found.pointer()).isEqualTo("/a/b");
            assertThat(found.reason()).isEqualTo("may be 4, which the reader does not take");
            assertThat(found.document()).hasToString("{\"a\":{\"b\":4}}");
        });
    }

    @Test
    void what_no_document_can_be_breaks_nobody() {
        JsonSchema impossible = read("{'type': 'object', 'required': ['a'], 'properties': {'a': false}}");
        assertThat(Compatibility.backward(impossible, JsonSchema.NOTHING)).isEmpty();
        assertThat(Inclusion.breaks(read("{'type': 'integer', 'minimum': 0.2, 'maximum': 0.8}"), JsonSchema.NOTHING))
                .isEmpty();
        assertThat(Inclusion.breaks(read("{'type': 'array', 'minItems': 1, 'items': false}"), JsonSchema.NOTHING))
                .isEmpty();
    }

    @Test
    void a_finite_set_may_be_written_as_a_range_or_as_a_list() {
        JsonSchema range = read("{'type': 'integer', 'minimum': 1, 'maximum': 3}");
        JsonSchema list = read("{'enum': [3, 2, 1.0]}");
        assertThat(Compatibility.full(range, list)).isTrue();
        assertThat(Compatibility.full(range, read("{'enum': [1, 2]}"))).isFalse();
    }

    @Test
    void what_cannot_be_compared_is_refused_and_not_ignored() {
        refused(
                "{'properties': {'a': {'oneOf': []}}}",
                "#/properties/a must use only keywords that can be compared, but used oneOf");
        refused("{'type': 'float'}", "#/type must be a type, but was float");
        refused("{'items': 3}", "#/items must be a schema (an object or a boolean), but was NUMBER");
        refused("{'$ref': 'other.json'}", "# must refer into its own document, but to other.json");
        refused(
                "{'$ref': '#/$defs/a', '$defs': {'a': {}}, 'description': 'a', 'minimum': 3}",
                "# must hold nothing beside $ref that restricts, but held minimum");
        refused("{'$ref': '#/$defs/a'}", "# must refer to a schema that exists, but to #/$defs/a");
        refused(
                "{'items': {'$ref': '#/$defs/a'}, '$defs': {'a': {'items': {'$ref': '#/$defs/a'}}}}",
                "#/$defs/a must not contain itself, but does");
        refused("{'minLength': -1}", "minLength must be between 0 and 1000000 (what can be shown), but was -1");
    }

    private static void refused(String schema, String message) {
        assertThatThrownBy(() -> read(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whom_a_change_breaks_has_four_answers() {
        String number = "{'type': 'number'}";
        assertThat(Compatibility.broken(number, "{\"type\": \"number\"}")).isEqualTo("nobody");
        assertThat(Compatibility.broken(number, "{'type': 'integer'}")).isEqualTo("requests");
        assertThat(Compatibility.broken("{'type': 'integer'}", number)).isEqualTo("responses");
        assertThat(Compatibility.broken(number, "{'type': 'string'}")).isEqualTo("requests and responses");
        assertThatThrownBy(() -> Compatibility.broken(number, "{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("json must be JSON, but is not: ");
    }

    @Test
    void violations_name_each_place() {
        JsonSchema schema = read("{'required': ['a', 'b'], 'properties': {'a': {'type': 'integer', 'minimum': 1},"
                + " 'l': {'items': {'maxLength': 2}, 'minItems': 3}}, 'additionalProperties': false}");
        assertThat(schema.violations(tree("{'a': 0.5, 'l': ['abc', null], 'z': 1}")))
                .extracting(Violation::toString)
                .containsExactly(
                        "Violation[pointer=#/b, detail=must be there, but is missing]",
                        "Violation[pointer=#/a, detail=must be a whole number from 1, but was 0.5]",
                        "Violation[pointer=#/l, detail=must have at least 3 items, but had 2]",
                        "Violation[pointer=#/l/0, detail=must have from 0 to 2 letters, but had 3]",
                        "Violation[pointer=#/z, detail=is not known]");
        assertThat(read("{'type': 'integer', 'minimum': 1}").accepts(tree("1e999")))
                .as("1e999 is beyond every end")
                .isTrue();
        assertThat(read("{'maximum': 1e300}").accepts(tree("1e999"))).isFalse();
    }

    private static JsonSchema read(String json) {
        return SchemaReader.read(tree(json));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
