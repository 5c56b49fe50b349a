package gradus.engine.upgrade;

import gradus.engine.progress.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the clone from one commit to another as a {@link Journal} says, and can be begun again wherever it was
 * interrupted. Git moves the files of the course, in an index of our own that takes the place of the clone's in one step.
 * In the workbook only files change that hold nothing of the learner's at that very moment.
 */
final class Move {
    private final Git git;
    private final Disk disk;
    private final Desk desk;
    private final History history;
    private final Journal journal;
    private Path index;

    Move(Git git, Disk disk, Desk desk, History history, Journal journal) {
        this.git = git.notedIn(desk.processNote());
        this.disk = disk;
        this.desk = desk;
        this.history = history;
        this.journal = journal;
    }

    /**
     * The first attempt to move the files of the course.
     *
     * @param note is told which files were kept
     * @return why it cannot be done, and everything is as it was; none if it is done, and {@link #complete} comes next
     */
    Optional<String> begin(Consumer<String> note) throws IOException {
        if (!lockIndex()) {
            return Optional.of(busy());
        }
        Git.Result moved = moveFiles();
        if (moved.ok()) {
            return Optional.empty();
        }
        halfMoved().putBack(note); // it looks before it writes, but a disk can be full
        unlockIndex();
        return Optional.of("git could not bring in the new files: " + moved.complaint() + ".");
    }

    /** What comes after the files of the course. */
    void complete() throws IOException {
        moveAnswersInIndex(git.withIndex(desk.index()));
        installIndex();
        git.need("update-ref", "-m", "gradus upgrade", "HEAD", journal.to(), journal.from());
        settleAnswers();
        end();
    }

    /**
     * Goes on after an interruption, wherever that was.
     *
     * @param note is told which files were kept
     * @throws UpgradeException if it cannot be finished
     */
    void resume(Consumer<String> note) throws IOException {
        Git.awaitNoted(desk.processNote());
        unlockIndex();
        if (!git.need("rev-parse", "HEAD").strip().equals(journal.from())) {
            settleAnswers();
            end();
            return;
        }
        if (!lockIndex()) {
            throw new UpgradeException(busy());
        }
        halfMoved().putBack(note);
        Git.Result moved = moveFiles();
        if (!moved.ok()) {
            unlockIndex();
            throw new UpgradeException("git could not bring in the new files: " + moved.complaint() + ".");
        }
        complete();
    }

    private HalfMoved halfMoved() {
        return new HalfMoved(git.withIndex(desk.index()), disk, desk, history, journal);
    }

    private void end() throws IOException {
        git.need("update-ref", "-d", Merge.KEPT);
        desk.retire(disk);
    }

    /** Gives up: nothing is locked afterwards, and nothing is left aside. */
    void abandon() throws IOException {
        Git.awaitNoted(desk.processNote());
        unlockIndex();
        for (Journal.Swap swap : journal.swaps()) {
            if (Disk.exists(desk.aside(swap.file()))) {
                bringBack(desk.aside(swap.file()), desk.root().resolve(swap.file()), swap);
            }
        }
        end();
    }

    /** Whether the clone is still where the upgrade can go on. */
    boolean canGoOn() throws IOException {
        String head = git.need("rev-parse", "HEAD").strip();
        return head.equals(journal.from())
                || git.run("merge-base", "--is-ancestor", journal.to(), "HEAD").ok();
    }

    /** As git itself does: whoever has made {@code index.lock} may write the index. False if another has made it. */
    private boolean lockIndex() throws IOException {
        Path real = index();
        disk.write(desk.lockNote(), new byte[0]);
        for (int attempt = 0; !disk.make(lockOf(real)); attempt++) {
            if (attempt == 50) {
                disk.delete(desk.lockNote());
                return false;
            }
            pause();
        }
        disk.delete(lockOf(desk.index()));
        if (Files.exists(real)) {
            disk.copy(real, desk.index());
        } else {
            git.withIndex(desk.index()).need("read-tree", journal.from());
        }
        return true;
    }

    private String busy() throws IOException {
        return "another git is at work in this clone, or one that was killed has left " + lockOf(index())
                + " behind: delete that file if no git is running, then start again.";
    }

    /** The clone's index. */
    private Path index() throws IOException {
        if (index == null) {
            index = git.ownFile("index");
        }
        return index;
    }

