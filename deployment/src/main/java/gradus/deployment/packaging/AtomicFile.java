package gradus.deployment.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Writing a file so that every reader, at every moment, finds the old bytes or the new ones, and never a part. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes beside the file, waits until the disk has it, and renames: within one folder a single step of the file system. Who
     * may read the file stays as it was; a new one may be read by those who may read its folder.
     *
     * @throws IOException if the file cannot be written; what was there before is there still, and nothing beside it
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, step -> {});
    }

    /**
     * The same, watched, so that a test can kill a program before and after each operation on the file.
     *
     * @param watcher is told {@code before} and {@code after} create, write, force and move
     */
    public static void write(Path file, byte[] content, Consumer<String> watcher) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        watcher.accept("before create");
        Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            watcher.accept("after create");
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                watcher.accept("before write");
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                watcher.accept("after write");
                watcher.accept("before force");
                channel.force(true);
                watcher.accept("after force");
            }
            copyPermissions(Files.exists(file) ? file : folder, beside);
            watcher.accept("before move");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            watcher.accept("after move");
        } finally {
            Files.deleteIfExists(beside); // there only if something failed
        }
    }

    /** A temporary file is its owner's only; nobody could serve what another user installed. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return; // Windows: a file takes its rights from its folder
        }
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(from));
        if (Files.isDirectory(from)) {
            permissions.removeIf(permission -> !permission.name().endsWith("_READ"));
            permissions.add(PosixFilePermission.OWNER_WRITE);
        }
        view.setPermissions(permissions);
    }
}
