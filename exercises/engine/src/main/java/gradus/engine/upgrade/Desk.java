package gradus.engine.upgrade;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where an upgrade keeps what it works with: {@code .gradus/upgrade}, which is there from its first step to its last. A
 * folder without a journal belongs to an upgrade that has touched nothing yet.
 *
 * @param root the folder of the course
 */
record Desk(Path root) {
    Path folder() {
        return root.resolve(".gradus/upgrade");
    }

    /** What is about to happen. */
    Path journal() {
        return folder().resolve("journal.json");
    }

    /** The worktree where git merges. */
    Path scratch() {
        return folder().resolve("merge");
    }

    /** An index of our own. */
    Path index() {
        return folder().resolve("index");
    }

    /** Says that the lock of git's index is ours. */
    Path lockNote() {
        return folder().resolve("index-is-locked");
    }

    /** Which git is at work. */
    Path processNote() {
        return folder().resolve("git.pid");
    }

    /** Where a file waits until it is certain that it holds nothing of the learner's. */
    Path aside(String file) {
        return folder().resolve("aside").resolve(file);
    }

    /** Where the file is prepared that takes its place. */
    Path fresh(String file) {
        return folder().resolve("fresh").resolve(file);
    }

    /** Where the folder goes in one step when there is nothing left to do. */
    Path retired() {
        return root.resolve(".gradus/upgrade-done");
    }

    /** Ends an upgrade, whether it came to something or not. */
    void retire(Disk disk) throws IOException {
        disk.deleteFolder(retired());
        if (Disk.exists(folder())) {
            disk.rename(folder(), retired());
            disk.deleteFolder(retired());
        }
    }

    /** What is done at the desk. */
    @FunctionalInterface
    interface Work<T> {
        T result() throws IOException;
    }

    /**
     * Works at the desk alone. The system gives the desk back when this process ends, however it ends.
     *
     * @throws UpgradeException if another process is at it
     */
    <T> T alone(Work<T> work) throws IOException {
        Path file = root.resolve(".gradus/upgrade.lock");
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!locked(channel)) {
                throw new UpgradeException(
                        "an upgrade is at work in another terminal: wait for its end, then start this command again.");
            }
            return work.result();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another thread of this process
        }
    }
}
