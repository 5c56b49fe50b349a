package gradus.deployment.serving;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names for requests: the client's own where it could not forge a line of the log, else a UUID of version 8 (RFC 9562) whose first half is
 * random for each process and whose second counts. A fresh random number for each request would take longer than the prediction.
 */
final class RequestIds {
    private static final int LONGEST = 64;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 1L << 63;

    private final long process;
    private final AtomicLong count = new AtomicLong();

    RequestIds() {
        process = new SecureRandom().nextLong() & ~0xF000L | VERSION_8;
    }

    /** The id that the client gave, if it is 1 to 64 letters, digits, dots, underscores and hyphens; else a new one. */
    String of(String given) {
        return given != null && harmless(given)
                ? given
                : new UUID(process, VARIANT | count.incrementAndGet()).toString();
    }

    private static boolean harmless(String id) {
        boolean good = !id.isEmpty() && id.length() <= LONGEST;
        for (int i = 0; good && i < id.length(); i++) {
            char c = id.charAt(i);
            good = c >= 'A' && c <= 'Z'
                    || c >= 'a' && c <= 'z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '_'
                    || c == '-';
        }
        return good;
    }
}
