package gradus.deployment.throughput;

import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.RequestBody;
import gradus.deployment.serving.HttpReply;
import gradus.deployment.serving.Settings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One client's connection: puts its requests together from what comes, within the limits of size and time, and answers each. What a thread
 * of its own would remember by where it waits stands here in fields. All of it runs on the connection's event loop, so nothing is locked.
 */
final class NettyConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(NettyConnection.class.getName());
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NettyServer server;
    private final Settings settings;
    private ChannelHandlerContext ctx;
    private String peer;

    /** The request that is coming in, or null between two. */
    private HttpRequest head;

    private ByteArrayOutputStream body;
    private long received;
    private long begun;
    private Future<?> deadline;
    private long lastRead;

    /** Whether the last answer is sent: what still comes is thrown away until the client closes. */
    private boolean over;

    NettyConnection(NettyServer server) {
        this.server = server;
        this.settings = server.settings();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ctx = context;
        lastRead = System.nanoTime();
        peer = ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress().getHostAddress();
        watch(settings.idleTimeout().toNanos());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
        try {
            lastRead = System.nanoTime();
            if (!over && message instanceof HttpRequest request) {
                begin(request);
            }
            if (head != null && message instanceof HttpContent content) {
                add(content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        head = request;
        begun = lastRead;
        received = 0;
        body = null;
        int status = NettyRequests.statusOfHead(request);
        if (status != 200) {
            send(NettyRequests.unreadable(ctx.alloc(), request, status), true);
        } else if (HttpUtil.is100ContinueExpected(request)) {
            if (HttpUtil.getContentLength(request, 0L) > settings.mostBodyBytes()) {
                answer(RequestBody.tooLong(settings.mostBodyBytes()));
            } else {
                ctx.write(NettyRequests.goOn());
            }
        }
    }

    private void add(HttpContent content) throws IOException {
        ByteBuf bytes = content.content();
        int n = bytes.readableBytes();
        received += n;
        if (received <= settings.mostBodyBytes()) {
            body = body == null ? new ByteArrayOutputStream(Math.max(32, n)) : body;
            bytes.readBytes(body, n);
        }
        if (content.decoderResult().isFailure()) {
            send(NettyRequests.unreadable(ctx.alloc(), head, 400), true);
        } else if (received > RequestBody.MOST_DISCARDED) {
            answer(RequestBody.tooLong(settings.mostBodyBytes()));
        } else if (content instanceof LastHttpContent) {
            answer(null);
        }
    }

    /** Sends what has been answered to all that came at once; a request of which something is missing gets a deadline. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (head != null && deadline == null) {
            Duration most = settings.bodyTimeout();
            deadline = ctx.executor().schedule(this::late, most.toNanos(), TimeUnit.NANOSECONDS);
        }
        ctx.flush();
    }

    private void late() {
        if (head != null) {
            int most = settings.mostBodyBytes();
            answer(received > most ? RequestBody.tooLong(most) : RequestBody.tooSlow(settings.bodyTimeout()));
            ctx.flush();
        }
    }

    /**
     * Answers the request.
     *
     * @param fault what is wrong with its body, if it did not come to its end; null if it did
     */
    private void answer(Problem fault) {
        Problem bad = fault == null && received > settings.mostBodyBytes()
                ? RequestBody.tooLong(settings.mostBodyBytes())
                : fault;
        byte[] bytes = body == null ? new byte[0] : body.toByteArray();
        NettyCall call = new NettyCall(head, peer, server.connections(), bytes, bad);
        HttpReply reply = server.service().reply(call);
        boolean last = fault != null || reply.last() || server.stopping() || !HttpUtil.isKeepAlive(head);
        send(NettyRequests.response(ctx.alloc(), head, reply, last), last);
        server.service().sent(call, reply, System.nanoTime() - begun);
    }

    private void send(ByteBuf response, boolean last) {
        head = null;
        body = null;
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
        ctx.write(response);
        if (last) {
            over = true;
            linger();
        }
    }

    /** Closes our half first: a socket that is closed with bytes unread takes back what it has sent. */
    private void linger() {
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> ((DuplexChannel) ctx.channel()).shutdownOutput());
        ctx.executor().schedule(() -> ctx.close(), LINGER_NANOS, TimeUnit.NANOSECONDS);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            if (head != null) {
                answer(RequestBody.cutShort(received));
            }
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The server stops: who says nothing for a second is let go. */
    void hurry() {
        watch(Math.max(0, LINGER_NANOS - (System.nanoTime() - lastRead)));
    }

    private void watch(long nanos) {
        ctx.executor().schedule(this::letGoIfSilent, nanos, TimeUnit.NANOSECONDS);
    }

    private void letGoIfSilent() {
        long limit = server.stopping() ? LINGER_NANOS : settings.idleTimeout().toNanos();
        long left = limit - (System.nanoTime() - lastRead);
        if (!ctx.channel().isActive() || over) {
            return;
        }
        if (left > 0) {
            watch(left);
        } else if (head != null) {
            answer(RequestBody.tooQuiet(lastRead));
            ctx.flush();
        } else {
            ctx.close();
        }
    }

    /** A client that asks without reading its answers is not read any more. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) { // a client that is gone is no news
            LOG.log(Level.SEVERE, "a connection failed", cause);
        }
        context.close();
    }
}
