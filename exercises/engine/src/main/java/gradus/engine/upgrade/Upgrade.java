package gradus.engine.upgrade;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.progress.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Merges a newer course into the learner's clone. Every answer is kept in the history first; then the merge is made in
 * git's objects, in a worktree of its own; then a {@link Journal} is written; and only then does anything in the clone
 * change ({@link Move}). No file of the learner's steps aside at any time. A file that was not begun becomes the new stub.
 */
public final class Upgrade {
    /** Where the learner's files are. */
    public static final String ANSWERS = "exercises/workbook/src/main/java";
    /** Where git looks for answers; {@link #isAnswer} tells them from what else is there. */
    public static final String WORKBOOK = "exercises/workbook";

    private static final Pattern ANSWER = Pattern.compile(WORKBOOK + "/(?:[^/]+/)?src/main/java/.+");

    /** Takes a file out of an index, in {@code git update-index --index-info}. */
    static final String NO_ENTRY = "0 0000000000000000000000000000000000000000";

    private final Path root;
    private final History history;
    private final Consumer<String> progress;
    private final Steps steps;
    private final Git git;
    private final Disk disk;
    private final Desk desk;

    /**
     * What was done.
     *
     * @param from the commit before
     * @param to the commit now
     * @param branch the branch that holds it, or none where HEAD is detached
     * @param news what is new, or none if the engine that was here cannot read the new course
     */
    public record Outcome(String from, String to, Optional<String> branch, Optional<News> news) {
        /** Whether there was nothing to bring in. */
        public boolean upToDate() {
            return from.equals(to);
        }
    }

    /**
     * The addresses of exercises that differ.
     *
     * @param newTasks new ones
     * @param changedKept tasks that have changed, with an answer that stays
     * @param changedTaken tasks that have changed and were not begun
     * @param gone exercises that are no longer there
     */
    public record News(List<String> newTasks, List<String> changedKept, List<String> changedTaken, List<String> gone) {}

    /** A task as it was before; the hash is that of its file. */
    private record Before(Task task, String stub, String hash, boolean begun) {}

    /**
     * An upgrade of the course in a folder.
     *
     * @param progress is told what is being done
     */
    public Upgrade(Path root, History history, Consumer<String> progress) {
        this(root, history, progress, Steps.UNWATCHED);
    }

    Upgrade(Path root, History history, Consumer<String> progress, Steps steps) {
        this.root = root.toAbsolutePath().normalize();
        this.history = history;
        this.progress = progress;
        this.steps = steps;
        this.git = new Git(this.root, steps);
        this.disk = new Disk(steps);
        this.desk = new Desk(this.root);
    }

    /**
     * Does it.
     *
     * @param ref what to bring in, or none for the remote's main
     * @throws UpgradeException if it cannot be done; everything is then as it was
     */
    public Outcome run(Optional<String> ref) throws IOException {
        Repository repository = new Repository(root, git);
        repository.require();
        return desk.alone(() -> {
            new Interrupted(root, progress, steps).settleAlone();
            repository.requireQuiet();
            return run(ref, repository.branch());
        });
    }

    private Outcome run(Optional<String> ref, Optional<String> branch) throws IOException {
        String target = new Source(git, progress).commit(ref);
        String from = git.need("rev-parse", "HEAD").strip();
        boolean contained =
                git.run("merge-base", "--is-ancestor", target, "HEAD").ok();
        return contained ? new Outcome(from, from, branch, Optional.empty()) : bringIn(from, target, branch);
    }

    private Outcome bringIn(String from, String target, Optional<String> branch) throws IOException {
        disk.folder(desk.folder());
        Map<String, Before> before;
        Journal journal;
        try {
            before = before();
            keep(before);
            progress.accept("Merging; your answers stay as they are …");
            journal = plan(from, target, before);
            refuseOtherChanges(journal);
            journal.write(desk.journal(), disk);
        } catch (IOException | RuntimeException e) {
            takeBackAfter(e);
            throw e;
        }
        move(journal);
        return new Outcome(from, journal.to(), branch, news(journal, before));
    }

    private void move(Journal journal) throws IOException {
        Move move = new Move(git, disk, desk, history, journal);
        Optional<String> refused;
        try {
            refused = move.begin(progress);
            if (refused.isEmpty()) {
                move.complete();
            }
        } catch (IOException | RuntimeException e) {
            progress.accept("The upgrade was interrupted; the next command finishes it.");
            throw e;
        }
        if (refused.isPresent()) {
            new Interrupted(root, progress, steps).takeBack();
            throw new UpgradeException(refused.get() + " Nothing was changed.");
        }
        // For whoever merges by hand: .gitattributes names this driver for the answers.
        if (!git.run("config", "--get", "merge.ours.driver").ok()) {
            git.need("config", "merge.ours.driver", "true");
        }
    }

    private void takeBackAfter(Exception problem) {
        try {
            new Interrupted(root, progress, steps).takeBack();
        } catch (IOException | UpgradeException e) {
            problem.addSuppressed(e); // the next command tries again
        }
    }

