package gradus.deployment.monitoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names for clients in a log. An address is personal data (Court of Justice of the EU, C-582/14), but an operator must see that a
 * hundred refusals went to one client. So each address gets a name that lasts as long as the process, and says nothing after it:
 * the key is random and is never written down.
 */
public final class Pseudonyms {
    private final byte[] key;

    /** With a random key. */
    public Pseudonyms() {
        this(random(16));
    }

    private static byte[] random(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return key;
    }

    Pseudonyms(byte[] key) {
        this.key = key.clone();
    }

    /** Eight hexadecimal digits, the same for the same client. */
    public String of(String client) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            byte[] hash = digest.digest(client.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
