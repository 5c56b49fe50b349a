package gradus.engine.upgrade;

import gradus.engine.progress.AtomicFiles;
import gradus.engine.progress.History;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an upgrade does to files: each a step of its own, none of which can take a text away that was saved meanwhile. */
final class Disk {
    private final Steps steps;

    Disk(Steps steps) {
        this.steps = steps;
    }

    /** The hash of a file's content, or {@link Journal#ABSENT}. */
    static String hash(Path file) throws IOException {
        Optional<byte[]> content = content(file);
        return content.isPresent() ? History.hash(content.get()) : Journal.ABSENT;
    }

    /** What a file holds; none if it is not there, or no plain file. */
    static Optional<byte[]> content(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted between the question and the answer
        }
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Writes a file that a loss of power must not take back. */
    void writeForGood(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        write(draft, content);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        rename(draft, file);
    }

    void write(Path file, byte[] content) throws IOException {
        steps.before("write " + file.getFileName());
        AtomicFiles.write(file, content);
    }

    /** Makes a folder. */
    void folder(Path folder) throws IOException {
        steps.before("make folder " + folder.getFileName());
        Files.createDirectories(folder);
    }

    /** Copies a file onto another. */
    void copy(Path from, Path to) throws IOException {
        steps.before("copy " + from.getFileName());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Makes a new file that holds nothing.
     *
     * @return false if there is one
     */
    boolean make(Path file) throws IOException {
        steps.before("make " + file.getFileName());
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Writes into a file that is there, and stays the same file. */
    void overwrite(Path file, byte[] content) throws IOException {
        steps.before("overwrite " + file.getFileName());
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Renames a file, onto another if there is one. */
    void rename(Path from, Path to) throws IOException {
        steps.before("rename " + from.getFileName());
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Renames a file of ours to a name that must be free: what was saved there in between stays, and ours goes nowhere. */
    boolean renameToFree(Path from, Path to) throws IOException {
        steps.before("rename to free " + from.getFileName());
        Files.createDirectories(to.getParent());
        try {
            Files.createLink(to, from); // unlike a rename it never replaces a file
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | IOException e) {
            return moveToFree(from, to); // a file system without links
        }
        delete(from);
        return true;
    }

    private static boolean moveToFree(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    void delete(Path file) throws IOException {
        steps.before("delete " + file.getFileName());
        Files.deleteIfExists(file);
    }

    /** Deletes a folder and what is in it. */
    void deleteFolder(Path folder) throws IOException {
        if (!exists(folder)) {
            return;
        }
        steps.before("delete folder " + folder.getFileName());
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : inside) {
            each.toFile().setWritable(true); // git's own files may be read-only, which Windows does not delete
            Files.deleteIfExists(each);
        }
    }
}