    private static Path lockOf(Path index) {
        return index.resolveSibling(index.getFileName() + ".lock");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another git was at work", e);
        }
    }

    private void unlockIndex() throws IOException {
        if (Files.exists(desk.lockNote())) {
            disk.delete(lockOf(index()));
            disk.delete(desk.lockNote());
        }
    }

    private Git.Result moveFiles() throws IOException {
        Git own = git.withIndex(desk.index());
        own.run(
                "update-index",
                "-q",
                "--refresh"); // a clone that was copied; its status only says that something differs
        return own.run("read-tree", "-m", "-u", journal.from(), journal.course());
    }

    /** What the learner has staged stays staged. */
    private void moveAnswersInIndex(Git own) throws IOException {
        Map<String, String> staged = new HashMap<>();
        for (String line : own.names("ls-files", "-s", "-z", "--", Upgrade.WORKBOOK)) {
            String[] parts = line.split("[ \t]", 4);
            staged.put(parts[3], parts[0] + " " + parts[1]);
        }
        List<String> raw = own.names(
                "diff-tree", "-r", "-z", "--no-renames", journal.from(), journal.to(), "--", Upgrade.WORKBOOK);
        StringBuilder input = new StringBuilder();
        for (int i = 0; i + 1 < raw.size(); i += 2) {
            String[] parts = raw.get(i).substring(1).split(" "); // old mode, new mode, old object, new object, letter
            String file = raw.get(i + 1);
            String was = parts[0].equals("000000") ? null : parts[0] + " " + parts[2];
            if (Upgrade.isAnswer(file) && Objects.equals(staged.get(file), was)) {
                String entry = parts[1].equals("000000") ? Upgrade.NO_ENTRY : parts[1] + " " + parts[3];
                input.append(entry).append('\t').append(file).append('\0');
            }
        }
        own.feed(input.toString(), "update-index", "-z", "--index-info");
    }

    private void installIndex() throws IOException {
        Path real = index();
        disk.overwrite(lockOf(real), Files.readAllBytes(desk.index()));
        disk.rename(lockOf(real), real);
        disk.delete(desk.lockNote());
    }

    /** Gives the workbook its new files, and keeps what was saved in the meantime. */
    private void settleAnswers() throws IOException {
        for (Journal.Swap swap : journal.swaps()) {
            swap(swap);
        }
        for (Journal.Answer answer : journal.answers()) {
            keepIfSaved(answer.file(), answer.before(), answer.task());
        }
        // Whatever the clocks say, the engine is older than the course now.
        disk.delete(desk.root().resolve(".gradus/build/root"));
    }

    private void keepIfSaved(String file, String before, String task) throws IOException {
        Optional<byte[]> content = Disk.content(desk.root().resolve(file));
        if (content.isPresent() && !History.hash(content.get()).equals(before)) {
            history.replaced(task, content.get(), "upgrade");
        }
    }

    private void swap(Journal.Swap swap) throws IOException {
        Path file = desk.root().resolve(swap.file());
        Path aside = desk.aside(swap.file());
        Optional<byte[]> fresh = git.content(journal.to(), swap.file());
        if (fresh.isPresent() && Disk.hash(file).equals(History.hash(fresh.get()))) {
            return;
        }
        if (!Disk.exists(aside) && Disk.exists(file) && Disk.hash(file).equals(swap.before())) {
            disk.folder(aside.getParent());
            disk.rename(file, aside);
        }
        if (Disk.exists(aside) && !Disk.hash(aside).equals(swap.before())) {
            bringBack(aside, file, swap); // saved just before it went aside
        } else if (fresh.isPresent() && !Disk.exists(file)) {
            disk.write(desk.fresh(swap.file()), fresh.get());
            disk.renameToFree(desk.fresh(swap.file()), file);
        }
        if (!swap.task().isEmpty()) {
            keepIfSaved(swap.file(), fresh.map(History::hash).orElse(Journal.ABSENT), swap.task());
        }
        disk.delete(aside);
    }

    private void bringBack(Path aside, Path file, Journal.Swap swap) throws IOException {
        if (!disk.renameToFree(aside, file)) {
            String id = swap.task().isEmpty() ? HalfMoved.kept(swap.file()) : swap.task();
            history.replaced(id, Files.readAllBytes(aside), "upgrade");
        }
    }
}
