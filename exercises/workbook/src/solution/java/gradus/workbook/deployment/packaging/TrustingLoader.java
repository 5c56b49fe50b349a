package gradus.workbook.deployment.packaging;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Map;
import java.util.TreeMap;

/**
 * This loader checks a signature and a hash, and lets four attacks through. It loads a model from a folder in which others may write at any
 * moment: a manifest, its signature, and the file that the manifest names.
 *
 * <pre>
 * file model.onnx
 * sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
 * end
 * </pre>
 *
 * <p>A manifest is UTF-8, each line ends in {@code \n}, and {@code end} is the last one. The signature is over all of its bytes. Our own program writes such manifests and
 * signs them, so the form of what is signed needs no check; but whoever sits at the training machine can have any name and any hash signed.
 *
 * <p>Find the four faults. Afterwards this must hold, and everything else must stay as it is:
 *
 * <ul>
 *   <li>Only lines that the signature covers are believed. If anything stands behind the line {@code end}, the manifest is refused.
 *   <li>The file lies in the folder itself: its name is not empty, is not {@code .} or {@code ..}, and holds neither {@code /} nor {@code \}. For any other name nothing is read.
 *   <li>All 64 digits of the hash count.
 *   <li>The bytes that are returned are the bytes whose hash was checked, whatever happens on the disk meanwhile.
 * </ul>
 *
 * <p>What is refused ends in a {@link SecurityException}; an {@link IOException} of the disk goes to the caller.
 *
 * @see <a href="../../../../../../../../../deployment/docs/packaging.md">deployment/docs/packaging.md</a>
 */
public final class TrustingLoader {
    /** A disk that others write to as well. */
    public interface Disk {
        /** The bytes of a file at this moment; at the next they may be others. */
        byte[] read(Path file) throws IOException;
    }

    private TrustingLoader() {}

    /**
     * The bytes of the model in a folder.
     *
     * @param folder an absolute path without {@code .} and {@code ..}; it has {@code manifest.txt} and {@code manifest.sig}
     * @throws SecurityException if the model must not be used
     * @throws IOException if a file cannot be read
     */
    public static byte[] load(Disk disk, Path folder, PublicKey trusted) throws IOException {
        byte[] manifest = disk.read(folder.resolve("manifest.txt"));
        byte[] signature = disk.read(folder.resolve("manifest.sig"));
        Map<String, String> listed = believed(manifest, signature, trusted);
        Path file = inside(folder, listed.get("file"));
        // begin solution: check what is returned
        byte[] model = disk.read(file);
        refuseUnless(hasHash(model, listed.get("sha256")), "the file has another hash");
        return model;
        // instead of
        // refuseUnless(hasHash(disk.read(file), listed.get("sha256")), "the file has another hash");
        // return disk.read(file);
        // end solution
    }

    /** The lines of a manifest by their first word. */
    private static Map<String, String> believed(byte[] manifest, byte[] signature, PublicKey trusted) {
        String text = new String(manifest, StandardCharsets.UTF_8);
        // begin solution: the signature is over the whole manifest
        refuseUnless(Ed25519.verifies(trusted, manifest, signature), "nobody trusted has signed the manifest");
        refuseUnless(text.endsWith("\nend\n"), "the manifest does not end where it says");
        // instead of
        // String signed = text.substring(0, Math.max(0, text.indexOf("\nend\n") + "\nend\n".length()));
        // refuseUnless(
        //         Ed25519.verifies(trusted, signed.getBytes(StandardCharsets.UTF_8), signature),
        //         "nobody trusted has signed the manifest");
        // end solution
        Map<String, String> lines = new TreeMap<>();
        for (String line : text.split("\n")) {
            String[] parts = line.split(" ", 2);
            lines.put(parts[0], parts[parts.length - 1]);
        }
        return lines;
    }

    /** The file of the given name in the folder. */
    private static Path inside(Path folder, String name) {
        // begin solution: a plain name, or none
        boolean plain = !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0;
        refuseUnless(plain, "the file must lie in the folder, but its name is " + name);
        return folder.resolve(name);
        // instead of
        // Path file = folder.resolve(name);
        // refuseUnless(file.startsWith(folder), "the file must lie in the folder, but its name is " + name);
        // return file;
        // end solution
    }

    private static boolean hasHash(byte[] content, String expected) {
        // begin solution: all digits
        return Sha256.hex(content).equals(expected);
        // instead of
        // return expected.length() == 64 && Sha256.hex(content).startsWith(expected.substring(0, 8));
        // end solution
    }

    private static void refuseUnless(boolean good, String why) {
        if (!good) {
            throw new SecurityException(why);
        }
    }
}
