package gradus.deployment.security;

import java.util.Set;

/**
 * Whom a limit counts as one client. It is the address that the connection comes from; everybody behind one proxy, load
 * balancer or household router shares it. Where a proxy of our own stands in between, the client is the address that the proxy
 * has added to {@code X-Forwarded-For}. What stands before that in the header came from the client, and may be invented.
 */
public final class ClientAddress {
    private ClientAddress() {}

    /**
     * The client of a request.
     *
     * @param peer the address that the connection comes from
     * @param forwardedFor the header {@code X-Forwarded-For}, or null
     * @param proxies the addresses of our own proxies; nobody else's header is believed
     * @return the last address that none of our proxies has
     */
    public static String of(String peer, String forwardedFor, Set<String> proxies) {
        String client = peer;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0 && proxies.contains(client); i--) {
            client = hops[i].strip();
        }
        return client;
    }
}
