package gradus.deployment.serving;

/** A request, as the server that has received it tells it. */
public interface HttpCall {
    /** The method, such as {@code POST}. */
    String method();

    /** The path as the client spelt it, without the query. */
    String path();

    /** The value of a header, or null; upper and lower case are the same. */
    String header(String name);

    /** The address that the connection comes from. */
    String peer();

    /** How many connections are open, this one among them. */
    int connections();

    /**
     * The body of a JSON request, within the limits of the settings.
     *
     * @throws gradus.deployment.contracts.Problem of status 415, 413, 408 or 400
     */
    byte[] body();
}
