package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.packaging.Refusal.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten kilobytes that look like a model: the loader does not ask them anything. */
class ArtefactLoaderTest {
    private static final List<InputColumn> INPUTS =
            List.of(new InputColumn("height_cm", "cm", 147, 199), new InputColumn("waist_cm", "cm", 57, 114));
    private static final Map<String, byte[]> CONTENTS =
            Map.of("model.onnx", bytes(700, 1), "model.pt", bytes(2000, 2), "model.tribuo", bytes(7300, 3));
    private static final byte[] SEALED = Artefact.seal(manifest("weight", 3, INPUTS), CONTENTS, Keys.OURS.getPrivate());
    private static final LoadPolicy POLICY =
            new LoadPolicy(List.of(Keys.OURS.getPublic()), "weight", 3, INPUTS, "weight in kg", 20_000);

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Manifest manifest(String model, int version, List<InputColumn> inputs) {
        List<String> columns = inputs.stream().map(InputColumn::name).toList();
        return new Manifest(
                Manifest.READABLE,
                model,
                version,
                inputs,
                "weight in kg",
                Map.of(),
                Map.of(),
                List.of(
                        ModelFile.of("model.tribuo", "tribuo", "test", columns, 0, CONTENTS.get("model.tribuo")),
                        ModelFile.of("model.onnx", "onnx", "test", columns, 0, CONTENTS.get("model.onnx")),
                        ModelFile.of("model.pt", "torchscript", "test", columns, 0, CONTENTS.get("model.pt"))));
    }

    private static byte[] changed(Consumer<SortedMap<String, byte[]>> change) {
        SortedMap<String, byte[]> files = Archive.unpack(SEALED);
        change.accept(files);
        return Archive.pack(files);
    }

    private static byte[] flipped(String name, int bit) {
        return changed(files -> files.get(name)[bit / 8] ^= (byte) (1 << bit % 8));
    }

    @Test
    void what_was_sealed_is_loaded() {
        Artefact artefact = new ArtefactLoader(POLICY).load(SEALED);
        assertThat(artefact.manifest()).isEqualTo(manifest("weight", 3, INPUTS));
        for (ModelFile file : artefact.manifest().files()) {
            assertThat(artefact.content(file)).isEqualTo(CONTENTS.get(file.name()));
        }
    }

    @Test
    @Tag("proof")
    void no_bit_of_the_manifest_can_be_changed() {
        int size = Archive.unpack(SEALED).get(Artefact.MANIFEST).length;
        assertThat(size).isGreaterThan(700);
        for (int bit = 0; bit < 8 * size; bit++) {
            refused(flipped(Artefact.MANIFEST, bit), Reason.SIGNATURE, "must be signed by one of 1 trusted keys");
        }
    }

    @Test
    @Tag("proof")
    void no_bit_of_the_signature_can_be_changed() {
        for (int bit = 0; bit < 8 * Ed25519.BYTES; bit++) {
            refused(flipped(Artefact.SIGNATURE, bit), Reason.SIGNATURE, "must be signed by one of 1 trusted keys");
        }
    }

    /** SHA-256 works through blocks of 64 bytes. */
    @Test
    void no_block_of_a_model_can_be_changed() {
        CONTENTS.forEach((name, content) -> {
            for (int block = 0; 64 * block < content.length; block++) {
                int bit = 512 * block + (37 * block) % Math.min(512, 8 * content.length - 512 * block);
                refused(flipped(name, bit), Reason.HASH, name + " must have " + content.length + " bytes");
            }
        });
    }

