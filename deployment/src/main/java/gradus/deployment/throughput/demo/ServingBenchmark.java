package gradus.deployment.throughput.demo;

import gradus.deployment.serving.Serve;
import gradus.deployment.throughput.NettyServe;
import gradus.fundamentals.demo.Lines;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The same prediction from eight servers in turns, one row for each request, over 1, 16 and 64 kept connections; prints the lines of committed
 * runs. The Python servers need a Python that has Flask, gunicorn, FastAPI, uvicorn and scikit-learn: the program that PYTHON names, or
 * {@code /usr/bin/python3}; without it they are left out. The load comes from wrk where it is installed, else from this course's load test,
 * which takes more of the processor from the server that it measures.
 */
public final class ServingBenchmark {
    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final String NETTY = "Netty";
    private static final String JAVALIN = "Javalin";
    private static final String NETTY_CONSTANT = "Netty, constant reply";
    private static final String JAVALIN_CONSTANT = "Javalin, constant reply";
    private static final String FASTAPI = "FastAPI + uvicorn";
    private static final String FLASK = "Flask + gunicorn";
    private static final String UNLOGGED = ", no log";

    /** By name of the table, the rows with their repetitions. */
    private final Map<String, Map<String, List<Double>>> tables = new LinkedHashMap<>();

    private final List<MeasuredServer> servers = new ArrayList<>();
    private final LoadGenerator load = LoadGenerator.best();
    private final int seconds;

    private final ShippedProgram shipped;

    private ServingBenchmark(ShippedProgram shipped, int seconds) {
        this.shipped = shipped;
        this.seconds = seconds;
    }

