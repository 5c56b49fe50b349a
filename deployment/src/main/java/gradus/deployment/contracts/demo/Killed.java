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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.JDBC;

/** Kills a process that charges a client, before and after each statement, and sends the request again. */
final class Killed {
    private static final Cursors CURSORS = new Cursors(new byte[16]);

    /**
     * What a kill led to.
     *
     * @param point where the process was killed
     * @param charges how often the client is charged once the request was sent again
     */
    record Attempt(String point, long charges) {
        private boolean isAfterWriting() {
            return point.matches("after (INSERT .*|COMMIT)");
        }
    }

    private Killed() {}

    static void killed(Lines lines) throws Exception {
        for (String way : List.of("naive", "once")) {
            lines.print(way.equals("naive") ? "a key remembered beside the charge" : "%none transaction");
            for (Attempt attempt : attempts(way)) {
                if (attempt.isAfterWriting()) {
                    String charged = attempt.charges == 1 ? "once" : attempt.charges + " times";
                    lines.print("  killed %-22s charged %s", attempt.point, charged);
                }
            }
        }
    }

    /**
     * Kills a process before and after each statement. It makes one charge for each point, in a database of its own, and stands there;
     * so a single kill hits all of them. Then each request is sent again, twice.
     */
    static List<Attempt> attempts(String way) throws Exception {
        Path folder = Files.createTempDirectory("gradus-charges");
        try {
            List<ChargeLedger> ledgers = new ArrayList<>();
            int count = points(folder, way).size();
            for (int i = 0; i < count; i++) {
                ledgers.add(ledger(ChargeProcess.file(folder, i)));
            }
            List<String> points = kill(folder, way, ledgers.size());
            List<Attempt> attempts = new ArrayList<>();
            for (int i = 0; i < ledgers.size(); i++) {
                ChargeProcess.charge(ChargeProcess.file(folder, i), way, after -> {});
                ChargeProcess.charge(ChargeProcess.file(folder, i), way, after -> {});
                attempts.add(
                        new Attempt(shortened(points.get(i)), ledgers.get(i).count("ward")));
            }
            return attempts;
        } finally {
            delete(folder);
        }
    }

    /** Everything that the process passes, if nobody kills it. */
    private static List<String> points(Path folder, String way) throws SQLException {
        String file = folder.resolve("whole.db").toString();
        ledger(file);
        List<String> points = new ArrayList<>();
        ChargeProcess.charge(file, way, points::add);
        return points;
    }

    private static ChargeLedger ledger(String file) throws SQLException {
        return new ChargeLedger(ChargeProcess.database(file), CURSORS);
    }

    /** Kills the process as soon as every charge stands at its point; the points in words. */
    private static List<String> kill(Path folder, String way, int charges) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        ChargeProcess.class.getName(),
                        folder.toString(),
                        way,
                        Integer.toString(charges))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String[] points = new String[charges];
            for (int i = 0; i < charges; i++) {
                String line = out.readLine();
                if (line == null) {
                    throw new IllegalStateException(
                            "all " + charges + " charges must reach their points, but the process ended after " + i);
                }
                String[] words = line.split(" ", 2);
                points[Integer.parseInt(words[0])] = words[1];
            }
            return List.of(points);
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
