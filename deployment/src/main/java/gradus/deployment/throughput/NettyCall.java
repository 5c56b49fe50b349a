package gradus.deployment.throughput;

import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.RequestBody;
import gradus.deployment.serving.HttpCall;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/** A request that has come in as far as it will. */
final class NettyCall implements HttpCall {
    private final HttpRequest head;
    private final String path;
    private final String peer;
    private final int connections;
    private final byte[] body;
    private final Problem fault;

    NettyCall(HttpRequest head, String peer, int connections, byte[] body, Problem fault) {
        this.head = head;
        this.path = NettyRequests.path(head.uri());
        this.peer = peer;
        this.connections = connections;
        this.body = body;
        this.fault = fault;
    }

    @Override
    public String method() {
        return head.method().name();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String header(String name) {
        return head.headers().get(name);
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public byte[] body() {
        RequestBody.requireJson(
                head.headers().get(HttpHeaderNames.CONTENT_TYPE), head.headers().get(HttpHeaderNames.CONTENT_ENCODING));
        if (fault != null) {
            throw fault;
        }
        return body;
    }
}
