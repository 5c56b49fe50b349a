package gradus.engine.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes files whole or not at all: a reader, or a crash, sees the old text or the new one, never a part. */
public final class AtomicFiles {
    /** A draft's name says whose it is. */
    private static final String DRAFT = ".gradus-" + ProcessHandle.current().pid() + "-";

    private static final Pattern ANY_DRAFT = Pattern.compile("\\.gradus-(?:(\\d{1,18})-)?\\d+\\.tmp");
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private AtomicFiles() {}

    /**
     * Deletes the drafts that processes which were killed have left in a folder and below; those of a process that is at
     * work stay. A folder that cannot be read or written keeps them: they hold nothing that anyone misses.
     */
    public static void sweep(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(AtomicFiles::isLeft).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // a command that needs the folder says what is wrong with it
        }
    }

    private static boolean isLeft(Path file) {
        Matcher name = ANY_DRAFT.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        boolean working = name.group(1) != null
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        return !working || isOld(file); // the number may belong to another process by now
    }

    private static boolean isOld(Path file) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return Duration.between(written, Instant.now()).abs().compareTo(LONGEST_WRITE) > 0;
        } catch (IOException e) {
            return false; // it has just become the file that it was the draft of
        }
    }

    /**
     * Writes a text as UTF-8 and makes the folder if there is none. A link is followed, permissions stay.
     *
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes and makes the folder if there is none. A link is followed, permissions stay.
     *
     * @throws IOException if they cannot be written; the file is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path draft = Files.createTempFile(target.getParent(), DRAFT, ".tmp");
        try {
            Files.write(draft, content);
            copyPermissions(target, draft);
            move(draft, target);
        } catch (FileSystemException e) {
            throw e; // names its file
        } catch (IOException e) { // a disk that is full says no more than that
            throw named(target, e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static IOException named(Path file, IOException e) {
        return (IOException) new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A draft is private to its owner; the file that it replaces may be readable by others, and a new one should be. */
    private static void copyPermissions(Path target, Path draft) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (Files.exists(target)) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        } else {
            Path folder = target.getParent();
            var permissions = Files.getPosixFilePermissions(draft);
            Files.getPosixFilePermissions(folder).stream()
                    .filter(permission -> permission.name().endsWith("_READ"))
                    .forEach(permissions::add);
            view.setPermissions(permissions);
        }
    }
}