    /**
     * Measures and prints.
     *
     * @param args rounds (5) and seconds for each measurement (1)
     */
    public static void main(String... args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        Path folder = Files.createTempDirectory("servers");
        ServingBenchmark benchmark = new ServingBenchmark(ShippedProgram.pack(folder), seconds);
        try {
            benchmark.starts();
            benchmark.measure(rounds);
        } finally {
            for (MeasuredServer server : benchmark.servers) {
                server.close();
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        benchmark.print();
    }

    private MeasuredServer.Command java(
            String name, List<String> memory, String archive, Class<?> program, String... args) {
        List<String> options = new ArrayList<>(memory);
        options.add(archive);
        return new MeasuredServer.Command(name, shipped.words(options, program, args), Path.of("."), Map.of());
    }

    private MeasuredServer.Command java(String name, List<String> memory, Class<?> program, String... args) {
        return java(name, memory, shipped.readArchive(program), program, args);
    }

    /** How long each of ours takes from the start of its process to its first prediction; its classes are in an archive. */
    private void starts() throws IOException, InterruptedException {
        MeasuredServer.start(java(
                        NETTY, NettyServe.MEMORY, shipped.writeArchive(NettyServe.class), NettyServe.class, "--port"))
                .close();
        MeasuredServer.start(java(JAVALIN, Serve.MEMORY, shipped.writeArchive(Serve.class), Serve.class, "--port"))
                .close();
        for (int i = 0; i < 5; i++) {
            for (MeasuredServer.Command command : List.of(netty(), javalin())) {
                try (MeasuredServer server = MeasuredServer.start(command)) {
                    keep("start", server.name(), server.startSeconds());
                }
            }
        }
    }

    private MeasuredServer.Command netty() {
        return java(NETTY, NettyServe.MEMORY, NettyServe.class, "--port");
    }

    private MeasuredServer.Command javalin() {
        return java(JAVALIN, Serve.MEMORY, Serve.class, "--port");
    }

    private void measure(int rounds) throws Exception {
        servers.add(MeasuredServer.start(netty()));
        servers.add(MeasuredServer.start(javalin()));
        servers.add(MeasuredServer.start(java(NETTY_CONSTANT, NettyServe.MEMORY, ConstantReply.class, "netty")));
        servers.add(MeasuredServer.start(java(JAVALIN_CONSTANT, NettyServe.MEMORY, ConstantReply.class, "javalin")));
        if (PythonPeers.installed()) {
            servers.add(MeasuredServer.start(PythonPeers.fastApi(FASTAPI)));
            servers.add(MeasuredServer.start(PythonPeers.flask(FLASK)));
            servers.add(MeasuredServer.start(PythonPeers.fastApiUnlogged(FASTAPI + UNLOGGED)));
            servers.add(MeasuredServer.start(PythonPeers.flaskUnlogged(FLASK + UNLOGGED)));
        }
        for (MeasuredServer server : servers) {
            warmUp(server);
        }
        for (int round = 0; round < rounds; round++) {
            for (int connections : CONNECTIONS) {
                for (MeasuredServer server : servers) {
                    LoadGenerator.Measured measured = load.run(server.port(), connections, seconds);
                    keep("rate-" + connections, server.name(), measured.perSecond());
                    keep("p99-" + connections, server.name(), measured.p99Millis());
                    if (connections == 64 && List.of(NETTY, JAVALIN).contains(server.name())) {
                        keep("memory", server.name(), server.residentMegabytes());
                    }
                }
            }
            Collections.reverse(servers); // whoever comes after a greedy one is not always the same
        }
    }

    /** The JVM compiles what it has seen often, on threads of its own: beside those that serve 64 clients they would hardly get a turn. */
    private void warmUp(MeasuredServer server) throws Exception {
        if (server.isJava()) {
            load.run(server.port(), 2, 16);
        }
        load.run(server.port(), 64, 3);
    }

    private void keep(String table, String row, double value) {
        tables.computeIfAbsent(table, name -> new LinkedHashMap<>())
                .computeIfAbsent(row, name -> new ArrayList<>())
                .add(value);
    }

    private void print() throws IOException {
        Map<String, String> versions = new TreeMap<>(PythonPeers.versions());
        versions.put("Java", Runtime.version().toString());
        versions.put("Javalin", version(Javalin.class));
        versions.put("Netty", version(io.netty.bootstrap.ServerBootstrap.class));
        versions.put("load", load.name());
        for (Map.Entry<String, Map<String, List<Double>>> table : tables.entrySet()) {
            for (Map.Entry<String, List<Double>> row : table.getValue().entrySet()) {
                print(table.getKey(), row.getKey(), against(row.getKey(), table.getValue()), row.getValue(), versions);
            }
            if (table.getValue().containsKey(FASTAPI)) {
                printPair(table.getKey().replace("-", "-fastapi-"), NETTY, FASTAPI, table.getValue(), versions);
                printPair(table.getKey().replace("-", "-flask-"), JAVALIN, FLASK, table.getValue(), versions);
            }
        }
    }

    private void printPair(
            String name, String row, String other, Map<String, List<Double>> table, Map<String, String> versions)
            throws IOException {
        print(name, row, Optional.of(other), table.get(row), versions);
        print(name, other, Optional.empty(), table.get(other), versions);
    }

    /** What a row is compared with: Javalin with itself, doing nothing; the others with Flask. */
    private static Optional<String> against(String row, Map<String, List<Double>> table) {
        String other = switch (row) {
            case JAVALIN -> JAVALIN_CONSTANT;
            case NETTY, FASTAPI -> FLASK;
            default -> "";
        };
        return table.containsKey(other) ? Optional.of(other) : Optional.empty();
    }

    private static String version(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unknown");
    }

    private void print(
            String table, String row, Optional<String> against, List<Double> values, Map<String, String> versions) {
        String unit = table.startsWith("rate")
                ? "requests/s"
                : table.equals("memory") ? "MB" : table.equals("start") ? "s" : "ms";
        String format = table.startsWith("rate") || table.equals("memory") ? "%.0f" : "%.3f";
        System.out.println(Lines.text(
                "{\"name\": \"%s\", \"what\": \"%s\", %s\"command\": \"./gradus run throughput ServingBenchmark\", \"unit\": \"%s\","
                        + " \"machine\": \"%d cores for the server, the load and the system, %s\", \"versions\": {%s}, \"repetitions\": [%s]}",
                table,
                row,
                against.map(other -> "\"against\": \"" + other + "\", ").orElse(""),
                unit,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                String.join(
                        ", ",
                        versions.entrySet().stream()
                                .map(version -> "\"" + version.getKey() + "\": \"" + version.getValue() + "\"")
                                .toList()),
                Lines.list(format, ", ", values.stream().mapToDouble(x -> x).toArray())));
    }
}
