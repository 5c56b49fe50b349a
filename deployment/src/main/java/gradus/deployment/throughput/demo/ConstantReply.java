package gradus.deployment.throughput.demo;

import gradus.deployment.throughput.NettyTransport;
import io.javalin.Javalin;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * Servers that send one reply to everything, the same 160 bytes that the model answers, and do nothing else: how fast the server below ours
 * is. No validation, limits, ids, log or metrics.
 */
public final class ConstantReply {
    private static final byte[] REPLY = ("{\"weight_kg\":70.18056091433779,\"interval\":{\"confidence\":0.95,"
                    + "\"lower_kg\":65.36978337606563,\"upper_kg\":74.99133845260995},"
                    + "\"model\":{\"name\":\"weight\",\"version\":\"1\"}}")
            .getBytes(StandardCharsets.UTF_8);

    private ConstantReply() {}

    /**
     * Listens at 127.0.0.1 until it is killed.
     *
     * @param args {@code javalin PORT} or {@code netty PORT}
     */
    public static void main(String... args) throws InterruptedException {
        if (args.length != 2 || !args[0].matches("javalin|netty")) {
            throw new IllegalArgumentException(
                    "arguments must be javalin|netty PORT, but were " + String.join(" ", args));
        }
        int port = Integer.parseInt(args[1]);
        if (args[0].equals("javalin")) {
            javalin(port);
        } else {
            netty(port);
        }
    }

    /** As its documentation begins: nothing is set but the address. */
    private static void javalin(int port) {
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post(
                            "/predict",
                            ctx -> ctx.contentType("application/json").result(REPLY));
                })
                .start("127.0.0.1", port);
    }

    private static void netty(int port) throws InterruptedException {
        NettyTransport transport = NettyTransport.best();
        new ServerBootstrap()
                .group(transport.loops(2))
                .channel(transport.serverChannel())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection.pipeline().addLast(new HttpServerCodec()).addLast(new Constant());
                    }
                })
                .bind("127.0.0.1", port)
                .sync();
    }

    private static final class Constant extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof LastHttpContent) {
                FullHttpResponse response = new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(REPLY));
                response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
                response.headers().set(HttpHeaderNames.CONTENT_LENGTH, REPLY.length);
                ctx.write(response);
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }
    }
}
