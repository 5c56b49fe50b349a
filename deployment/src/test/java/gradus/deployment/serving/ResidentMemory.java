package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.deployment.throughput.LoadTest;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the process of a server keeps in memory. */
public final class ResidentMemory {
    private ResidentMemory() {}

    /** Megabytes, at the highest, of a program under load from 64 connections; reads /proc. */
    public static long underLoad(List<String> options, Class<?> program) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), "--port", "0"));
        Process process = new ProcessBuilder(command).start();
        BufferedReader log = process.errorReader(); // ends with the process
        try {
            String line = log.readLine();
            while (line != null && !line.contains("\"ready\"")) {
                line = log.readLine();
            }
            assertThat(line).as("the line that says ready").isNotNull();
            String url = new ObjectMapper().readTree(line).get("url").textValue();
            Thread draining = new Thread(() -> log.lines().forEach(ignored -> {}));
            draining.setDaemon(true);
            draining.start();
            int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
            LoadTest.Result result = LoadTest.run(port, 64, Duration.ofSeconds(4));
            assertThat(result.errors()).isZero();
            return highestResidentMegabytes(process.pid());
        } finally {
            process.destroyForcibly();
        }
    }

    /** The kernel's high-water mark of resident memory. */
    private static long highestResidentMegabytes(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
