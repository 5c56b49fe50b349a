package gradus.deployment.monitoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names for clients in a log. An address is personal data (Court of Justice of the EU, C-582/14), but an operator must see that a
 * hundred refusals went to one client. So each address gets a name that lasts as long as the process, and says nothing after it:
 * the key is random and is never written down.
 */
public final class Pseudonyms {
    private static final int MOST_REMEMBERED = 10_000;

    private final byte[] key;
    private final Map<String, String> names = new ConcurrentHashMap<>();

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
        String name = names.get(client); // a hash costs more than the rest of a log line
        if (name == null) {
            name = hash(client);
            if (names.size() >= MOST_REMEMBERED) {
                names.clear(); // else anybody could fill the memory
            }
            names.put(client, name);
        }
        return name;
    }

    private String hash(String client) {
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
