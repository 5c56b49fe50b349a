package gradus.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void distance_counts_edits_and_likes_parts() {
        assertThat(Addresses.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Addresses.distance("Variance", "RunningVariance")).isEqualTo(1);
        assertThat(Addresses.distance("SUM", "sum")).isLessThanOrEqualTo(1);
    }
}
