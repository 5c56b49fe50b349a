package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519Test {
    /** RFC 8032, section 7.1, TEST 1 (an empty message) and TEST 2 (one byte). */
    @Test
    void signatures_are_those_of_the_standard() {
        assertThat(HexFormat.of().formatHex(Ed25519.sign(Keys.OURS.getPrivate(), new byte[0])))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        assertThat(HexFormat.of().formatHex(Ed25519.sign(Keys.STRANGER.getPrivate(), new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void what_one_has_signed_another_has_not() {
        byte[] message = {1, 2, 3};
        byte[] signature = Ed25519.sign(Keys.OURS.getPrivate(), message);
        assertThat(Ed25519.verifies(Keys.OURS.getPublic(), message, signature)).isTrue();
        assertThat(Ed25519.verifies(Keys.STRANGER.getPublic(), message, signature))
                .isFalse();
        assertThat(Ed25519.verifies(Keys.OURS.getPublic(), new byte[] {1, 2, 4}, signature))
                .isFalse();
        assertThat(Ed25519.verifies(Keys.OURS.getPublic(), message, new byte[0]))
                .isFalse();
        assertThat(Ed25519.verifies(Keys.OURS.getPublic(), message, Arrays.copyOf(signature, 65)))
                .isFalse();
        byte[] all = new byte[64];
        Arrays.fill(all, (byte) 0xff); // not a point of the curve, and a number beyond its order
        assertThat(Ed25519.verifies(Keys.OURS.getPublic(), message, all)).isFalse();
    }

    /** OpenJDK 17.0.15 takes the first 64 bytes for the signature; Temurin 25.0.3 refuses. */
    @Test
    void java_17_overlooks_a_byte_behind_a_signature_and_we_do_not() throws Exception {
        byte[] longer = Arrays.copyOf(Ed25519.sign(Keys.OURS.getPrivate(), new byte[9]), 65);
        if (Runtime.version().feature() == 17) {
            Signature java = Signature.getInstance("Ed25519");
            java.initVerify(Keys.OURS.getPublic());
            java.update(new byte[9]);
            assertThat(java.verify(longer)).isTrue();
        }
        assertThat(Ed25519.verifies(Keys.OURS.getPublic(), new byte[9], longer)).isFalse();
    }

    @Test
    void a_new_pair_of_keys_fits_together() {
        KeyPair pair = Ed25519.newKeys();
        assertThat(Ed25519.verifies(pair.getPublic(), new byte[9], Ed25519.sign(pair.getPrivate(), new byte[9])))
                .isTrue();
    }

    @Test
    void keys_of_other_algorithms_are_refused() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519.sign(rsa.getPrivate(), new byte[1]))
                .withMessage("key must be of Ed25519, but was of EC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519.verifies(rsa.getPublic(), new byte[1], new byte[64]))
                .withMessage("key must be of Ed25519, but was of EC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ed25519.sign(null, new byte[1]))
                .withMessage("key must be given, but was null");
    }
}
