package gradus.engine.upgrade;

import gradus.engine.progress.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Files of the course that a git which was killed has left half moved: old, new, gone or cut short. They become the old
 * ones again, so that git can begin again; what is neither old nor new is kept first.
 */
final class HalfMoved {
    private final Git own;
    private final Disk disk;
    private final Desk desk;
    private final History history;
    private final Journal journal;

    /** Half-moved files, as an index of our own knows them. */
    HalfMoved(Git own, Disk disk, Desk desk, History history, Journal journal) {
        this.own = own;
        this.disk = disk;
        this.desk = desk;
        this.history = history;
        this.journal = journal;
    }

    /** Where the history keeps a file that is no answer. */
    static String kept(String file) {
        return "files/" + file;
    }

    void putBack(Consumer<String> note) throws IOException {
        own.run("update-index", "-q", "--refresh"); // its status only says that something differs
        List<String> moving =
                own.names("diff-tree", "-r", "-z", "--name-only", "--no-renames", journal.from(), journal.course());
        Set<String> indexed = new HashSet<>(own.names("ls-files", "-z"));
        Set<String> changed = new TreeSet<>(own.names("diff-files", "--name-only", "-z"));
        changed.retainAll(new HashSet<>(moving));
        StringBuilder old = new StringBuilder();
        for (String file : moving) {
            Path path = desk.root().resolve(file);
            if (changed.contains(file)) {
                keepUnlessOurs(file, note);
                old.append(file).append('\0');
            } else if (!indexed.contains(file) && Files.isRegularFile(path)) {
                keepUnlessOurs(file, note);
                disk.delete(path);
            }
        }
        own.feed(old.toString(), "checkout-index", "-f", "-u", "-z", "--stdin");
    }

    private void keepUnlessOurs(String file, Consumer<String> note) throws IOException {
        Optional<byte[]> content = Disk.content(desk.root().resolve(file));
        if (content.isEmpty()
                || isPartOf(journal.from(), file, content.get())
                || isPartOf(journal.to(), file, content.get())) {
            return;
        }
        history.replaced(kept(file), content.get(), "upgrade");
        note.accept("Your change of " + file + " is kept in .gradus/history/" + kept(file) + ".");
    }

    /** Git may have been killed while it wrote. */
    private boolean isPartOf(String commit, String file, byte[] content) throws IOException {
        Optional<byte[]> whole = own.content(commit, file);
        return whole.isPresent()
                && content.length <= whole.get().length
                && Arrays.equals(content, Arrays.copyOf(whole.get(), content.length));
    }
}
