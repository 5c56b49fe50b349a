package gradus.engine.progress;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every version of a learner's file that was checked, or that a command replaced:
 * {@code .gradus/history/<stage>/<lesson>/<number>/<time>-<what came of it>-<hash>.java}. The newest are kept.
 */
public final class History {
    /** How many versions of one file are kept. */
    public static final int KEPT = 100;

    private static final String REPLACED = "BEFORE_";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Consumer<String> warning;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * One kept version.
     *
     * @param time when it was kept
     * @param label the status that was given, or {@code BEFORE_RESET} and the like
     * @param hash the first 16 hexadecimal digits of the text's SHA-256
     * @param file where it lies
     */
    public record Version(Instant time, String label, String hash, Path file) {
        /** Whether a command kept this version because it was about to replace it. */
        public boolean replaced() {
            return label.startsWith(REPLACED);
        }

        /** Two watchers at once may both keep what was saved. */
        private boolean same(Version other) {
            return hash.equals(other.hash) && label.equals(other.label);
        }

        /** What the file held. */
        public byte[] content() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /**
     * A history in a folder, which need not exist yet.
     *
     * @param folder usually {@code .gradus/history}
     * @param warning told once if a version could not be kept
     */
    public History(Path folder, Consumer<String> warning) {
        this.folder = folder;
        this.warning = warning;
    }

    /** Keeps a version that was checked. Grading goes on if it cannot be kept: a warning is given once. */
    public void checked(Task task, String text, Verdict.Status status) {
        try {
            keep(task, text.getBytes(StandardCharsets.UTF_8), status.name());
        } catch (IOException e) {
            if (warned.compareAndSet(false, true)) {
                warning.accept("versions of your files cannot be kept in " + folder + " (" + reason(e)
                        + "). Checking goes on; your files are as you saved them.");
            }
        }
    }

    /**
     * Keeps the version that a command is about to replace, so that {@code undo} finds it.
     *
     * @param command such as {@code reset}
     * @throws IOException if it cannot be kept: then do not replace it
     */
    public void replaced(Task task, byte[] content, String command) throws IOException {
        try {
            keep(task, content, REPLACED + command.toUpperCase(Locale.ROOT));
        } catch (IOException e) {
            throw new IOException("no copy can be kept in " + folder + " (" + reason(e) + ")", e);
        }
    }

    /** The kept versions, the newest first; none if there is no history or it cannot be read. */
    public List<Version> versions(Task task) {
        Path versions = folder.resolve(task.id());
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(versions)) {
            List<Version> all = files.flatMap(file -> version(file).stream())
                    .sorted(Comparator.comparing(Version::time).reversed())
                    .toList();
            return IntStream.range(0, all.size())
                    .filter(i -> i + 1 == all.size() || !all.get(i).same(all.get(i + 1)))
                    .mapToObj(all::get)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The newest version that a command replaced. */
    public Optional<Version> lastReplaced(Task task) {
        return versions(task).stream().filter(Version::replaced).findFirst();
    }

    private void keep(Task task, byte[] bytes, String label) throws IOException {
        if (bytes.length > LearnerFile.MAX_BYTES) {
            throw new IOException("the file is larger than " + (LearnerFile.MAX_BYTES >> 10) + " KB");
        }
        String hash = hash(bytes).substring(0, 16);
        List<Version> before = versions(task);
        boolean known = !before.isEmpty()
                && before.get(0).hash().equals(hash)
                && before.get(0).label().equals(label);
        if (!known) {
            String name = TIME.format(Instant.now()) + "-" + label + "-" + hash + ".java";
            AtomicFiles.write(folder.resolve(task.id()).resolve(name), bytes);
            prune(task);
        }
    }

    /** Deletes the oldest, but never what {@code undo} would bring back. */
    private void prune(Task task) throws IOException {
        Optional<Version> undo = lastReplaced(task);
        List<Version> all = versions(task);
        for (Version old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            if (!undo.equals(Optional.of(old))) {
                Files.deleteIfExists(old.file());
            }
        }
    }

    private static Optional<Version> version(Path file) {
        String[] parts = file.getFileName().toString().split("-");
        if (parts.length != 3 || !parts[2].endsWith(".java")) {
            return Optional.empty();
        }
        try {
            Instant time = TIME.parse(parts[0], Instant::from);
            return Optional.of(new Version(time, parts[1], parts[2].substring(0, parts[2].length() - 5), file));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "") + ": " + e.getMessage();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
