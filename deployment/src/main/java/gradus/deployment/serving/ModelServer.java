package gradus.deployment.serving;

/** A server that has been started, whatever carries its bytes. */
public interface ModelServer extends AutoCloseable {
    /** The port it listens on. */
    int port();

    /** Where it listens, such as {@code http://127.0.0.1:8080}. */
    String url();

    /** Waits until the model is loaded; a failure to load comes out here. */
    ModelServer awaitReady();

    /** Stops and loses no request; returns when those begun are answered, or the time for it is over. */
    @Override
    void close();
}
