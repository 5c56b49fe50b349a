package gradus.engine.progress;

import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How many hints were given for each exercise, so that the next one comes next: {@code .gradus/hints/<task id>}. */
public final class HintsGiven {
    private final Path folder;

    /** Hints given, in a folder that need not exist yet. */
    public HintsGiven(Path folder) {
        this.folder = folder;
    }

    /** How many were given; 0 if that is not known. */
    public int count(Task task) {
        try {
            int count =
                    Integer.parseInt(Files.readString(folder.resolve(task.id())).strip());
            return Math.max(0, Math.min(count, task.hints().size()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        } catch (IOException e) {
            return 0; // the hints begin anew
        }
    }

    /**
     * Gives one more, if there is one.
     *
     * @return how many were given now; one more than before even if that could not be written down
     */
    public int next(Task task) {
        int count = Math.min(count(task) + 1, task.hints().size());
        set(task, count);
        return count;
    }

    /** Begins anew. */
    public void forget(Task task) {
        set(task, 0);
    }

    private void set(Task task, int count) {
        try {
            AtomicFiles.write(folder.resolve(task.id()), Integer.toString(count));
        } catch (IOException e) {
            return; // a disk that cannot be written costs the learner a repeated hint, nothing else
        }
    }
}
