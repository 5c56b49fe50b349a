package gradus.deployment.contracts;

import java.util.List;

/**
 * A request that cannot be answered, as the client will read it: a body of type {@code application/problem+json}
 * (RFC 9457). The body's {@code type} is absent, which means {@code about:blank}: the status says it all.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Violation> violations;

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
        super(detail, null, false, false); // no stack trace: a client's typing error is not ours to debug
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be between 400 and 599, but was " + status);
        }
        this.status = status;
        this.violations = List.copyOf(violations);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Every fault found, with its place. */
    public List<Violation> violations() {
        return violations;
    }
}
