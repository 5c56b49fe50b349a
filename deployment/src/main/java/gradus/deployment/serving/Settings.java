package gradus.deployment.serving;

import java.time.Duration;
import java.util.Set;

/**
 * What an operator may choose.
 *
 * @param host the address to listen on; {@code 127.0.0.1} is reachable from this machine alone
 * @param port the port to listen on; 0 takes a free one
 * @param mostBodyBytes the longest body that is read
 * @param bodyTimeout how long a client may take to send a body
 * @param idleTimeout how long a connection may be silent
 * @param mostConnections how many connections are served at once; requests on further ones are answered 503
 * @param proxies the addresses of proxies of our own, whose {@code X-Forwarded-For} is believed
 * @param badInputBurst how many bad requests in a row a client may send
 * @param badInputPerSecond how many bad requests a second a client may send forever
 * @param drain how long to go on answering after saying "not ready"
 * @param stopTimeout how long to wait for the requests in flight when stopping
 */
public record Settings(
        String host,
        int port,
        int mostBodyBytes,
        Duration bodyTimeout,
        Duration idleTimeout,
        int mostConnections,
        Set<String> proxies,
        int badInputBurst,
        double badInputPerSecond,
        Duration drain,
        Duration stopTimeout) {

    public Settings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but was " + port);
        }
        if (mostConnections < 1) {
            throw new IllegalArgumentException("mostConnections must be at least 1, but was " + mostConnections);
        }
        proxies = Set.copyOf(proxies);
        if (mostBodyBytes < 1) {
            throw new IllegalArgumentException("mostBodyBytes must be at least 1, but was " + mostBodyBytes);
        }
    }

    /** On this machine alone, on the given port. */
    public static Settings local(int port) {
        return new Settings(
                "127.0.0.1",
                port,
                64 << 10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                512,
                Set.of(),
                20,
                1,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    /**
     * Reads {@code [--port N]}; port 8080 if it is not given.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Settings of(String... args) {
        if (args.length == 0) {
            return local(8080);
        }
        if (args.length != 2 || !args[0].equals("--port")) {
            throw new IllegalArgumentException("arguments must be [--port N], but were " + String.join(" ", args));
        }
        if (!args[1].matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but was " + args[1]);
        }
        return local(Integer.parseInt(args[1]));
    }

    /** The same with other limits of time for a client: for tests and for patient networks. */
    public Settings withClientTimes(Duration body, Duration idle) {
        return new Settings(
                host,
                port,
                mostBodyBytes,
                body,
                idle,
                mostConnections,
                proxies,
                badInputBurst,
                badInputPerSecond,
                drain,
                stopTimeout);
    }

    /** The same with another limit on bad input. */
    public Settings withBadInput(int burst, double perSecond) {
        return new Settings(
                host,
                port,
                mostBodyBytes,
                bodyTimeout,
                idleTimeout,
                mostConnections,
                proxies,
                burst,
                perSecond,
                drain,
                stopTimeout);
    }

    /** The same with another limit on connections. */
    public Settings withMostConnections(int most) {
        return new Settings(
                host,
                port,
                mostBodyBytes,
                bodyTimeout,
                idleTimeout,
                most,
                proxies,
                badInputBurst,
                badInputPerSecond,
                drain,
                stopTimeout);
    }

    /** The same behind proxies of our own. */
    public Settings withProxies(String... addresses) {
        return new Settings(
                host,
                port,
                mostBodyBytes,
                bodyTimeout,
                idleTimeout,
                mostConnections,
                Set.of(addresses),
                badInputBurst,
                badInputPerSecond,
                drain,
                stopTimeout);
    }

    /** The same with another time to drain. */
    public Settings withDrain(Duration time) {
        return new Settings(
                host,
                port,
                mostBodyBytes,
                bodyTimeout,
                idleTimeout,
                mostConnections,
                proxies,
                badInputBurst,
                badInputPerSecond,
                time,
                stopTimeout);
    }
}