    @Test
    @Tag("proof")
    void no_bit_of_the_archive_can_be_changed() {
        for (int bit = 0; bit < 8 * SEALED.length; bit++) {
            byte[] changed = SEALED.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> new ArtefactLoader(POLICY).load(changed))
                    .as("bit %d", bit)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void files_missing_and_files_more_are_refused() {
        refused(changed(files -> files.remove("model.pt")), Reason.MISSING, "model.pt must be in the artefact");
        refused(changed(files -> files.remove(Artefact.MANIFEST)), Reason.MISSING, "manifest.json must be");
        refused(changed(files -> files.remove(Artefact.SIGNATURE)), Reason.MISSING, "manifest.sig must be");
        refused(changed(files -> files.put("notes.txt", new byte[1])), Reason.EXTRA, "there are also [notes.txt]");
    }

    @Test
    void files_swapped_emptied_or_longer_are_refused() {
        refused(
                changed(files -> files.put("model.pt", files.get("model.onnx"))),
                Reason.HASH,
                "model.pt must have 2000");
        refused(changed(files -> files.put("model.pt", new byte[0])), Reason.HASH, "but has 0 with e3b0c442");
        refused(
                changed(files -> files.put("model.pt", Arrays.copyOf(files.get("model.pt"), 2001))),
                Reason.HASH,
                "but has 2001");
    }

    @Test
    void a_stranger_s_signature_is_refused_until_the_stranger_is_trusted() {
        byte[] theirs = Artefact.seal(manifest("weight", 3, INPUTS), CONTENTS, Keys.STRANGER.getPrivate());
        refused(theirs, Reason.SIGNATURE, "trusted");
        LoadPolicy both = new LoadPolicy(
                List.of(Keys.OURS.getPublic(), Keys.STRANGER.getPublic()), "weight", 3, INPUTS, "weight in kg", 20_000);
        assertThat(new ArtefactLoader(both).load(theirs).manifest().version()).isEqualTo(3);
        assertThat(new ArtefactLoader(both).load(SEALED).manifest().version()).isEqualTo(3);
    }

    @Test
    void a_key_in_the_artefact_counts_for_nothing() {
        byte[] key = Keys.STRANGER.getPublic().getEncoded();
        byte[] theirs = Artefact.seal(manifest("weight", 3, INPUTS), CONTENTS, Keys.STRANGER.getPrivate());
        SortedMap<String, byte[]> files = Archive.unpack(theirs);
        files.put("key.pub", key);
        refused(Archive.pack(files), Reason.SIGNATURE, "trusted");
    }

    @Test
    void older_versions_and_other_models_are_refused_though_we_signed_them() {
        refused(sealed("weight", 2, INPUTS), Reason.VERSION, "the version must be at least 3, but is 2");
        refused(sealed("credit", 3, INPUTS), Reason.MODEL, "the model must be weight, but is credit");
        assertThat(new ArtefactLoader(POLICY)
                        .load(sealed("weight", 4, INPUTS))
                        .manifest()
                        .version())
                .isEqualTo(4);
        assertThat(new ArtefactLoader(POLICY.from(2))
                        .load(sealed("weight", 2, INPUTS))
                        .manifest()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void other_inputs_are_refused_and_wider_ones_are_not() {
        InputColumn height = INPUTS.get(0);
        InputColumn waist = INPUTS.get(1);
        refused(
                sealed("weight", 3, List.of(waist, height)),
                Reason.SCHEMA,
                "input 0 must take height_cm in cm from 147.0 to 199.0, but is waist_cm in cm from 57.0 to 114.0; input 1 must");
        refused(sealed("weight", 3, List.of(height)), Reason.SCHEMA, "inputs must be 2, but are 1");
        refused(
                sealed("weight", 3, List.of(new InputColumn("height_cm", "inch", 147, 199), waist)),
                Reason.SCHEMA,
                "in inch");
        refused(
                sealed("weight", 3, List.of(new InputColumn("height_cm", "cm", 150, 199), waist)),
                Reason.SCHEMA,
                "from 150.0");
        refused(
                sealed("weight", 3, List.of(new InputColumn("height_cm", "cm", 147, 198), waist)),
                Reason.SCHEMA,
                "to 198.0");
        byte[] wider = sealed("weight", 3, List.of(new InputColumn("height_cm", "cm", 100, 250), waist));
        assertThat(new ArtefactLoader(POLICY)
                        .load(wider)
                        .manifest()
                        .inputs()
                        .get(0)
                        .max())
                .isEqualTo(250);
        LoadPolicy pounds = new LoadPolicy(List.of(Keys.OURS.getPublic()), "weight", 3, INPUTS, "weight in lb", 20_000);
        assertThatThrownBy(() -> new ArtefactLoader(pounds).load(SEALED))
                .hasMessage("output must be weight in lb, but is weight in kg");
    }

    private static byte[] sealed(String model, int version, List<InputColumn> inputs) {
        return Artefact.seal(manifest(model, version, inputs), CONTENTS, Keys.OURS.getPrivate());
    }

    @Test
    void no_manifest_is_read_before_its_signature_is_checked() {
        byte[] nonsense = "{".getBytes(StandardCharsets.UTF_8);
        refused(changed(files -> files.put(Artefact.MANIFEST, nonsense)), Reason.SIGNATURE, "trusted");
        byte[] signed = changed(files -> {
            files.put(Artefact.MANIFEST, nonsense);
            files.put(Artefact.SIGNATURE, Ed25519.sign(Keys.OURS.getPrivate(), nonsense));
        });
        refused(signed, Reason.MANIFEST, "must be possible");
    }

    @Test
    void a_file_is_read_no_further_than_the_limit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(8L << 30); // 8 GB that take no room on disk
        }
        assertThatThrownBy(() -> new ArtefactLoader(POLICY).load(file))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.SIZE))
                .hasMessage("the artefact must be at most 20000 bytes, but has more");
        refused(new byte[20_001], Reason.SIZE, "at most 20000 bytes");
        refused(new byte[20_000], Reason.ARCHIVE, "");
    }

    @Test
    void what_was_checked_is_what_is_used(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("weight.zip");
        AtomicFile.write(file, SEALED);
        Artefact artefact = new ArtefactLoader(POLICY).load(file);
        Files.write(file, new byte[10]); // by somebody else, after the check
        ModelFile onnx = artefact.manifest().file("onnx");
        artefact.content(onnx)[0]++; // a copy
        assertThat(artefact.content(onnx)).isEqualTo(CONTENTS.get("model.onnx"));
        byte[] array = SEALED.clone();
        Artefact other = new ArtefactLoader(POLICY).load(array);
        Arrays.fill(array, (byte) 0);
        assertThat(other.content(onnx)).isEqualTo(CONTENTS.get("model.onnx"));
        assertThatThrownBy(() -> new ArtefactLoader(POLICY).load(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void equal_models_are_equal_bytes() {
        assertThat(Artefact.seal(manifest("weight", 3, INPUTS), new TreeMap<>(CONTENTS), Keys.OURS.getPrivate()))
                .isEqualTo(SEALED);
    }

    @Test
    void only_what_the_manifest_lists_can_be_sealed() {
        Manifest manifest = manifest("weight", 3, INPUTS);
        Map<String, byte[]> other = new TreeMap<>(CONTENTS);
        other.put("model.pt", new byte[2000]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Artefact.seal(manifest, other, Keys.OURS.getPrivate()))
                .withMessageContaining("model.pt must have the SHA-256 ");
        other.remove("model.pt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Artefact.seal(manifest, other, Keys.OURS.getPrivate()))
                .withMessage("model.pt must be given, but was null");
        Map<String, byte[]> more = new TreeMap<>(CONTENTS);
        more.put("notes.txt", new byte[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Artefact.seal(manifest, more, Keys.OURS.getPrivate()))
                .withMessage("contents must be the files of the manifest, but were "
                        + "[model.onnx, model.pt, model.tribuo, notes.txt]");
    }

    @Test
    void a_policy_without_keys_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadPolicy(List.of(), "weight", 1, INPUTS, "kg", 1))
                .withMessage("trusted must hold at least one key, but held none");
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.from(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadPolicy(new ArrayList<>(POLICY.trusted()), "weight", 1, INPUTS, "kg", 0));
    }

    private static void refused(byte[] bytes, Reason reason, String words) {
        assertThatThrownBy(() -> new ArtefactLoader(POLICY).load(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
