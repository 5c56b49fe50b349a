package gradus.deployment.packaging;

import gradus.fundamentals.Require;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Signatures of 64 bytes that the same key gives to the same bytes each time (RFC 8032). Whoever holds the private key signs;
 * anybody who has the public key can check, and cannot sign.
 */
public final class Ed25519 {
    /** The length of a signature in bytes. */
    public static final int BYTES = 64;

    private Ed25519() {}

    /** A new pair of keys. The private one belongs in a vault, never beside the model. */
    public static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java since 15 has Ed25519", e);
        }
    }

    /**
     * Signs bytes.
     *
     * @throws IllegalArgumentException if the key is of another algorithm
     */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key(key));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key must sign by Ed25519, but cannot: " + e.getMessage(), e);
        }
    }

    /**
     * Whether the owner of the key has signed exactly these bytes; false for a signature that is malformed as well.
     *
     * @throws IllegalArgumentException if the key is of another algorithm
     */
    public static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        if (signed.length != BYTES) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key(key));
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false; // 64 bytes that are not a point and a number, as a flipped bit can make of them
        } catch (InvalidKeyException | NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("key must verify by Ed25519, but cannot: " + e.getMessage(), e);
        }
    }

    private static <K extends Key> K key(K key) {
        String algorithm = Require.given("key", key).getAlgorithm();
        Require.that(
                algorithm.equals("EdDSA") || algorithm.equals("Ed25519"),
                "key must be of Ed25519, but was of " + algorithm);
        return key;
    }
}
