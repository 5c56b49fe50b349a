package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetirementTest {
    private static final Instant FROM = Instant.parse("2023-06-30T23:59:59Z");
    private static final Instant END = Instant.parse("2024-06-30T23:59:59Z");
    private static final Retirement RETIREMENT = new Retirement(FROM, END, URI.create("/v2/charges"));

    /** The date of RFC 9745's example, 30 June 2023 at 23:59:59 UTC, and a sunset a year later. */
    @Test
    void the_headers_are_those_of_the_standards() {
        assertThat(RETIREMENT.headers())
                .containsEntry("Deprecation", "@1688169599")
                .containsEntry("Sunset", "Sun, 30 Jun 2024 23:59:59 GMT")
                .containsEntry("Link", "</v2/charges>; rel=\"successor-version\"");
    }

    @Test
    void the_day_has_two_digits() {
        Instant july = Instant.parse("2026-07-01T00:00:00Z");
        assertThat(new Retirement(FROM, july, URI.create("/")).headers())
                .containsEntry("Sunset", "Wed, 01 Jul 2026 00:00:00 GMT");
        assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.format(july.atZone(ZoneOffset.UTC)))
                .as("what Java's own formatter writes")
                .isEqualTo("Wed, 1 Jul 2026 00:00:00 GMT");
        assertThat(Retirement.sunset(name -> Optional.of("Wed, 1 Jul 2026 00:00:00 GMT")))
                .contains(july);
    }

    @Test
    void a_client_reads_what_a_server_wrote() {
        Function<String, Optional<String>> headers =
                name -> Optional.ofNullable(RETIREMENT.headers().get(name));
        assertThat(Retirement.deprecated(headers)).contains(FROM);
        assertThat(Retirement.sunset(headers)).contains(END);
        assertThat(Retirement.successor(headers)).contains(URI.create("/v2/charges"));
        Map<String, String> others = Map.of("Deprecation", "true", "Sunset", "soon", "Link", "<a>; rel=next");
        assertThat(Retirement.deprecated(name -> Optional.ofNullable(others.get(name))))
                .isEmpty();
        assertThat(Retirement.sunset(name -> Optional.ofNullable(others.get(name))))
                .isEmpty();
        assertThat(Retirement.successor(name -> Optional.ofNullable(others.get(name))))
                .isEmpty();
    }

    @Test
    void the_end_comes_with_its_second() {
        RETIREMENT.refuseIfOver(END.minusNanos(1));
        assertThatThrownBy(() -> RETIREMENT.refuseIfOver(END))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(410))
                .hasMessage("this address ended on 2024-06-30T23:59:59Z; use /v2/charges");
    }

    @Test
    void no_end_before_its_announcement() {
        assertThatThrownBy(() -> new Retirement(END, FROM, URI.create("/")))
                .hasMessage(
                        "sunset must not be before deprecated (2024-06-30T23:59:59Z), but was 2023-06-30T23:59:59Z");
    }
}
