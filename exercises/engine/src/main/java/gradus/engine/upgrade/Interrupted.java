package gradus.engine.upgrade;

import com.fasterxml.jackson.core.JsonProcessingException;
import gradus.engine.progress.History;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An upgrade that did not come to its end: every command looks for one before it begins, and finishes it, or takes it back
 * if it had touched nothing yet.
 */
public final class Interrupted {
    private static final int FAILED = 3;

    private final Desk desk;
    private final Disk disk;
    private final Git git;
    private final Consumer<String> note;

    /**
     * Looks in a course.
     *
     * @param root the folder of the course
     * @param note is told what was done, if anything
     */
    public Interrupted(Path root, Consumer<String> note) {
        this(root, note, Steps.UNWATCHED);
    }

    Interrupted(Path root, Consumer<String> note, Steps steps) {
        this.desk = new Desk(root.toAbsolutePath().normalize());
        this.disk = new Disk(steps);
        this.git = new Git(desk.root(), steps);
        this.note = note;
    }

    /**
     * For the launcher, which asks before it builds: a course that is half moved need not compile.
     *
     * @param args the folder of the course
     */
    public static void main(String... args) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            new Interrupted(Path.of(args[0]), err::println).settle();
        } catch (UpgradeException | IOException e) {
            err.println("gradus: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /**
     * Finishes what was begun, or takes it back, and says so; does nothing if there is nothing.
     *
     * @throws UpgradeException if an upgrade is at work at this moment, or cannot be finished
     * @throws IOException if a file cannot be read or written
     */
    public void settle() throws IOException {
        if (Disk.exists(desk.folder())) {
            desk.alone(this::settleAlone);
        }
    }

    /** The same for whoever is at the desk; true if there was something to do. */
    boolean settleAlone() throws IOException {
        if (!Disk.exists(desk.folder())) {
            return false;
        }
        Optional<Journal> journal;
        try {
            journal = Journal.read(desk.journal());
        } catch (JsonProcessingException e) {
            throw new UpgradeException("an upgrade was interrupted, and its notes in " + desk.journal()
                    + " cannot be read: 'git status' shows where the course stands. Your versions are in .gradus/history."
                    + " Move " + desk.folder() + " away, then start again.");
        }
        if (journal.isPresent()) {
            finish(journal.get());
        } else {
            takeBack();
            note.accept("An upgrade was interrupted before it changed anything; 'gradus upgrade' starts it again.");
        }
        return true;
    }

    private void finish(Journal journal) throws IOException {
        note.accept("An upgrade was interrupted; finishing it …");
        Move move = new Move(git, disk, desk, history(), journal);
        if (move.canGoOn()) {
            resume(move);
            note.accept("The course is upgraded (" + journal.from().substring(0, 8) + " → "
                    + journal.to().substring(0, 8) + "). Your answers are as they were.");
        } else {
            move.abandon();
            note.accept(
                    "It cannot be finished, since the clone has gone to another commit in the meantime. Your answers"
                            + " are as they were; 'gradus upgrade' starts it again.");
        }
    }

    private void resume(Move move) throws IOException {
        try {
            move.resume(note);
        } catch (UpgradeException e) {
            throw new UpgradeException(e.getMessage() + " The next command tries again. To give the upgrade up, move "
                    + desk.folder() + " away: your answers are as they were, and 'git status' shows the rest.");
        }
    }

    /** Takes away what an upgrade has made for itself before it touched anything. */
    void takeBack() throws IOException {
        new Merge(git, disk, desk).forget();
        git.need("update-ref", "-d", Merge.KEPT);
        desk.retire(disk);
    }

    private History history() {
        return new History(desk.root().resolve(".gradus/history"), note);
    }
}
