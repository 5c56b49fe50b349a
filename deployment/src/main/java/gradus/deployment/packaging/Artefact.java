package gradus.deployment.packaging;

import gradus.fundamentals.Require;
import java.security.PrivateKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model with all that travels with it. Whoever holds one knows that every check has passed, on these very bytes. */
public final class Artefact {
    /** The manifest's name in the archive. */
    public static final String MANIFEST = "manifest.json";

    /** The name of the signature over the manifest's bytes. */
    public static final String SIGNATURE = "manifest.sig";

    private final Manifest manifest;
    private final SortedMap<String, byte[]> files;

    /** Made by the loader, of bytes that it has checked. */
    Artefact(Manifest manifest, SortedMap<String, byte[]> files) {
        this.manifest = manifest;
        this.files = files;
    }

    /** What it says of itself. */
    public Manifest manifest() {
        return manifest;
    }

    /** A copy of a file's bytes. */
    public byte[] content(ModelFile file) {
        return Require.given("content of " + file.name(), files.get(file.name()))
                .clone();
    }

    /**
     * An artefact's bytes: the same for the same manifest, files and key, whenever and wherever they are made.
     *
     * @param contents the bytes of each file that the manifest lists, by name
     * @throws IllegalArgumentException if the files are not exactly those of the manifest, or one has other bytes
     */
    public static byte[] seal(Manifest manifest, Map<String, byte[]> contents, PrivateKey key) {
        SortedMap<String, byte[]> files = new TreeMap<>(contents);
        for (ModelFile file : manifest.files()) {
            byte[] content = Require.given(file.name(), files.get(file.name()));
            String hash = Sha256.hex(content);
            Require.that(
                    hash.equals(file.sha256()) && content.length == file.bytes(),
                    file.name() + " must have the SHA-256 " + file.sha256() + ", but has " + hash);
        }
        Require.that(
                files.size() == manifest.files().size(),
                "contents must be the files of the manifest, but were " + files.keySet());
        byte[] listed = manifest.toBytes();
        files.put(MANIFEST, listed);
        files.put(SIGNATURE, Ed25519.sign(key, listed));
        return Archive.pack(files);
    }
}
