package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymsTest {
    @Test
    void a_client_keeps_its_name_and_another_has_another() {
        Pseudonyms names = new Pseudonyms();
        assertThat(names.of("203.0.113.7")).isEqualTo(names.of("203.0.113.7")).matches("[0-9a-f]{8}");
        assertThat(names.of("203.0.113.8")).isNotEqualTo(names.of("203.0.113.7"));
    }

    @Test
    void another_process_gives_another_name() {
        assertThat(new Pseudonyms().of("203.0.113.7")).isNotEqualTo(new Pseudonyms().of("203.0.113.7"));
    }

    /** {@code printf '\001203.0.113.7' | sha256sum} */
    @Test
    void the_name_is_the_beginning_of_a_hash_of_key_and_address() {
        assertThat(new Pseudonyms(new byte[] {1}).of("203.0.113.7")).isEqualTo("f164bc74");
    }
}
