package gradus.deeplearning.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the operating system sees of this process: its memory inside Java's heap and outside it, without mapped files. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** What is in RAM or swapped out, in bytes; empty where there is no {@code /proc}, as on macOS and Windows. */
    public static OptionalLong bytes() {
        if (!Files.exists(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("RssAnon:") || line.startsWith("VmSwap:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