    private Map<String, Before> before() throws IOException {
        Map<String, Before> before = new LinkedHashMap<>();
        for (Task task : Course.open(root).tasks()) {
            Optional<byte[]> answer = Disk.content(task.learnerFile());
            boolean begun = answer.isPresent()
                    && answer.get().length > 0
                    && !task.solution().isStub(new String(answer.get(), StandardCharsets.UTF_8));
            String hash = answer.map(History::hash).orElse(Journal.ABSENT);
            before.put(task.id(), new Before(task, task.solution().stub(), hash, begun));
        }
        return before;
    }

    private void keep(Map<String, Before> before) throws IOException {
        for (Before each : before.values()) {
            Optional<byte[]> answer = each.begun() ? Disk.content(each.task().learnerFile()) : Optional.empty();
            if (answer.isPresent()) {
                steps.before("keep " + each.task().id());
                history.replaced(each.task(), answer.get(), "upgrade");
            }
        }
    }

    private Journal plan(String from, String target, Map<String, Before> before) throws IOException {
        Map<String, Before> byFile =
                before.values().stream().collect(Collectors.toMap(each -> name(each.task()), each -> each));
        Set<String> untouched = byFile.entrySet().stream()
                .filter(each -> !each.getValue().begun())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Merge.Merged merged = new Merge(git, disk, desk).merge(from, target, untouched);
        List<Journal.Answer> answers = new ArrayList<>();
        byFile.forEach((file, each) -> {
            if (each.begun()) {
                answers.add(new Journal.Answer(file, each.hash(), each.task().id()));
            }
        });
        return new Journal(from, merged.commit(), merged.course(), swaps(from, merged, byFile), answers);
    }

    private List<Journal.Swap> swaps(String from, Merge.Merged merged, Map<String, Before> byFile) throws IOException {
        Set<String> own = new TreeSet<>(git.names("diff", "--name-only", "-z", "--no-renames", "HEAD", "--", WORKBOOK));
        own.addAll(git.names("ls-files", "--others", "-z", "--", WORKBOOK));
        Set<String> files = new TreeSet<>(git.names(
                "diff-tree", "-r", "-z", "--name-only", "--no-renames", from, merged.commit(), "--", WORKBOOK));
        files.removeIf(file -> !isAnswer(file));
        byFile.forEach((file, each) -> {
            if (each.hash().equals(Journal.ABSENT)) {
                files.add(file);
            }
        });
        List<Journal.Swap> swaps = new ArrayList<>();
        for (String file : files) {
            Before task = byFile.get(file);
            if (task != null && !task.begun()) {
                swaps.add(new Journal.Swap(file, task.hash(), task.task().id()));
            } else if (task == null && !own.contains(file)) {
                swaps.add(new Journal.Swap(file, Disk.hash(root.resolve(file)), ""));
            }
        }
        return swaps;
    }

    /** Changes outside the answers are the learner's own business: where the new course touches them too, git would stop. */
    private void refuseOtherChanges(Journal journal) throws IOException {
        Set<String> changed = inTheWay(
                git.names("diff-tree", "-r", "-z", "--name-only", "--no-renames", journal.from(), journal.course()));
        if (!changed.isEmpty()) {
            throw new UpgradeException("the new course changes files that you have changed and not committed: "
                    + String.join(", ", changed) + ". Commit them or put them away ('git stash'), then start again. "
                    + "Nothing was changed.");
        }
    }

    /** Those that differ from what is committed, and those that git does not know, even if it ignores them. */
    private Set<String> inTheWay(List<String> moving) throws IOException {
        Set<String> changed = new TreeSet<>(git.names("diff", "--name-only", "-z", "--no-renames", "HEAD"));
        changed.addAll(git.names("diff", "--cached", "--name-only", "-z", "--no-renames", "HEAD"));
        changed.retainAll(moving);
        Set<String> known = Set.copyOf(git.names("ls-files", "-z"));
        for (String file : moving) {
            if (!known.contains(file) && Disk.exists(root.resolve(file))) {
                changed.add(file);
            }
        }
        return changed;
    }

    /** Whether a file is among the learner's: in the workbook, or in a module within it (of a lesson with its own libraries). */
    static boolean isAnswer(String file) {
        return ANSWER.matcher(file).matches();
    }

    private String name(Task task) {
        Path file = task.learnerFile().toAbsolutePath().normalize();
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Which tasks have changed; the engine that is running may be too old to read the course that has come. */
    private Optional<News> news(Journal journal, Map<String, Before> before) throws IOException {
        try {
            return Optional.of(newsOf(Course.open(root).tasks(), journal, before));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            progress.accept("What is new cannot be listed by the engine that was here (" + e.getMessage()
                    + "); the next command builds the new one.");
            return Optional.empty();
        }
    }

    private News newsOf(List<Task> tasks, Journal journal, Map<String, Before> before) throws IOException {
        Set<String> swapped = journal.swaps().stream().map(Journal.Swap::file).collect(Collectors.toSet());
        News news = new News(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        TreeSet<String> gone = new TreeSet<>(before.keySet());
        for (Task task : tasks) {
            Before old = before.get(task.id());
            gone.remove(task.id());
            if (old == null) {
                news.newTasks().add(task.id());
            } else if (!old.stub().equals(task.solution().stub())) {
                (swapped.contains(name(task)) ? news.changedTaken() : news.changedKept()).add(task.id());
            }
        }
        news.gone().addAll(gone);
        return news;
    }
}
