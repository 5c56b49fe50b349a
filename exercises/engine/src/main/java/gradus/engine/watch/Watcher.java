package gradus.engine.watch;

import gradus.engine.course.Task;
import gradus.engine.grading.EnvironmentException;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Follows learners' files and grades what is saved. A verdict is on the text saved last: a file that changes while it is
 * graded is graded again before anything is said, unless nothing has been said for two seconds (an editor that saves all
 * the time). A file that was touched without change is left alone.
 */
public final class Watcher implements AutoCloseable {
    /** A save is one or several writes; a file without its end is taken to be whole after this long without another. */
    private static final long SETTLE_MILLIS = 5;

    private static final int MAX_SETTLES = 4;

    /** Empty, missing or cut within a character: most often an editor in the middle of a save. So wait longer. */
    private static final int PATIENCE_MILLIS = 300;

    private static final int AWAIT_MILLIS = 100;

    /** A grading that takes longer is given up once its text is no longer the one on disk. */
    private static final int LONG_MILLIS = 400;

    private static final int LOOK_MILLIS = 50;

    /** Where saves come faster than verdicts, one is told this often all the same, on the text it was given on. */
    private static final Duration OVERDUE = Duration.ofSeconds(2);

    private static final Duration PLAUSIBLE = Duration.ofSeconds(2);

    /** Is told what comes of each save, on the watcher's thread. */
    public interface Listener {
        /** A verdict, on the text saved last. */
        void graded(Save save, Verdict verdict);

        /** The file cannot be graded as it is. */
        void unreadable(Save save, String problem);

        /** Nothing was graded, because of the machine or a file of the course: why. */
        default void notGraded(Save save, String problem) {
            unreadable(save, problem);
        }

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
    private Task last;
    private long lastGrader;

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
        tasks.keySet().stream().map(Path::getParent).distinct().forEach(AtomicFiles::sweep);
    }

    /** Follows the files until closed or interrupted. */
    public void run() throws InterruptedException {
        while (open) {
            for (Task task = requests.poll(); task != null && open; task = requests.poll()) {
                grade(task);
            }
            Set<Path> changed = changes.await(AWAIT_MILLIS);
            Instant noticed = Instant.now();
            for (int i = 0; i < MAX_SETTLES && !endsWhole(changed); i++) {
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
            if (last != null && grader(last) != lastGrader) {
                lastGrader = grader(last);
                request(last);
            }
        }
    }

    /** Whether nothing is to be waited for: what comes later is found when the file is read again, after its grading. */
    private boolean endsWhole(Set<Path> changed) {
        return changed.stream().map(tasks::get).map(LearnerFile::of).allMatch(file -> file.readable() && !isCut(file));
    }

    /** Whether a text may be half written. */
    private static boolean isCut(LearnerFile file) {
        return !file.text().stripTrailing().endsWith("}");
    }

    /** Tells one version of a task's grader from another: another commit may be checked out while a watch runs. */
    private static long grader(Task task) {
        return task.graderFile().toFile().lastModified();
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
        Instant waitedFor = at;
        while (open) {
            long begun = System.nanoTime();
            Optional<Verdict> verdict;
            try {
                verdict = file.readable() ? graded(task, file) : Optional.empty();
            } catch (EnvironmentException | UncheckedIOException e) {
                listener.notGraded(new Save(task, file.text(), saved), sentence(e));
                return;
            }
            settle(begun);
            LearnerFile now = file.readable() ? unlessCut(task, file, verdict) : LearnerFile.of(task);
            boolean judged = verdict.isPresent() || !file.readable();
            boolean same = now.equals(file);
            boolean overdue = verdict.isPresent() && waitedFor.plus(OVERDUE).isBefore(Instant.now());
            if (open && judged && (same || overdue)) {
                tell(new Save(task, file.text(), saved), verdict, file.problem());
                waitedFor = Instant.now();
            }
            if (judged && same) {
                return;
            }
            file = now;
            known.put(task, file);
            saved = savedAt(task, Instant.now());
        }
    }

    /** What was graded at once is told no sooner than it may count as whole. */
    private static void settle(long begun) throws InterruptedException {
        long left = SETTLE_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    private static String sentence(RuntimeException e) {
        return e.getCause() instanceof IOException cause && e instanceof UncheckedIOException
                ? e.getMessage() + " (" + cause.getMessage() + ")"
                : e.getMessage();
    }

    /** The file as it is now; one that does not compile and has no end may be half written, so it is given some time. */
    private static LearnerFile unlessCut(Task task, LearnerFile file, Optional<Verdict> verdict)
            throws InterruptedException {
        boolean cut = verdict.isPresent() && verdict.get().status() == Verdict.Status.DOES_NOT_COMPILE && isCut(file);
        LearnerFile now = settled(task);
        for (int waited = 0; cut && now.equals(file) && waited < PATIENCE_MILLIS; waited += 10) {
            Thread.sleep(10);
            now = settled(task);
        }
        return now;
    }

    private void tell(Save save, Optional<Verdict> verdict, String problem) {
        last = save.task();
        lastGrader = grader(last);
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
        Future<Verdict> grading = worker.submit(() -> progress.judge(task, file.text(), grader));
        boolean given = false;
        try {
            for (long wait = LONG_MILLIS; ; wait = LOOK_MILLIS) {
                try {
                    Verdict verdict = grading.get(wait, TimeUnit.MILLISECONDS);
                    return given && verdict.status() == Verdict.Status.CRASHED
                            ? Optional.empty()
                            : Optional.of(verdict);
                } catch (TimeoutException e) {
                    if (!open) {
                        grader.abandon();
                        return Optional.empty(); // nobody waits for it: its grader is closed next
                    }
                    if (!LearnerFile.of(task).equals(file)) {
                        grader.abandon();
                        given = true;
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
