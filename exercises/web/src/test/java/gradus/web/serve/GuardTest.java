package gradus.web.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private final Guard guard = new Guard(TOKEN);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4737", "localhost:4737"})
    void pages_are_given_to_this_machine(String host) {
        assertThat(guard.refusal("GET", 4737, host, null, null, null)).isEmpty();
        assertThat(guard.refusal("GET", 4737, host, "http://" + host, "same-origin", null))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:4737",
                "127.0.0.1",
                "127.0.0.1:80",
                "127.0.0.1:4737.evil.example",
                ""
            })
    void a_foreign_host_is_refused(String host) {
        assertThat(guard.refusal("GET", 4737, host, null, null, null))
                .contains("This server answers to 127.0.0.1 and localhost alone.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:4737",
                "http://127.0.0.1:4738",
                "http://localhost:4737"
            })
    void a_foreign_origin_is_refused_even_to_read(String origin) {
        assertThat(guard.refusal("GET", 4737, "127.0.0.1:4737", origin, null, null))
                .contains("This request comes from another page.");
        assertThat(guard.refusal("POST", 4737, "127.0.0.1:4737", origin, null, TOKEN))
                .contains("This request comes from another page.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0123456789abcdef0123456789abcdee", "0123456789abcdef"})
    void nothing_is_changed_without_the_token(String given) {
        assertThat(guard.refusal("POST", 4737, "127.0.0.1:4737", null, null, given))
                .contains("This request lacks its token: load the page again.");
    }

    @Test
    void with_the_token_a_page_of_the_course_may_change_something() {
        assertThat(guard.refusal("POST", 4737, "127.0.0.1:4737", "http://127.0.0.1:4737", "same-origin", TOKEN))
                .isEmpty();
        assertThat(guard.refusal("POST", 4737, "127.0.0.1:4737", null, "cross-site", TOKEN))
                .contains("This request comes from another page.");
    }
}
