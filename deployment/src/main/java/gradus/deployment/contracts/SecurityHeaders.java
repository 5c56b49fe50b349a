package gradus.deployment.contracts;

import java.util.Map;

/** What every answer says to browsers, refusals by the HTTP parser among them. */
public final class SecurityHeaders {
    /** Names and values. */
    public static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");

    private SecurityHeaders() {}
}
