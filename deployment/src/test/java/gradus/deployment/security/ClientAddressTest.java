package gradus.deployment.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "203.0.113.7 | none | 203.0.113.7",
                "203.0.113.7 | 198.51.100.1 | 203.0.113.7",
                "10.0.0.1 | none | 10.0.0.1",
                "10.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.1, 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "10.0.0.1 | 10.0.0.2, 10.0.0.1 | 10.0.0.2"
            })
    void the_client_is_the_last_address_that_is_no_proxy_of_ours(String peer, String forwardedFor, String client) {
        assertThat(ClientAddress.of(peer, forwardedFor, Set.of("10.0.0.1", "10.0.0.2")))
                .isEqualTo(client);
    }
}
