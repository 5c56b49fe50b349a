package gradus.engine.progress;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every version of a learner's file that was checked, or that a command replaced:
 * {@code .gradus/history/<stage>/<lesson>/<number>/<counter>-<time>-<label>-<hash>.java}. The newest are kept. The counter
 * alone says which is newest: a clock may be wrong and may be set back. Files from before there was a counter
 * ({@code <time>-<label>-<hash>.java}) are older than all that have one.
 */
public final class History {
    /** How many versions of one file are kept. */
    public static final int KEPT = 100;

    private static final String REPLACED = "BEFORE_";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("(?:(\\d{1,18})-)?([^-]+)-([^-]+)-([^-]+)\\.java");

    /** What was kept last comes first; only where two processes took the same counter at once, the clock decides. */
    private static final Comparator<Version> NEWEST_FIRST = Comparator.comparingLong(Version::counter)
            .thenComparing(Version::time)
            .reversed();

    private final Path folder;
    private final Consumer<String> warning;
    private final Clock clock;
    private final AtomicBoolean warned = new AtomicBoolean();
    private long newest; // of all exercises; 0 while not yet asked

    /**
     * One kept version.
     *
     * @param counter its place in the order in which versions were kept, from 1; 0 if it is older than the counter
     * @param time when it was kept, as the clock said then
     * @param label the status that was given, or {@code BEFORE_RESET} and the like
     * @param hash the first 16 hexadecimal digits of the text's SHA-256
     * @param file where it lies
     */
    public record Version(long counter, Instant time, String label, String hash, Path file) {
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
        this(folder, warning, Clock.systemUTC());
    }

    History(Path folder, Consumer<String> warning, Clock clock) {
        this.folder = folder;
        this.warning = warning;
        this.clock = clock;
    }

    /** Keeps a version that was checked. Grading goes on if it cannot be kept: a warning is given once. */
    public void checked(Task task, String text, Verdict.Status status) {
        try {
            keep(task.id(), text.getBytes(StandardCharsets.UTF_8), status.name(), 0);
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
        replaced(task.id(), content, command);
    }

    /**
     * Keeps the version that a command is about to replace, of an exercise that the course may no longer have.
     *
     * @param id the exercise's address
     * @param command such as {@code reset}
     * @throws IOException if it cannot be kept: then do not replace it
     */
    public synchronized void replaced(String id, byte[] content, String command) throws IOException {
        try {
            newest = Math.max(newest, newestCounter(folder.resolve(newest == 0 ? "" : id)));
            newest = keep(id, content, REPLACED + command.toUpperCase(Locale.ROOT), newest);
        } catch (IOException e) {
            throw new IOException("no copy can be kept in " + folder + " (" + reason(e) + ")", e);
        }
    }

    /** The kept versions, the newest first; none if there is no history or it cannot be read. */
    public List<Version> versions(Task task) {
        return versions(task.id());
    }

    private List<Version> versions(String id) {
        Path versions = folder.resolve(id);
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(versions)) {
            List<Version> all = files.flatMap(file -> version(file).stream())
                    .sorted(NEWEST_FIRST)
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

    /** The counter of the newest version of any exercise below a folder, so that an undo finds what was replaced last. */
    private static long newestCounter(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.flatMap(file -> version(file).stream())
                    .mapToLong(Version::counter)
                    .max()
                    .orElse(0);
        }
    }

    private long keep(String id, byte[] bytes, String label, long after) throws IOException {
        if (bytes.length > LearnerFile.MAX_BYTES) {
            throw new IOException("the file is larger than " + (LearnerFile.MAX_BYTES >> 10) + " KB");
        }
        String hash = hash(bytes).substring(0, 16);
        List<Version> before = versions(id);
        boolean known = !before.isEmpty()
                && before.get(0).hash().equals(hash)
                && before.get(0).label().equals(label);
        if (known) {
            return before.get(0).counter();
        }
        long counter = 1 + Math.max(after, before.isEmpty() ? 0 : before.get(0).counter());
        String name =
                String.format(Locale.ROOT, "%08d-%s-%s-%s.java", counter, TIME.format(Instant.now(clock)), label, hash);
        AtomicFiles.write(folder.resolve(id).resolve(name), bytes);
        prune(id);
        return counter;
    }

    /** Deletes the oldest, but never what {@code undo} would bring back. */
    private void prune(String id) throws IOException {
        List<Version> all = versions(id);
        Optional<Version> undo = all.stream().filter(Version::replaced).findFirst();
        for (Version old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            if (!undo.equals(Optional.of(old))) {
                Files.deleteIfExists(old.file());
            }
        }
    }

    private static Optional<Version> version(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            long counter = name.group(1) == null ? 0 : Long.parseLong(name.group(1));
            Instant time = TIME.parse(name.group(2), Instant::from);
            return Optional.of(new Version(counter, time, name.group(3), name.group(4), file));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "") + ": " + e.getMessage();
    }

    /** The SHA-256 of some bytes, in hexadecimal digits. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
