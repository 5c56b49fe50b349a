package gradus.deployment.packaging.demo;

import gradus.deployment.packaging.Archive;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.InputColumn;
import gradus.deployment.packaging.Manifest;
import gradus.deployment.packaging.ModelFile;
import gradus.deployment.packaging.TrainedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Twelve ways in which version 3 of the weight model may arrive otherwise than it was sent. */
final class Attacks {
    private final TrainedModel weight;
    private final TrainedModel credit;
    private final KeyPair ours;
    private final KeyPair stranger = Ed25519.newKeys();
    private final SortedMap<String, byte[]> files;

    Attacks(TrainedModel weight, TrainedModel credit, KeyPair ours) {
        this.weight = weight;
        this.credit = credit;
        this.ours = ours;
        this.files = Archive.unpack(weight.sealed(3, ours.getPrivate()));
    }

    /** The artefact as it was sent. */
    byte[] genuine() {
        return Archive.pack(files);
    }

    /** Each attack by its name. */
    Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> attacks = new LinkedHashMap<>();
        attacks.put("cut off after 4,000 bytes", Arrays.copyOf(genuine(), 4_000));
        attacks.put("one bit changed on the way", flipped(genuine(), genuine().length / 2));
        attacks.put(
                "one bit of the model, packed again",
                with(f -> f.computeIfPresent("model.onnx", (n, b) -> flipped(b, 200))));
        attacks.put("another model with its own hash", replaced());
        attacks.put(
                "the same, signed by a stranger",
                Artefact.seal(replacedManifest(), replacedContents(), stranger.getPrivate()));
        attacks.put("version 2, signed by us", sealed(weight, 2));
        attacks.put("the credit model, signed by us", sealed(credit, 3));
        attacks.put("height in inches, signed by us", Artefact.seal(inches(), contents(), ours.getPrivate()));
        attacks.put("one file too many", with(f -> f.put("notes.txt", new byte[10])));
        attacks.put("one file missing", with(f -> f.remove("model.pt")));
        attacks.put("a file named ../../start.sh", zipped("../../start.sh", new byte[10]));
        attacks.put("20 MB of zeros in 20 KB", zipped("zeros", new byte[20 << 20]));
        return attacks;
    }

    /** Signed by us, without asking the formats again whether they answer alike. */
    private byte[] sealed(TrainedModel trained, int version) {
        Map<String, byte[]> contents = trained.contents();
        return Artefact.seal(trained.manifest(version, contents), contents, ours.getPrivate());
    }

    private byte[] with(Consumer<SortedMap<String, byte[]>> change) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        change.accept(changed);
        return Archive.pack(changed);
    }

    static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private byte[] replaced() {
        return with(f -> {
            f.putAll(replacedContents());
            f.put(Artefact.MANIFEST, replacedManifest().toBytes());
        });
    }

    private Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>(files);
        contents.keySet().removeAll(List.of(Artefact.MANIFEST, Artefact.SIGNATURE));
        return contents;
    }

    private Map<String, byte[]> replacedContents() {
        Map<String, byte[]> contents = contents();
        contents.put("model.onnx", flipped(contents.get("model.onnx"), 200));
        return contents;
    }

    private Manifest replacedManifest() {
        return changed(m -> m, replacedContents());
    }

    private Manifest inches() {
        return changed(
                inputs -> {
                    List<InputColumn> changed = new ArrayList<>(inputs);
                    changed.set(
                            0,
                            new InputColumn(
                                    "height_cm",
                                    "inch",
                                    inputs.get(0).min(),
                                    inputs.get(0).max()));
                    return changed;
                },
                contents());
    }

    private Manifest changed(UnaryOperator<List<InputColumn>> inputs, Map<String, byte[]> contents) {
        Manifest was = Manifest.parse(files.get(Artefact.MANIFEST));
        List<ModelFile> listed = was.files().stream()
                .map(f ->
                        ModelFile.of(f.name(), f.format(), f.writer(), f.columns(), f.answer(), contents.get(f.name())))
                .toList();
        return new Manifest(
                was.format(),
                was.model(),
                was.version(),
                inputs.apply(was.inputs()),
                was.output(),
                was.training(),
                was.card(),
                listed);
    }

    /** The artefact as another program zips it: compressed, with one file more. */
    private byte[] zipped(String name, byte[] content) throws IOException {
        Map<String, byte[]> more = new LinkedHashMap<>();
        more.put(name, content);
        more.putAll(files);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : more.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
