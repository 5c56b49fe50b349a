package gradus.deployment.packaging;

import static gradus.deployment.packaging.Refusal.Reason.FORMAT;
import static gradus.deployment.packaging.Refusal.Reason.MANIFEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.fundamentals.Require;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an artefact says of itself. Its bytes are canonical: members sorted by name, no blanks, numbers in their shortest form, so
 * that equal manifests are equal bytes on every Java.
 *
 * @param format {@link #READABLE}
 * @param model the model's name
 * @param version from 1, raised whenever an answer changes
 * @param inputs what a row must hold, in the order of the rows
 * @param output what one answer is, with its unit
 * @param training what made the model: data with their hash, rows, trainer, library
 * @param card what people must know: purpose, limits, scores
 * @param files the model, once per format
 */
public record Manifest(
        String format,
        String model,
        int version,
        List<InputColumn> inputs,
        String output,
        Map<String, String> training,
        Map<String, String> card,
        List<ModelFile> files) {
    /** The one format that this release writes and reads. A member more or less is another format. */
    public static final String READABLE = "gradus-model/1";

    /** The most bytes of a manifest that are parsed. */
    public static final int MOST_BYTES = 1 << 16;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the same digits on Java 17 as on later ones
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Manifest {
        Require.oneOf("format", format, Set.of(READABLE));
        Require.that(
                model != null && model.matches("[a-z][a-z0-9-]*"),
                "model must be lower-case letters, digits and hyphens, but was " + model);
        Require.atLeast("version", version, 1);
        Require.that(output != null && !output.isBlank(), "output must be given, but was " + output);
        inputs = List.copyOf(Require.given("inputs", inputs));
        files = List.copyOf(Require.given("files", files));
        training = texts("training", training);
        card = texts("card", card);
        Require.that(!inputs.isEmpty() && !files.isEmpty(), "inputs and files must hold at least one each");
        Set<String> names =
                distinct("inputs", inputs.stream().map(InputColumn::name).toList());
        distinct("files", files.stream().map(ModelFile::name).toList());
        for (ModelFile file : files) {
            Require.that(
                    file.columns().size() == names.size() && names.equals(Set.copyOf(file.columns())),
                    "columns of " + file.name() + " must be the inputs " + new TreeSet<>(names)
                            + " in some order, but were " + file.columns());
        }
    }

    private static Map<String, String> texts(String what, Map<String, String> texts) {
        Require.given(what, texts).forEach((name, text) -> Require.given(what + " of " + name, text));
        return Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    private static Set<String> distinct(String what, List<String> names) {
        Set<String> set = new HashSet<>(names);
        Require.that(set.size() == names.size(), what + " must have different names, but were " + names);
        return set;
    }

    /** The manifest as it is hashed, signed and stored. */
    public byte[] toBytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a record of texts and numbers can be written", e);
        }
    }

    /**
     * Reads a manifest from bytes whose signature has been checked.
     *
     * @throws Refusal for FORMAT, or for MANIFEST if the bytes are not the canonical ones of a possible manifest
     */
    public static Manifest parse(byte[] bytes) {
        Refusal.unless(
                bytes.length <= MOST_BYTES,
                MANIFEST,
                "the manifest must be at most " + MOST_BYTES + " bytes, but was " + bytes.length);
        try {
            JsonNode json = JSON.readTree(bytes);
            String format = json.path("format").asText();
            Refusal.unless(
                    format.equals(READABLE),
                    FORMAT,
                    "format must be " + READABLE + ", the only one that this release reads, but was \"" + format
                            + "\"");
            Manifest manifest = JSON.treeToValue(json, Manifest.class);
            Refusal.unless(
                    Arrays.equals(manifest.toBytes(), bytes),
                    MANIFEST,
                    "the manifest must be in its canonical bytes, but is not");
            return manifest;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(MANIFEST, "the manifest must be possible, but is not: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }

    /** The file of a format. */
    public ModelFile file(String format) {
        return files.stream()
                .filter(file -> file.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format must be one of "
                        + files.stream().map(ModelFile::format).toList() + ", but was " + format));
    }

    /** The names of the inputs, in the order of the rows. */
    public List<String> columns() {
        return inputs.stream().map(InputColumn::name).toList();
    }
}
