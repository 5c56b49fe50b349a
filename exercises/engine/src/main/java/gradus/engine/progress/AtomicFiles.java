package gradus.engine.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;

/** Writes files whole or not at all: a reader, or a crash, sees the old text or the new one, never a part. */
public final class AtomicFiles {
    private static final Duration OLD = Duration.ofMinutes(1);

    private AtomicFiles() {}

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
        sweep(target.getParent());
        Path draft = Files.createTempFile(target.getParent(), ".gradus-", ".tmp");
        try {
            Files.write(draft, content);
            copyPermissions(target, draft);
            move(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Deletes the drafts that a process which was killed left in a folder; those of a running one are young. */
    public static void sweep(Path folder) {
        FileTime old = FileTime.from(Instant.now().minus(OLD));
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, ".gradus-*.tmp")) {
            for (Path draft : drafts) {
                if (Files.getLastModifiedTime(draft).compareTo(old) < 0) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // the folder is not there, or somebody else is sweeping: a draft harms nobody
        }
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
