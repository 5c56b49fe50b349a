package gradus.engine.watch;

import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Follows learners' files and grades what is saved. A verdict is always on the text saved last: a file that changes
 * while it is graded is graded again before anything is said. A file that was touched without change is left alone.
 */
public final class Watcher implements AutoCloseable {
    /** A save is one or several writes; this long without another and it is taken to be whole. */
    private static final long SETTLE_MILLIS = 5;

    private static final int MAX_SETTLES = 4;

    /** Empty, missing or cut within a character: most often an editor in the middle of a save. So wait longer. */
    private static final int PATIENCE_MILLIS = 200;

    private static final int AWAIT_MILLIS = 100;

    /** A grading that takes longer is given up once its text is no longer the one on disk. */
    private static final int LONG_MILLIS = 400;

    private static final int LOOK_MILLIS = 50;

    private static final Duration PLAUSIBLE = Duration.ofSeconds(2);

    /** Is told what comes of each save, on the watcher's thread. */
    public interface Listener {
        /** A verdict, on the text saved last. */
        void graded(Save save, Verdict verdict);

        /** The file cannot be graded as it is. */
        void unreadable(Save save, String problem);

        /** The verdict now counts in the progress. */
        default void recorded(Save save) {}

        /** Grading has begun. */
        default void began(Task task) {}
    }

    private final Map<Path, Task> tasks = new LinkedHashMap<>();
    private final Map<Task, LearnerFile> known = new HashMap<>();
    private final Progress progress;
    private final Grader grader;
    private final Listener listener;
    private final FileChanges changes;
    private final Queue<Task> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(job -> {
        Thread thread = new Thread(job, "grading");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean open = true;

    /** Begins to follow the files of these exercises, from the texts they have now. */
    public Watcher(Collection<Task> followed, Progress progress, Grader grader, Listener listener) {
        for (Task task : followed) {
            tasks.put(task.learnerFile().toAbsolutePath().normalize(), task);
        }
        this.progress = progress;
        this.grader = grader;
        this.listener = listener;
        this.changes = new FileChanges(tasks.keySet());
        followed.forEach(task -> known.put(task, LearnerFile.of(task)));
    }

    /** Follows the files until closed or interrupted. */
    public void run() throws InterruptedException {
        while (open) {
            for (Task task = requests.poll(); task != null && open; task = requests.poll()) {
                grade(task);
            }
            Set<Path> changed = changes.await(AWAIT_MILLIS);
            Instant noticed = Instant.now();
            for (int i = 0; i < MAX_SETTLES && !changed.isEmpty(); i++) {
                Set<Path> more = changes.await(SETTLE_MILLIS);
                if (more.isEmpty()) {
                    break;
                }
                changed.addAll(more);
            }
            for (Path file : changed) {
                if (open) {
                    look(tasks.get(file), noticed);
                }
            }
        }
    }

    /** Has a file graded as it is, changed or not; returns at once. */
    public void request(Task task) {
        requests.add(task);
    }

    private void grade(Task task) throws InterruptedException {
        LearnerFile file = settled(task);
        known.put(task, file);
        say(task, file, Instant.now());
    }

    private void look(Task task, Instant noticed) throws InterruptedException {
        LearnerFile file = settled(task);
        if (!file.equals(known.put(task, file))) {
            say(task, file, savedAt(task, noticed));
        }
    }

    private void say(Task task, LearnerFile first, Instant at) throws InterruptedException {
        LearnerFile file = first;
        Instant saved = at;
        while (open) {
            Optional<Verdict> verdict = file.readable() ? graded(task, file) : Optional.empty();
            LearnerFile now = file.readable() ? settled(task) : LearnerFile.of(task);
            boolean judged = verdict.isPresent() || !file.readable();
            if (open && judged && now.equals(file)) {
                tell(new Save(task, file.text(), saved), verdict, file.problem());
                return;
            }
            file = now;
            known.put(task, file);
            saved = savedAt(task, Instant.now());
        }
    }

    private void tell(Save save, Optional<Verdict> verdict, String problem) {
        if (verdict.isEmpty()) {
            listener.unreadable(save, problem);
        } else {
            listener.graded(save, verdict.get());
            progress.record(save.task(), save.text(), verdict.get()); // after it was said: nobody waits for it
            listener.recorded(save);
        }
    }

    /** Grades, but gives up on a text that takes long once another was saved: an endless loop, mended. */
    private Optional<Verdict> graded(Task task, LearnerFile file) throws InterruptedException {
        listener.began(task);
        Future<Verdict> grading = worker.submit(() -> grader.grade(task, file.text()));
        boolean given = false;
        try {
            for (long wait = LONG_MILLIS; ; wait = LOOK_MILLIS) {
                try {
                    Verdict verdict = grading.get(wait, TimeUnit.MILLISECONDS);
                    return given ? Optional.empty() : Optional.of(verdict);
                } catch (TimeoutException e) {
                    given |= !open || !LearnerFile.of(task).equals(file);
                    if (given) {
                        grader.abandon();
                    }
                }
            }
        } catch (InterruptedException e) {
            grader.abandon();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        }
    }

    /** The file as it is, given some time to become readable. */
    private static LearnerFile settled(Task task) throws InterruptedException {
        LearnerFile file = LearnerFile.of(task);
        for (int waited = 0; !file.readable() && waited < PATIENCE_MILLIS; waited += 10) {
            Thread.sleep(10);
            file = LearnerFile.of(task);
        }
        return file;
    }

    /** The file's own time, unless it was moved here from elsewhere or its clock is another one. */
    private static Instant savedAt(Task task, Instant noticed) {
        try {
            Instant written = Files.getLastModifiedTime(task.learnerFile()).toInstant();
            boolean plausible =
                    !written.isAfter(noticed) && written.plus(PLAUSIBLE).isAfter(noticed);
            return plausible ? written : noticed;
        } catch (IOException e) {
            return noticed; // deleted: the moment it was noticed
        }
    }

    /** Says nothing more, whatever a grading under way may end with; the watcher is still to be closed. */
    public void stop() {
        open = false;
    }

    @Override
    public void close() throws IOException {
        stop();
        worker.shutdown();
        changes.close();
    }
}
