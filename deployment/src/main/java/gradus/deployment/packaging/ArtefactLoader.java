package gradus.deployment.packaging;

import static gradus.deployment.packaging.Refusal.Reason.EXTRA;
import static gradus.deployment.packaging.Refusal.Reason.HASH;
import static gradus.deployment.packaging.Refusal.Reason.MISSING;
import static gradus.deployment.packaging.Refusal.Reason.MODEL;
import static gradus.deployment.packaging.Refusal.Reason.SCHEMA;
import static gradus.deployment.packaging.Refusal.Reason.SIGNATURE;
import static gradus.deployment.packaging.Refusal.Reason.SIZE;
import static gradus.deployment.packaging.Refusal.Reason.VERSION;

import gradus.fundamentals.Require;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * From a file that anybody may have written to a model that may be used, or a {@link Refusal} that says why not. The file is read
 * once; what is used is a copy of the bytes that were checked. No parser but that of ZIP sees a byte before its signature is checked.
 */
public final class ArtefactLoader {
    private final LoadPolicy policy;

    /** A loader that insists on the policy. */
    public ArtefactLoader(LoadPolicy policy) {
        this.policy = Require.given("policy", policy);
    }

    /**
     * Loads a file, which may change or vanish meanwhile.
     *
     * @throws Refusal with its reason
     * @throws IOException if the file cannot be read
     */
    public Artefact load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return load(in.readNBytes(policy.mostBytes() + 1)); // one more than allowed, to see that there is more
        }
    }

    /**
     * Loads an artefact from its bytes.
     *
     * @param bytes not kept: later changes to the array change nothing
     * @throws Refusal with its reason
     */
    public Artefact load(byte[] bytes) {
        Refusal.unless(
                bytes.length <= policy.mostBytes(),
                SIZE,
                "the artefact must be at most " + policy.mostBytes() + " bytes, but has more");
        SortedMap<String, byte[]> files = Archive.unpack(bytes);
        byte[] listed = take(files, Artefact.MANIFEST);
        checkSignature(listed, take(files, Artefact.SIGNATURE));
        Manifest manifest = Manifest.parse(listed);
        checkIdentity(manifest);
        checkSchema(manifest);
        checkFiles(manifest, files);
        return new Artefact(manifest, files);
    }

    private static byte[] take(SortedMap<String, byte[]> files, String name) {
        Refusal.unless(files.containsKey(name), MISSING, name + " must be in the artefact, but is missing");
        return files.remove(name);
    }

    private void checkSignature(byte[] listed, byte[] signature) {
        Refusal.unless(
                policy.trusted().stream().anyMatch(key -> Ed25519.verifies(key, listed, signature)),
                SIGNATURE,
                "the manifest must be signed by one of " + policy.trusted().size() + " trusted keys, but is not");
    }

    private void checkIdentity(Manifest manifest) {
        Refusal.unless(
                manifest.model().equals(policy.model()),
                MODEL,
                "the model must be " + policy.model() + ", but is " + manifest.model());
        Refusal.unless(
                manifest.version() >= policy.lowestVersion(),
                VERSION,
                "the version must be at least " + policy.lowestVersion() + ", but is " + manifest.version());
    }

    private void checkSchema(Manifest manifest) {
        List<String> faults = new ArrayList<>();
        if (!manifest.output().equals(policy.output())) {
            faults.add("output must be " + policy.output() + ", but is " + manifest.output());
        }
        int expected = policy.inputs().size();
        if (manifest.inputs().size() != expected) {
            faults.add("inputs must be " + expected + ", but are "
                    + manifest.inputs().size());
        }
        for (int j = 0; j < Math.min(expected, manifest.inputs().size()); j++) {
            InputColumn asked = policy.inputs().get(j);
            InputColumn offered = manifest.inputs().get(j);
            if (!offered.takes(asked)) {
                faults.add("input " + j + " must take " + asked + ", but is " + offered);
            }
        }
        Refusal.unless(faults.isEmpty(), SCHEMA, String.join("; ", faults));
    }

    private static void checkFiles(Manifest manifest, SortedMap<String, byte[]> files) {
        for (ModelFile file : manifest.files()) {
            byte[] content = files.get(file.name());
            Refusal.unless(content != null, MISSING, file.name() + " must be in the artefact, but is missing");
            String hash = Sha256.hex(content);
            Refusal.unless(
                    hash.equals(file.sha256()) && content.length == file.bytes(),
                    HASH,
                    file.name() + " must have " + file.bytes() + " bytes with the SHA-256 " + file.sha256()
                            + ", but has " + content.length + " with " + hash);
        }
        List<String> listed = manifest.files().stream().map(ModelFile::name).toList();
        List<String> extra =
                files.keySet().stream().filter(name -> !listed.contains(name)).toList();
        Refusal.unless(extra.isEmpty(), EXTRA, "the files must be " + listed + ", but there are also " + extra);
    }
}
