package gradus.deployment.packaging;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of bytes: 256 bits that nobody knows how to make other bytes for. */
public final class Sha256 {
    private Sha256() {}

    /** 64 lower-case hexadecimal digits (FIPS 180-4). */
    public static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
