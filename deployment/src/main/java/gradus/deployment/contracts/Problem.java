package gradus.deployment.contracts;

import java.util.List;
import java.util.Map;

/**
 * A request that cannot be answered, as the client will read it: a body of type {@code application/problem+json}
 * (RFC 9457). The body's {@code type} is absent, which means {@code about:blank}: the status says it all.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers;

    /**
     * A problem with no particular field.
     *
     * @param status an HTTP status from 400 to 599
     * @param detail what is wrong with this request, for a person
     */
    public Problem(int status, String detail) {
        this(status, detail, List.of());
    }

    /**
     * A problem with named fields.
     *
     * @param violations every fault found, not only the first
     */
    public Problem(int status, String detail, List<Violation> violations) {
        this(status, detail, violations, Map.of());
    }

    private Problem(int status, String detail, List<Violation> violations, Map<String, String> headers) {
        super(detail, null, false, false); // no stack trace: a client's typing error is not ours to debug
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be between 400 and 599, but was " + status);
        }
        this.status = status;
        this.violations = List.copyOf(violations);
        this.headers = headers;
    }

    /** The same with a header that its answer must have, such as {@code Retry-After}; it replaces any other that was given. */
    public Problem with(String header, String value) {
        return new Problem(status, getMessage(), violations, Map.of(header, value));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Every fault found, with its place. */
    public List<Violation> violations() {
        return violations;
    }

    /** Headers that the answer must have; mostly none. */
    public Map<String, String> headers() {
        return headers;
    }
}
