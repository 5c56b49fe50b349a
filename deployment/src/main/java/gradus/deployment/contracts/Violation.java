package gradus.deployment.contracts;

/**
 * One thing wrong with a request, in the shape of RFC 9457, section 3.
 *
 * @param pointer where, as a JSON pointer in a URI fragment (RFC 6901): {@code #/waist_cm}; {@code #} is the whole body
 * @param detail what was required and what came, for a person
 */
public record Violation(String pointer, String detail) {}
