package gradus.deployment.throughput;

import gradus.deployment.serving.ModelServer;
import gradus.deployment.serving.PredictionService;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The weight model on Netty: the answers of {@link PredictionService}, without threads that wait for clients. Two event loops read, answer
 * and write; so nothing that they call may block, and a model that takes more than a fraction of a millisecond does not belong on them.
 */
public final class NettyServer implements ModelServer {
    private static final int LOOPS = 2;
    private static final int MOST_HEAD = 8192;

    private final Settings settings;
    private final PredictionService service;
    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger open = new AtomicInteger();
    private final Channel door;
    private volatile boolean stopping;

    /**
     * Listens at once; answers questions as soon as the model is loaded.
     *
     * @param loader runs once, on a thread of its own
     * @throws UncheckedIOException if the port is in use
     */
    public NettyServer(Settings settings, Supplier<WeightModel> loader) {
        this(settings, loader, NettyTransport.best());
    }

    NettyServer(Settings settings, Supplier<WeightModel> loader, NettyTransport transport) {
        this.settings = settings;
        this.service = new PredictionService(settings);
        service.load(loader);
        this.loops = transport.loops(LOOPS);
        this.door = listen(transport);
        service.listening(url());
    }

    private Channel listen(NettyTransport transport) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .handler(new Doorkeeper())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true) // who has said all may still listen
                .childHandler(new Introduction());
        try {
            return bootstrap.bind(settings.host(), settings.port()).sync().channel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before it listened", e);
        } catch (Exception e) { // sync throws what bind met, which declares nothing
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            if (e instanceof IOException io) {
                throw new UncheckedIOException("cannot listen on port " + settings.port() + ": " + e.getMessage(), io);
            }
            throw e;
        }
    }

    /** Gives each new connection what turns its bytes into requests, and what answers them. */
    private final class Introduction extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel connection) {
            connections.add(connection);
            HttpDecoderConfig limits =
                    new HttpDecoderConfig().setMaxInitialLineLength(MOST_HEAD).setMaxHeaderSize(MOST_HEAD);
            connection.pipeline().addLast(new HttpRequestDecoder(limits), new NettyConnection(NettyServer.this));
        }
    }

    /** Counts connections where they come in, in their order. */
    private final class Doorkeeper extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object connection) {
            open.incrementAndGet();
            ((Channel) connection).closeFuture().addListener(closed -> open.decrementAndGet());
            ctx.fireChannelRead(connection);
        }
    }

    Settings settings() {
        return settings;
    }

    PredictionService service() {
        return service;
    }

    /** How many connections are open. */
    int connections() {
        return open.get();
    }

    /** Whether the door is closed, and every answer is a connection's last. */
    boolean stopping() {
        return stopping;
    }

    @Override
    public NettyServer awaitReady() {
        service.awaitReady();
        return this;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    @Override
    public String url() {
        return "http://" + settings.host() + ":" + port();
    }

    @Override
    public void close() {
        service.stop(this::closeDoor);
    }

    /** Lets nobody in, and waits for those inside: each is let go with its next answer, or after a second of silence. */
    private void closeDoor() {
        door.close().syncUninterruptibly();
        stopping = true;
        for (Channel connection : connections) {
            connection
                    .eventLoop()
                    .execute(() ->
                            connection.pipeline().get(NettyConnection.class).hurry());
        }
        connections.newCloseFuture().awaitUninterruptibly(settings.stopTimeout().toMillis());
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
