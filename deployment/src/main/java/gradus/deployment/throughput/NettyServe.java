package gradus.deployment.throughput;

import gradus.deployment.serving.Serve;
import java.util.List;

/** Runs the Netty server until it is told to stop (SIGTERM or Ctrl-C). */
public final class NettyServe {
    /**
     * Options of the JVM under which the server stays below 160 MB of resident memory with 64 connections under load.
     */
    public static final List<String> MEMORY = List.of("-Xmx96m", "-XX:+UseSerialGC");

    private NettyServe() {}

    /**
     * Starts the server; its log says at which URL.
     *
     * @param args {@code [--port N]}; 8080 if it is not given, and any that is free if it is 0
     */
    public static void main(String... args) {
        Serve.run(NettyServer::new, args);
    }
}
