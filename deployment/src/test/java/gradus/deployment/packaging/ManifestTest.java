package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.packaging.Refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final InputColumn HEIGHT = new InputColumn("height_cm", "cm", 147, 198.1);
    private static final ModelFile FILE = ModelFile.of(
            "model.onnx", "onnx", "hand", List.of("height_cm"), 0, "abc".getBytes(StandardCharsets.US_ASCII));

    /** json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False) of Python 3.11: src/test/peers/peer_packaging.py. */
    private static final String CANONICAL = """
            {"card":{"purpose":"Grüße \\"an\\" alle"},"files":[{"answer":0,"bytes":3,"columns":["height_cm"],"format":"onnx",\
            "name":"model.onnx","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","writer":"hand"}],\
            "format":"gradus-model/1","inputs":[{"max":198.1,"min":147.0,"name":"height_cm","unit":"cm"}],"model":"weight",\
            "output":"weight in kg","training":{"data":"body_dims","rows":"507"},"version":3}""";

    private static Manifest manifest() {
        return new Manifest(
                Manifest.READABLE,
                "weight",
                3,
                List.of(HEIGHT),
                "weight in kg",
                Map.of("rows", "507", "data", "body_dims"),
                Map.of("purpose", "Grüße \"an\" alle"),
                List.of(FILE));
    }

    @Test
    void its_bytes_are_those_that_python_writes() {
        assertThat(new String(manifest().toBytes(), StandardCharsets.UTF_8)).isEqualTo(CANONICAL);
    }

    /** hashlib and cryptography 38.0.4: src/test/peers/peer_packaging.py. */
    @Test
    void its_hash_and_signature_are_those_that_python_computes() {
        assertThat(Sha256.hex(manifest().toBytes()))
                .isEqualTo("9dba09953ee1b9166de4d8aff9b1d56a8dcb749bed691a154ac48d3a6e4d8ce5");
        assertThat(HexFormat.of()
                        .formatHex(
                                Ed25519.sign(Keys.OURS.getPrivate(), manifest().toBytes())))
                .isEqualTo("ac37a01ddaf2c09f2660af1bef37edb59f1b44a2c4b56a203557aab5e6121ced"
                        + "e8682531d44986c0b7f01ec1cef4b7dcdcbe628d65baa35ffde7c03d10b75305");
    }

    @Test
    void it_is_read_as_it_was_written() {
        Manifest read = Manifest.parse(manifest().toBytes());
        assertThat(read).isEqualTo(manifest());
        assertThat(read.file("onnx")).isEqualTo(FILE);
        assertThat(read.columns()).containsExactly("height_cm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read.file("pickle"))
                .withMessage("format must be one of [onnx], but was pickle");
    }

    /** Double.toString gives 5.6843418860808015E-14 for 2⁻⁴⁴ on Java 17 and 5.684341886080802E-14 from Java 19 on. */
    @Test
    void numbers_are_in_their_shortest_form_on_every_java() {
        Manifest manifest = new Manifest(
                Manifest.READABLE,
                "weight",
                3,
                List.of(new InputColumn("height_cm", "cm", 0x1p-44, 2e-3)),
                "kg",
                Map.of(),
                Map.of(),
                List.of(FILE));
        assertThat(new String(manifest.toBytes(), StandardCharsets.UTF_8))
                .contains("\"max\":0.002,\"min\":5.684341886080802E-14");
        assertThat(Manifest.parse(manifest.toBytes())).isEqualTo(manifest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"version\":3        | \"version\": 3                       | MANIFEST | canonical bytes",
                "\"version\":3        | \"version\":3.0                      | MANIFEST | canonical bytes",
                "\"version\":3        | \"version\":\"3\"                    | MANIFEST | canonical bytes",
                "\"version\":3        | \"version\":3,\"version\":3          | MANIFEST | Duplicate",
                "\"version\":3        | \"version\":3,\"writes_files\":true  | MANIFEST | writes_files",
                ",\"version\":3       | ''                                   | MANIFEST | version must be at least 1, but was 0",
                "\"version\":3        | \"version\":0                        | MANIFEST | version must be at least 1, but was 0",
                "\"version\":3        | \"version\":9999999999               | MANIFEST | out of range",
                "\"version\":3}       | \"version\":3                        | MANIFEST | Unexpected end-of-input",
                "\"version\":3}       | \"version\":3}{}                     | MANIFEST | Trailing token",
                "\"min\":147.0        | \"min\":199.0                        | MANIFEST | min of height_cm must be at most max",
                "\"min\":147.0        | \"min\":NaN                          | MANIFEST | NaN",
                "\"min\":147.0        | \"min\":-1e999                       | MANIFEST | min of height_cm must be finite",
                "\"model\":\"weight\" | \"model\":null                       | MANIFEST | model must be lower-case",
                "\"507\"              | null                                 | MANIFEST | training of rows must be given",
                "model.onnx           | manifest.json                        | MANIFEST | must be another than those of the manifest and its signature, but was manifest.json",
                "model.onnx           | manifest.sig                         | MANIFEST | must be another than those of the manifest and its signature, but was manifest.sig",
                "model.onnx           | ../model.onnx                        | MANIFEST | name of a file must be plain",
                "\"format\":\"onnx\"  | \"format\":\"pickle\"                | MANIFEST | must be one of",
                "[\"height_cm\"]      | [\"waist_cm\"]                       | MANIFEST | in some order",
                "gradus-model/1       | gradus-model/2                       | FORMAT   | but was \"gradus-model/2\"",
                "gradus-model/1       | gradus-model/01                      | FORMAT   | but was \"gradus-model/01\"",
            })
    void anything_else_is_refused(String old, String now, Reason reason, String words) {
        String changed = CANONICAL.replace(old, now == null ? "" : now);
        assertThat(changed).isNotEqualTo(CANONICAL);
        refused(changed.getBytes(StandardCharsets.UTF_8), reason, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "17", "\"gradus-model/1\""})
    void json_that_is_no_manifest_has_no_readable_format(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8), Reason.FORMAT, "format must be gradus-model/1");
    }

    @Test
    void what_was_checked_cannot_be_changed() {
        Manifest read = Manifest.parse(manifest().toBytes());
        assertThatThrownBy(() -> read.training().put("rows", "5070")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.card().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.files().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void bytes_that_are_no_text_and_bytes_without_end_are_refused() {
        refused(new byte[] {(byte) 0xc3, (byte) 0x28}, Reason.MANIFEST, "must be possible");
        refused(new byte[Manifest.MOST_BYTES + 1], Reason.MANIFEST, "at most 65536 bytes, but was 65537");
        refused("[".repeat(60_000).getBytes(StandardCharsets.UTF_8), Reason.MANIFEST, "must be possible");
    }

    private static void refused(byte[] bytes, Reason reason, String words) {
        assertThatThrownBy(() -> Manifest.parse(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
