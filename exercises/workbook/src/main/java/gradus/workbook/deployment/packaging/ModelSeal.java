package gradus.workbook.deployment.packaging;

import static gradus.engine.exercise.Todo.todo;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Sha256;
import java.security.PublicKey;
import java.util.Map;
import java.util.SortedMap;

/**
 * A model travels as some files, a manifest, and a signature over the manifest's bytes. Write the manifest, and the check before the model is used.
 *
 * <p>{@link Sha256} and {@link Ed25519} of the lesson are at hand: {@code Sha256.hex(bytes)}, {@code Ed25519.verifies(key, message, signature)}. The
 * signature is made elsewhere, by {@code Ed25519.sign(privateKey, manifest)}.
 *
 * <p>You may want to import {@link java.nio.charset.StandardCharsets}, {@link java.util.TreeMap}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/packaging.md">deployment/docs/packaging.md</a>
 */
public final class ModelSeal {
    /** What is wrong with what came, in the order in which it is asked. */
    public enum Reason {
        /** The signature is not the trusted key's signature over exactly these bytes of the manifest. */
        SIGNATURE,
        /** The manifest is of another model. */
        MODEL,
        /** The manifest's version is below the lowest one accepted. */
        VERSION,
        /** A file that the manifest lists has not come. */
        MISSING,
        /** A file has come that the manifest does not list. */
        EXTRA,
        /** A file has another length, or another hash, than the manifest says. */
        HASH
    }

    /** The model must not be used. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        public Refused(Reason reason) {
            super("refused for its " + reason);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    private ModelSeal() {}

    /**
     * The manifest of a model: lines of UTF-8 that each end in {@code \n}. First {@code model NAME}, then {@code version NUMBER}, then a line
     * {@code HASH LENGTH NAME} for each file, sorted by name (as {@code String.compareTo} does): its SHA-256 in 64 lower-case hexadecimal digits, how many bytes it
     * has, and its name, one space between them. For the file {@code a.bin} of the three bytes {@code abc}:
     *
     * <pre>
     * model weight
     * version 3
     * ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 a.bin
     * </pre>
     *
     * @param model any name without blanks
     * @param version at least 1
     * @param files the bytes of each file by its name, which has no blanks; at least one file, which may be empty
     * @throws IllegalArgumentException if the version is below 1 (the message says {@code version}), or there is no file ({@code files})
     */
    public static byte[] manifest(String model, int version, Map<String, byte[]> files) {
        return todo("check, then write the lines, sorted by name");
    }

    /**
     * The files of a model that may be used: all that the manifest lists, and nothing else. If several things are wrong, the reason is the first of
     * {@link Reason}. A manifest with a good signature was written by {@link #manifest}: its form needs no check.
     *
     * @param manifest what came as manifest
     * @param signature what came as signature; may be of any length, though a signature of Ed25519 has exactly 64 bytes
     * @param files what came as files, by name; map and arrays stay as they are
     * @param trusted the only key that may sign
     * @param model the model that is wanted
     * @param lowestVersion the lowest version that is accepted
     * @return the files by name, sorted; the caller may change its own arrays later, and the returned ones, without changing the others
     * @throws Refused with the reason
     */
    public static SortedMap<String, byte[]> open(
            byte[] manifest,
            byte[] signature,
            Map<String, byte[]> files,
            PublicKey trusted,
            String model,
            int lowestVersion) {
        return todo("ask in the order of the reasons");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static void refuseUnless(boolean good, Reason reason) {
        if (!good) {
            throw new Refused(reason);
        }
    }
}
