package gradus.deployment.registry.demo;

import static gradus.deployment.registry.demo.RegistryProcess.MODEL;

import gradus.deployment.registry.Audit;
import gradus.deployment.registry.Stage;
import gradus.deployment.registry.Version;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.JDBC;

/** Kills a process that ships a version, before and after each operation. */
final class Kills {
    /**
     * What a kill left behind.
     *
     * @param champion the champion's number; 0 if there is none
     * @param candidates how many versions were registered, and the process was killed before it promoted them
     * @param faults what does not fit together
     */
    record Left(int champion, long candidates, List<String> faults) {
        boolean has(String words) {
            return faults.stream().anyMatch(fault -> fault.contains(words));
        }
    }

    private Kills() {}

    static void killed(Lines lines, Map<String, List<Left>> all) {
        lines.print("%-28s%7s  %12s  %8s  %12s  %6s", "", "kills", "no champion", "log lies", "file missing", "sound");
        for (String way : List.of("naive", "sound")) {
            List<Left> left = all.get(way);
            lines.print(
                    "%-28s%7d  %12d  %8d  %12d  %6d",
                    way.equals("naive") ? "statement by statement" : "transaction, file first",
                    left.size(),
                    left.stream().filter(one -> one.champion() == 0).count(),
                    left.stream().filter(one -> one.has("by the log")).count(),
                    left.stream().filter(one -> one.has("artefact")).count(),
                    left.stream().filter(one -> one.faults().isEmpty()).count());
        }
    }

    /**
     * Kills a process before and after each operation, by way. There is a folder for each such point; the process works in all of them and
     * stands in each at a different point, so that a single kill hits them all.
     */
    static Map<String, List<Left>> everywhere() throws Exception {
        Path root = Files.createTempDirectory("gradus-registry");
        try {
            Path first = begun(root.resolve("first"));
            List<Path> folders = new ArrayList<>();
            for (String way : List.of("naive", "sound")) {
                List<String> points = new ArrayList<>();
                new RegistryProcess(copy(first, root.resolve(way)), points::add).ship(way);
                for (int i = 0; i < points.size(); i++) {
                    folders.add(copy(first, root.resolve(way + "-" + i)));
                }
            }
            Process process = start(folders);
            awaitLines(process, folders.size());
            kill(process);
            Map<String, List<Left>> left = new HashMap<>();
            for (Path folder : folders) {
                String way = folder.getFileName().toString().split("-")[0];
                left.computeIfAbsent(way, name -> new ArrayList<>()).add(left(folder));
            }
            return left;
        } finally {
            delete(root);
        }
    }

    /** A registry whose champion is version 1. */
    static Path begun(Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        new RegistryProcess(folder, point -> {}).ship(1, 0);
        return folder;
    }

    static Left left(Path folder) throws SQLException, IOException {
        RegistryProcess found = new RegistryProcess(folder, point -> {});
        int champion = found.registry().champion(MODEL).map(Version::number).orElse(0);
        long candidates = found.registry().versions(MODEL).stream()
                .filter(version -> version.stage() == Stage.CANDIDATE)
                .count();
        return new Left(champion, candidates, Audit.faults(found.registry(), found.store(), MODEL));
    }

    private static Process start(List<Path> folders) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Dorg.sqlite.tmpdir=" + folders.get(0).getParent(), // a killed process leaves its library behind
                "-cp",
                classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                RegistryProcess.class.getName(),
                "halt"));
        folders.forEach(folder -> command.add(folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Lets a process work that waits for a word, and waits until it has changed the champion once. */
    static void begin(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        awaitLines(process, 1);
    }

    static void awaitLines(Process process, int lines) throws IOException {
        BufferedReader out = process.inputReader();
        for (int i = 0; i < lines; i++) {
            if (out.readLine() == null) {
                throw new IllegalStateException("the process must say " + lines + " lines, but ended after " + i);
            }
        }
    }

    /** SIGKILL: no finally block, no shutdown hook, no last write. */
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What the process needs and no more, so that it starts soon. */
    static List<Path> classPath() {
        return Stream.of(RegistryProcess.class, Require.class, JDBC.class)
                .map(type -> URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .map(Path::of)
                .toList();
    }

    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }

    static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
