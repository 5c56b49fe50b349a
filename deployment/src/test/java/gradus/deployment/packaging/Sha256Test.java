package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-4's example for "abc", hashlib of Python 3.11 for the others. */
    @Test
    void hashes_are_those_of_the_standard() {
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex("abd".getBytes(StandardCharsets.US_ASCII))).startsWith("a52d159f");
        assertThat(Sha256.hex(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_changed_bit_changes_about_half_of_the_256() {
        byte[] bytes = new byte[100];
        BigInteger hash = new BigInteger(Sha256.hex(bytes), 16);
        var changed = IntStream.range(0, 800)
                .map(bit -> {
                    byte[] other = bytes.clone();
                    other[bit / 8] ^= (byte) (1 << bit % 8);
                    return new BigInteger(Sha256.hex(other), 16).xor(hash).bitCount();
                })
                .summaryStatistics();
        assertThat(changed.getAverage()).isBetween(126.0, 130.0);
        assertThat(changed.getMin())
                .isGreaterThan(85); // more than five standard deviations of 256 fair coins, 8 each, below
        assertThat(changed.getMax()).isLessThan(171);
    }
}
