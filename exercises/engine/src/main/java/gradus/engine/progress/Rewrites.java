package gradus.engine.progress;

import gradus.engine.course.Task;
import gradus.engine.progress.History.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Replaces learners' files on request, never without keeping what was there. */
public final class Rewrites {
    private final History history;

    /** Rewrites that keep the replaced versions in a history. */
    public Rewrites(History history) {
        this.history = history;
    }

    /**
     * Writes the stub.
     *
     * @return false if the file is the stub already
     * @throws IOException if the version before cannot be kept, or the file not written; it is then as it was
     */
    public boolean reset(Task task) throws IOException {
        return replace(task, task.solution().stub().getBytes(StandardCharsets.UTF_8), "reset");
    }

    /**
     * Writes the answer.
     *
     * @return false if the file is the answer already
     * @throws IOException if the version before cannot be kept, or the file not written; it is then as it was
     */
    public boolean solve(Task task) throws IOException {
        return replace(task, task.solution().answer().getBytes(StandardCharsets.UTF_8), "solution");
    }

    /**
     * Brings back what the last command replaced; called again, what was there before the undo.
     *
     * @return the version that is there now; none if no command has replaced this file
     * @throws IOException if the version before cannot be kept, or the file not written; it is then as it was
     */
    public Optional<Version> undo(Task task) throws IOException {
        Optional<Version> before = history.lastReplaced(task);
        if (before.isPresent()) {
            restore(task, before.get());
        }
        return before;
    }

    /**
     * Writes a kept version.
     *
     * @return false if the file is that version already
     * @throws IOException if the version before cannot be kept, or the file not written; it is then as it was
     */
    public boolean restore(Task task, Version version) throws IOException {
        return replace(task, version.content(), "undo");
    }

    private boolean replace(Task task, byte[] content, String command) throws IOException {
        Path file = task.learnerFile();
        if (Files.exists(file)) {
            byte[] before = Files.readAllBytes(file);
            if (Arrays.equals(before, content)) {
                return false;
            }
            history.replaced(task, before, command);
        }
        AtomicFiles.write(file, content);
        return true;
    }
}
