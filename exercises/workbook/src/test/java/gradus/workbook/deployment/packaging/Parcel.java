package gradus.workbook.deployment.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Sha256;
import gradus.engine.check.Inputs;
import gradus.workbook.deployment.packaging.ModelSeal.Refused;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody who wants version 10 or later of weight may get, with several faults at once; and what parcels are made of.
 *
 * @param version of the model in it
 * @param faults such as "missing"
 */
record Parcel(int version, List<String> faults) {
    static final KeyPair OURS = Ed25519.newKeys();
    static final KeyPair STRANGER = Ed25519.newKeys();
    static final int LOWEST = 10;
    static final int LATER = 11;
    static final String OPENED = "opened";

    /** Parcels with at most three faults, and with none. */
    static Inputs<Parcel> any() {
        Inputs<String> fault = Inputs.choice("model", "stranger", "missing", "extra", "hash", "swapped", "cut");
        return Inputs.whole(8, 11)
                .and(Inputs.listOf(fault, 3), (version, faults) -> new Parcel(version.intValue(), faults));
    }

    static Map<String, byte[]> files() {
        return new TreeMap<>(Map.of("a.bin", "abc".getBytes(UTF_8), "B", new byte[0]));
    }

    static byte[] manifest(String model, int version) {
        return ModelSeal.manifest(model, version, files());
    }

    /** Why it is refused. */
    static String verdict(byte[] manifest, byte[] signature, Map<String, byte[]> files) {
        try {
            ModelSeal.open(manifest, signature, files, OURS.getPublic(), "weight", LOWEST);
            return OPENED;
        } catch (Refused refused) {
            return refused.reason().name();
        }
    }

    /** Why it is refused although we have signed it. */
    static String signed(byte[] manifest, Map<String, byte[]> files) {
        return verdict(manifest, Ed25519.sign(OURS.getPrivate(), manifest), files);
    }

    /** For String.compareTo the smiley, a pair of chars from U+D800 on, comes before ～, which has the smaller code point. */
    static Map<String, byte[]> everyAlphabet() {
        return new TreeMap<>(Map.of("～", "abc".getBytes(UTF_8), "\uD83D\uDE00", new byte[1234], "ä", new byte[0]));
    }

    static byte[] firstWithZero() {
        for (int i = 0; ; i++) {
            byte[] bytes = ("file " + i).getBytes(UTF_8);
            if (Sha256.hex(bytes).startsWith("0")) {
                return bytes;
            }
        }
    }

    static byte[] flipped(byte[] bytes, int i) {
        byte[] flipped = bytes.clone();
        flipped[i] ^= 1;
        return flipped;
    }

    /** Why this parcel is refused. */
    String verdict() {
        Map<String, byte[]> files = files();
        byte[] manifest = ModelSeal.manifest(faults.contains("model") ? "credit" : "weight", version, files);
        boolean stranger = faults.contains("stranger");
        byte[] signature = Ed25519.sign((stranger ? STRANGER : OURS).getPrivate(), manifest);
        for (String fault : faults) {
            switch (fault) {
                case "missing" -> files.remove("B");
                case "extra" -> files.put("0", new byte[1]);
                case "hash" -> files.put("a.bin", new byte[3]);
                case "swapped" -> files.put("B", "abc".getBytes(UTF_8));
                case "cut" -> signature = Arrays.copyOf(signature, 10);
                default -> {}
            }
        }
        return verdict(manifest, signature, files);
    }
}
