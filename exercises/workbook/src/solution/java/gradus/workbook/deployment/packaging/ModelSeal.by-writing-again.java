import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

public final class ModelSeal {
    public static byte[] manifest(String model, int version, Map<String, byte[]> files) {
        // begin solution: check, then write the lines, sorted by name
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must not be empty");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more");
        }
        List<String> lines = new ArrayList<>(List.of("model " + model, "version " + version));
        List<String> names = new ArrayList<>(files.keySet());
        names.sort(null);
        for (String name : names) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(files.get(name));
                lines.add(HexFormat.of().formatHex(hash) + " " + files.get(name).length + " " + name);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        // end solution
    }

    public static SortedMap<String, byte[]> open(
            byte[] manifest,
            byte[] signature,
            Map<String, byte[]> files,
            PublicKey trusted,
            String model,
            int lowestVersion) {
        // begin solution: ask in the order of the reasons
        boolean good;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(trusted);
            verifier.update(manifest);
            good = verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            good = false;
        }
        refuseUnless(good && signature.length == 64, Reason.SIGNATURE);
        List<String> lines =
                new String(manifest, StandardCharsets.UTF_8).lines().toList();
        refuseUnless(lines.get(0).substring(6).equals(model), Reason.MODEL);
        int version = Integer.parseInt(lines.get(1).split(" ")[1]);
        refuseUnless(version >= lowestVersion, Reason.VERSION);
        List<String> names =
                lines.stream().skip(2).map(line -> line.split(" ")[2]).toList();
        SortedMap<String, byte[]> copies = new TreeMap<>();
        for (String name : names) {
            refuseUnless(files.get(name) != null, Reason.MISSING);
            copies.put(name, files.get(name).clone());
        }
        refuseUnless(files.size() == names.size(), Reason.EXTRA);
        refuseUnless(Arrays.equals(manifest, manifest(model, version, copies)), Reason.HASH);
        return Collections.unmodifiableSortedMap(copies);
        // end solution
    }
}
