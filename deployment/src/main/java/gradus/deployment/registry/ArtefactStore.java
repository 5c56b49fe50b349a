package gradus.deployment.registry;

import gradus.deployment.packaging.AtomicFile;
import gradus.deployment.packaging.Sha256;
import gradus.fundamentals.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Artefacts in a folder, each in a file named by its SHA-256: no file is ever changed, and a name cannot stand for other bytes. */
public final class ArtefactStore {
    private final Path folder;
    private final Consumer<String> watcher;

    /** A store in a folder, which is made if it is not there. */
    public ArtefactStore(Path folder) throws IOException {
        this(folder, step -> {});
    }

    /** The same, watched: {@code before} and {@code after} each operation on a file. */
    public ArtefactStore(Path folder, Consumer<String> watcher) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.watcher = Require.given("watcher", watcher);
    }

    /**
     * Keeps an artefact. To keep the same again changes nothing.
     *
     * @return its SHA-256, by which {@link #get} gives it back; by then the disk has it
     */
    public String put(byte[] artefact) throws IOException {
        String sha256 = Sha256.hex(artefact);
        if (!holds(sha256)) {
            AtomicFile.write(file(sha256), artefact, watcher);
        }
        return sha256;
    }

    /** Whether the artefact is there and whole. */
    public boolean holds(String sha256) throws IOException {
        Path file = file(sha256);
        return Files.exists(file) && Sha256.hex(Files.readAllBytes(file)).equals(sha256);
    }

    /**
     * The artefact with a hash.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     * @throws IOException if its file cannot be read, or holds other bytes
     */
    public byte[] get(String sha256) throws IOException {
        byte[] artefact = Files.readAllBytes(file(sha256));
        String hash = Sha256.hex(artefact);
        if (!hash.equals(sha256)) {
            throw new IOException("the artefact must have the SHA-256 " + sha256 + ", but has " + hash);
        }
        return artefact;
    }

    private Path file(String sha256) {
        Require.that(
                sha256 != null && sha256.matches("[0-9a-f]{64}"),
                "sha256 must be 64 lower-case hexadecimal digits, but was " + sha256);
        return folder.resolve(sha256 + ".model");
    }
}
