package gradus.deployment.contracts;

import gradus.fundamentals.Require;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places in a sorted list, in a form that clients hand back and do not look into. A cursor holds the sort key and the id of the last
 * row seen, and a seal (HMAC-SHA-256, 16 bytes of it) over them and over the query that they belong to. So a cursor that was
 * changed, made up, or taken from another query or another client is refused.
 */
public final class Cursors {
    private static final int SEAL = 16;
    private static final int PLACE = 2 * Long.BYTES;

    /**
     * The last row that was seen.
     *
     * @param key what the list is sorted by
     * @param id what decides between rows of one key
     */
    public record Place(long key, long id) {}

    private final SecretKeySpec secret;

    /**
     * Cursors sealed with a secret.
     *
     * @param secret at least 16 bytes that all servers of this API share, and no client knows
     */
    public Cursors(byte[] secret) {
        Require.atLeast("the length of secret", Require.given("secret", secret).length, 16);
        this.secret = new SecretKeySpec(secret.clone(), "HmacSHA256");
    }

    /**
     * A cursor.
     *
     * @param query whose list, sorted and filtered how: a place in one list means nothing in another
     */
    public String write(Place place, String query) {
        byte[] bytes =
                ByteBuffer.allocate(PLACE).putLong(place.key).putLong(place.id).array();
        ByteBuffer sealed = ByteBuffer.allocate(PLACE + SEAL).put(bytes).put(seal(bytes, query));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
    }

    /**
     * The place in a cursor that came back.
     *
     * @throws Problem of status 400 if it is not one that was given out for this query
     */
    public Place read(String cursor, String query) {
        byte[] sealed = decoded(cursor);
        if (sealed.length == PLACE + SEAL) {
            ByteBuffer buffer = ByteBuffer.wrap(sealed);
            byte[] bytes = new byte[PLACE];
            byte[] seal = new byte[SEAL];
            buffer.get(bytes).get(seal);
            Place place = new Place(
                    ByteBuffer.wrap(bytes).getLong(0), ByteBuffer.wrap(bytes).getLong(Long.BYTES));
            if (MessageDigest.isEqual(seal, seal(bytes, query))
                    && write(place, query).equals(cursor)) {
                return place;
            }
        }
        throw new Problem(400, "after must be a cursor that this list gave out, but was not");
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // refused by its length
        }
    }

    private byte[] seal(byte[] place, String query) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(place);
            byte[] whole = mac.doFinal(query.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(SEAL).put(whole, 0, SEAL).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** A secret in hexadecimal, as a setting holds it. */
    public static Cursors ofHex(String secret) {
        return new Cursors(HexFormat.of().parseHex(secret));
    }
}
