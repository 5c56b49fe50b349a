package gradus.web.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask for what. A page from elsewhere must neither read these pages (by a name that it made point to this machine)
 * nor change anything (by sending a form here).
 */
final class Guard {
    private final String token;

    /** A guard that wants this token with everything that changes something. */
    Guard(String token) {
        this.token = token;
    }

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param port where the server listens
     * @param host the request's {@code Host}
     * @param origin its {@code Origin}, or null
     * @param site its {@code Sec-Fetch-Site}, or null
     * @param given the token that it brings, or null
     */
    Optional<String> refusal(String method, int port, String host, String origin, String site, String given) {
        Set<String> here = Set.of("127.0.0.1:" + port, "localhost:" + port);
        if (host == null || !here.contains(host)) {
            return Optional.of("This server answers to 127.0.0.1 and localhost alone.");
        }
        if (origin != null && !origin.equals("http://" + host)) {
            return Optional.of("This request comes from another page.");
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (reads) {
            return Optional.empty();
        }
        if (site != null && !site.equals("same-origin")) {
            return Optional.of("This request comes from another page.");
        }
        return known(given) ? Optional.empty() : Optional.of("This request lacks its token: load the page again.");
    }

    private boolean known(String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
