package gradus.deployment.serving;

/** A body with its media type. */
final class HttpContent {
    private final String type;
    private final byte[] bytes;

    HttpContent(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    String type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }
}
