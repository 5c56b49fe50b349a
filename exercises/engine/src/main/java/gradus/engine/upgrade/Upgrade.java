package gradus.engine.upgrade;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.progress.AtomicFiles;
import gradus.engine.progress.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Merges a newer course into the learner's clone. Every answer is read first and kept in the history; the learner's
 * files step aside while git merges (where both sides changed one, the {@code ours} driver keeps the learner's), and
 * every answer is written back afterwards, committed or not as it was. A file that was not begun becomes the new stub.
 */
public final class Upgrade {
    /** Where the learner's files are. */
    public static final String ANSWERS = "exercises/workbook/src/main/java";

    private final Path root;
    private final History history;
    private final Consumer<String> progress;
    private final Git git;

    /** What was done. */
    public record Outcome(
            String from,
            String to,
            List<String> newTasks,
            List<String> changedKept,
            List<String> changedTaken,
            List<String> gone) {
        /** Whether there was nothing to bring in. */
        public boolean upToDate() {
            return from.equals(to);
        }
    }

    /** A task as it was before. */
    private record Before(Task task, String stub, byte[] answer, boolean begun) {}

    /**
     * An upgrade of the course in a folder.
     *
     * @param progress is told what is being done
     */
    public Upgrade(Path root, History history, Consumer<String> progress) {
        this.root = root.toAbsolutePath().normalize();
        this.history = history;
        this.progress = progress;
        this.git = new Git(this.root);
    }

    /**
     * Does it.
     *
     * @param ref what to bring in, or none for the remote's main
     * @throws UpgradeException if it cannot be done; everything is then as it was
     */
    public Outcome run(Optional<String> ref) throws IOException {
        requireRepository();
        String target = target(ref);
        String from = git.need("rev-parse", "HEAD").strip();
        boolean contained =
                git.run("merge-base", "--is-ancestor", target, "HEAD").ok();
        if (contained) {
            return new Outcome(from, from, List.of(), List.of(), List.of(), List.of());
        }
        Map<String, byte[]> files = learnerFiles();
        Map<String, Before> before = before();
        Set<String> answers = answers(files.keySet(), before);
        refuseOtherChanges(target);
        keep(before);
        merge(target, files);
        files.keySet().retainAll(answers);
        restore(files);
        return settle(from, answers, before);
    }

    private void requireRepository() throws IOException {
        Git.Result top;
        try {
            top = git.run("rev-parse", "--show-toplevel");
        } catch (IOException e) {
            throw new UpgradeException(
                    "git is needed for an upgrade, but was not found: install it"
                            + " (Debian, Ubuntu: sudo apt install git; macOS: xcode-select --install; Windows: https://git-scm.com).");
        }
        if (!top.ok() || !Path.of(top.out().strip()).toRealPath().equals(root.toRealPath())) {
            throw new UpgradeException(root + " is not a clone of the course (git rev-parse says: " + top.complaint()
                    + "): an upgrade needs one. Clone the course and copy " + ANSWERS + " into it.");
        }
        for (String state : List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")) {
            Path file = root.resolve(git.need("rev-parse", "--git-path", state).strip());
            if (Files.exists(file)) {
                throw new UpgradeException("git is in the middle of another operation (" + state
                        + "): finish or abort it first ('git status' says how).");
            }
        }
        git.need("config", "merge.ours.driver", "true");
    }

    private String target(Optional<String> ref) throws IOException {
        if (ref.isPresent() && ref.get().startsWith("-")) {
            throw new UpgradeException("--from must be a branch, tag or commit, but was " + ref.get());
        }
        if (ref.isPresent() && commit(ref.get()).isPresent()) {
            return commit(ref.get()).get();
        }
        List<String> remotes = git.need("remote").lines().toList();
        String remote = remotes.contains("origin") || remotes.isEmpty() ? "origin" : remotes.get(0);
        if (remotes.isEmpty()) {
            throw new UpgradeException(
                    ref.map(name -> "there is no '" + name + "' in this clone, and it has no remote to fetch it from.")
                            .orElse("this clone has no remote to bring a newer course from: name one with"
                                    + " 'git remote add origin ADDRESS', or a branch with --from."));
        }
        String branch = ref.map(name -> name.startsWith(remote + "/") ? name.substring(remote.length() + 1) : name)
                .orElse("main");
        progress.accept("Fetching " + branch + " from " + remote + " …");
        boolean shallow =
                git.need("rev-parse", "--is-shallow-repository").strip().equals("true");
        Git.Result fetched = shallow
                ? git.run("fetch", "--quiet", "--unshallow", remote, branch)
                : git.run("fetch", "--quiet", remote, branch);
        if (!fetched.ok()) {
            throw new UpgradeException("'" + branch + "' could not be fetched from " + remote + " ("
                    + fetched.complaint() + "): are you connected to the internet? Nothing was changed.");
        }
        return git.need("rev-parse", "FETCH_HEAD").strip();
    }

    private Optional<String> commit(String name) throws IOException {
        Git.Result found = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return found.ok() ? Optional.of(found.out().strip()) : Optional.empty();
    }

    /** Every file among the answers as it is on disk, whether git knows it or not. */
    private Map<String, byte[]> learnerFiles() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path answers = root.resolve(ANSWERS);
        if (Files.isDirectory(answers)) {
            try (Stream<Path> walk = Files.walk(answers)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private Map<String, Before> before() throws IOException {
        Map<String, Before> before = new LinkedHashMap<>();
        for (Task task : Course.open(root).tasks()) {
            byte[] answer = Files.exists(task.learnerFile()) ? Files.readAllBytes(task.learnerFile()) : new byte[0];
            boolean begun = answer.length > 0 && !task.solution().isStub(new String(answer, StandardCharsets.UTF_8));
            before.put(task.id(), new Before(task, task.solution().stub(), answer, begun));
        }
        return before;
    }

    /** Changes outside the answers are the learner's own business: where the new course touches them too, git would stop. */
    private void refuseOtherChanges(String target) throws IOException {
        TreeSet<String> changed = new TreeSet<>();
        changed.addAll(git.names("diff", "--name-only", "-z", "--no-renames", "HEAD"));
        changed.addAll(git.names("ls-files", "--others", "--exclude-standard", "-z"));
        changed.retainAll(git.names("diff", "--name-only", "-z", "--no-renames", "HEAD..." + target));
        changed.removeIf(Upgrade::isAnswer);
        if (!changed.isEmpty()) {
            throw new UpgradeException("the new course changes files that you have changed and not committed: "
                    + String.join(", ", changed) + ". Commit them or put them away ('git stash'), then start again. "
                    + "Nothing was changed.");
        }
    }

    private static boolean isAnswer(String file) {
        return file.startsWith(ANSWERS + "/");
    }

    private void keep(Map<String, Before> before) throws IOException {
        for (Before each : before.values()) {
            if (each.begun()) {
                history.replaced(each.task(), each.answer(), "upgrade");
            }
        }
    }

    private void merge(String target, Map<String, byte[]> files) throws IOException {
        progress.accept("Merging; your answers stay as they are …");
        boolean merged = false;
        String conflicts = "";
        try {
            stepAside();
            List<String> command = new ArrayList<>(identity());
            // Following exact renames alone: a new exercise that resembles one that is gone is not the old one.
            command.addAll(List.of(
                    "merge", "-X", "find-renames=100%", "--no-edit", "--quiet", "-m", "Upgrade the course", target));
            Git.Result result = git.run(command.toArray(String[]::new));
            merged = result.ok() || resolvedOurs();
            if (!merged) {
                List<String> open = unmerged();
                conflicts = open.isEmpty() ? result.complaint() : String.join(", ", open);
            }
        } finally {
            if (!merged) {
                git.run("merge", "--abort");
                restore(files);
            }
        }
        if (!merged) {
            throw new UpgradeException("the new course and your clone have both changed: " + conflicts
                    + ". Bring them together with 'git merge " + target.substring(0, 12)
                    + "' by hand. Nothing was changed.");
        }
    }

    /** Tracked answers go back to what is committed, files unknown to git go away: both are in memory and history. */
    private void stepAside() throws IOException {
        git.need("reset", "--quiet", "--", ANSWERS);
        if (!git.names("ls-files", "-z", "--", ANSWERS).isEmpty()) {
            git.need("checkout", "--quiet", "--", ANSWERS);
        }
        for (String file : git.names("ls-files", "--others", "-z", "--", ANSWERS)) {
            Files.delete(root.resolve(file));
        }
    }

    /** An answer whose exercise is gone, or that both sides added, stays; true if nothing else conflicts. */
    private boolean resolvedOurs() throws IOException {
        List<String> open = unmerged();
        if (open.isEmpty() || !open.stream().allMatch(Upgrade::isAnswer)) {
            return false;
        }
        for (String file : open) {
            boolean ours = git.run("checkout", "--quiet", "--ours", "--", file).ok();
            git.need(ours ? new String[] {"add", "--", file} : new String[] {"rm", "--quiet", "--", file});
        }
        List<String> commit = new ArrayList<>(identity());
        commit.addAll(List.of("commit", "--quiet", "--no-edit", "--no-verify"));
        return git.run(commit.toArray(String[]::new)).ok();
    }

    /** Git refuses to commit for someone it does not know; a learner need not have introduced herself. */
    private List<String> identity() throws IOException {
        boolean known = git.run("config", "user.email").ok();
        return known ? List.of() : List.of("-c", "user.name=Gradus learner", "-c", "user.email=learner@localhost");
    }

    private List<String> unmerged() throws IOException {
        return git.names("diff", "--name-only", "--diff-filter=U", "-z");
    }

    private void restore(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(root.resolve(file.getKey()), file.getValue());
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            AtomicFiles.write(file, content);
        }
    }

    /** The files that must stay as they are: what was begun, and what is not as committed, but no untouched stub. */
    private Set<String> answers(Set<String> files, Map<String, Before> before) throws IOException {
        Set<String> answers = new TreeSet<>(git.names("diff", "--name-only", "-z", "HEAD", "--", ANSWERS));
        answers.addAll(git.names("ls-files", "--others", "-z", "--", ANSWERS));
        for (Before each : before.values()) {
            if (each.begun()) {
                answers.add(name(each.task()));
            } else {
                answers.remove(name(each.task()));
            }
        }
        answers.retainAll(files);
        return answers;
    }

    private String name(Task task) {
        Path file = task.learnerFile().toAbsolutePath().normalize();
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Writes stubs where nothing was begun, and says which tasks have changed. */
    private Outcome settle(String from, Set<String> answers, Map<String, Before> before) throws IOException {
        List<String> added = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        TreeSet<String> gone = new TreeSet<>(before.keySet());
        for (Task task : Course.open(root).tasks()) {
            Before old = before.get(task.id());
            String stub = task.solution().stub();
            boolean answered = answers.contains(name(task));
            gone.remove(task.id());
            if (!answered) {
                write(task.learnerFile(), stub.getBytes(StandardCharsets.UTF_8));
            }
            if (old == null) {
                added.add(task.id());
            } else if (!old.stub().equals(stub)) {
                (answered ? kept : taken).add(task.id());
            }
        }
        String to = git.need("rev-parse", "HEAD").strip();
        return new Outcome(from, to, added, kept, taken, List.copyOf(gone));
    }
}
