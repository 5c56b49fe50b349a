package gradus.deployment.contracts.demo;

import gradus.deployment.contracts.ChargeLedger;
import gradus.deployment.contracts.Cursors;
import gradus.fundamentals.Require;
import gradus.fundamentals.demo.Lines;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.JDBC;

/** Kills a process that charges a client, at one statement after another, and sends the request again. */
final class Killed {
    private static final Cursors CURSORS = new Cursors(new byte[16]);

    /**
     * What a kill led to.
     *
     * @param point where the process was killed
     * @param charges how often the client is charged once the request was sent again
     */
    record Attempt(String point, long charges) {}

    private Killed() {}

    static void killed(Lines lines) throws Exception {
        for (String way : List.of("naive", "once")) {
            lines.print(way.equals("naive") ? "a key remembered beside the charge" : "%none transaction");
            List<String> points = points(way);
            for (int i = 1; i < points.size(); i += 2) {
                if (writes(points.get(i))) {
                    long charges = attempt(way, i).charges();
                    lines.print("  killed %-22s charged %s", points.get(i), charges == 1 ? "once" : charges + " times");
                }
            }
        }
    }

    private static boolean writes(String point) {
        return !point.endsWith("BEGIN") && !point.endsWith("SELECT");
    }

    /** Everything that the process passes, if nobody kills it. */
    static List<String> points(String way) throws Exception {
        Path folder = Files.createTempDirectory("gradus-charges");
        try {
            String file = folder.resolve("charges.db").toString();
            new ChargeLedger(ChargeProcess.database(file), CURSORS);
            List<String> points = new ArrayList<>();
            ChargeProcess.charge(file, way, points::add);
            return points.stream().map(Killed::shortened).toList();
        } finally {
            delete(folder);
        }
    }

    /** Kills the process at a point, by its number; then sends the request again, twice. */
    static Attempt attempt(String way, int number) throws Exception {
        Path folder = Files.createTempDirectory("gradus-charges");
        try {
            String file = folder.resolve("charges.db").toString();
            ChargeLedger ledger = new ChargeLedger(ChargeProcess.database(file), CURSORS);
            String point = kill(file, way, number);
            ChargeProcess.charge(file, way, after -> {});
            ChargeProcess.charge(file, way, after -> {});
            return new Attempt(shortened(point), ledger.count("ward"));
        } finally {
            delete(folder);
        }
    }

    private static String kill(String file, String way, int number) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        ChargeProcess.class.getName(),
                        file,
                        way,
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String point = out.readLine();
            if (point == null) {
                throw new IllegalStateException("the process must reach point " + number + ", but ended before");
            }
            return point;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** What the process needs and no more, so that it starts soon. */
    private static String classPath() {
        return Stream.of(ChargeProcess.class, Require.class, JDBC.class)
                .map(type -> URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .map(place -> Path.of(place).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String shortened(String point) {
        String[] words = point.split(" ");
        boolean insert = words[1].equals("INSERT");
        return words[0] + " " + (insert ? "INSERT " + words[3] : words[1]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
