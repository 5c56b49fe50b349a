package gradus.engine.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Merges the new course with the clone's commits in a worktree of its own, so that no file of the learner's and no index
 * is touched: what comes out is a commit in git's objects. In the workbook a committed answer always wins.
 */
final class Merge {
    /** Keeps what came out from git's own tidying up until the clone is there. */
    static final String KEPT = "refs/gradus/upgrade";

    private final Git git;
    private final Disk disk;
    private final Desk desk;

    Merge(Git git, Disk disk, Desk desk) {
        this.git = git;
        this.disk = disk;
        this.desk = desk;
    }

    /**
     * What came out.
     *
     * @param commit the commit to go to
     * @param course its tree, with the workbook's files of the commit where the clone is
     */
    record Merged(String commit, String course) {}

    /**
     * Merges.
     *
     * @param from where the clone is
     * @param target the new course
     * @param untouched workbook files that hold nothing of the learner's, even if they differ from what is committed
     * @throws UpgradeException if both have changed a file outside the workbook
     */
    Merged merge(String from, String target, Set<String> untouched) throws IOException {
        boolean newer = git.run("merge-base", "--is-ancestor", from, target).ok();
        Git work = newer ? git.withIndex(desk.folder().resolve("merge.index")) : git.in(desk.scratch());
        if (newer) {
            work.need("read-tree", target);
        } else {
            git.need(
                    "worktree",
                    "add",
                    "--quiet",
                    "--detach",
                    "--no-checkout",
                    desk.scratch().toString(),
                    from);
            mergeBesides(work, from, target);
        }
        String tree = treeWith(work, answers(from, target, untouched));
        boolean same =
                newer && tree.equals(git.need("rev-parse", target + "^{tree}").strip());
        String commit = same ? target : commit(tree, from, target);
        String course = treeWith(work, entries(from));
        git.need("update-ref", KEPT, commit);
        forget();
        return new Merged(commit, course);
    }

    private void mergeBesides(Git work, String from, String target) throws IOException {
        work.need("read-tree", from);
        // Following exact renames alone: a new exercise that resembles one that is gone is not the old one.
        Git.Result result = work.run("merge", "--no-commit", "--no-ff", "--quiet", "-X", "find-renames=100%", target);
        List<String> open = work.names("diff", "--name-only", "--diff-filter=U", "-z");
        List<String> conflicts =
                open.stream().filter(file -> !Upgrade.isAnswer(file)).toList();
        if (!conflicts.isEmpty()) {
            throw new UpgradeException(
                    "the new course and your clone have both changed: " + String.join(", ", conflicts)
                            + ". Bring them together by hand with 'git -c merge.ours.driver=true merge "
                            + target.substring(0, 12) + "'. Nothing was changed.");
        }
        if (!result.ok() && open.isEmpty()) {
            throw new UpgradeException("git could not merge: " + result.complaint() + ". Nothing was changed.");
        }
    }

    /** The workbook's entries of the result: what only the course changed is the course's, all else the clone's. */
    private Map<String, String> answers(String from, String target, Set<String> untouched) throws IOException {
        String base = git.need("merge-base", from, target).lines().findFirst().orElse(from);
        Map<String, String> before = entries(base);
        Map<String, String> ours = entries(from);
        Map<String, String> theirs = entries(target);
        Set<String> files = new TreeSet<>(ours.keySet());
        files.addAll(theirs.keySet());
        Map<String, String> merged = new LinkedHashMap<>();
        for (String file : files) {
            boolean mine = !Objects.equals(ours.get(file), before.get(file)) && !untouched.contains(file);
            String entry = mine ? ours.get(file) : theirs.get(file);
            if (entry != null) {
                merged.put(file, entry);
            }
        }
        return merged;
    }

    /** File to mode and object, as {@code git update-index --index-info} takes them. */
    private Map<String, String> entries(String commit) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String line : git.names("ls-tree", "-r", "-z", "--full-tree", commit, "--", Upgrade.WORKBOOK)) {
            String[] parts = line.split("[ \t]", 4);
            if (Upgrade.isAnswer(parts[3])) {
                entries.put(parts[3], parts[0] + " " + parts[2]);
            }
        }
        return entries;
    }

    private static String treeWith(Git work, Map<String, String> answers) throws IOException {
        StringBuilder input = new StringBuilder();
        for (String file : work.names("ls-files", "-z", "--", Upgrade.WORKBOOK)) {
            if (Upgrade.isAnswer(file)) {
                input.append(Upgrade.NO_ENTRY).append('\t').append(file).append('\0');
            }
        }
        answers.forEach(
                (file, entry) -> input.append(entry).append('\t').append(file).append('\0'));
        work.feed(input.toString(), "update-index", "-z", "--index-info");
        return work.need("write-tree").strip();
    }

    private String commit(String tree, String from, String target) throws IOException {
        List<String> command = new ArrayList<>(identity());
        command.addAll(List.of("commit-tree", "-p", from, "-p", target, "-m", "Upgrade the course", tree));
        return git.need(command.toArray(String[]::new)).strip();
    }

    /** Git refuses to commit for someone it does not know; a learner need not have introduced herself. */
    private List<String> identity() throws IOException {
        boolean known = git.run("var", "GIT_COMMITTER_IDENT").ok()
                && git.run("var", "GIT_AUTHOR_IDENT").ok();
        return known ? List.of() : List.of("-c", "user.name=Gradus learner", "-c", "user.email=learner@localhost");
    }

    /** Takes the worktree away, whatever state it was left in. */
    void forget() throws IOException {
        Path worktrees = git.ownFile("worktrees");
        if (Files.isDirectory(worktrees)) {
            List<Path> all;
            try (Stream<Path> inside = Files.list(worktrees)) {
                all = inside.toList();
            }
            for (Path each : all) {
                if (isScratch(each)) {
                    disk.deleteFolder(each);
                }
            }
        }
        disk.deleteFolder(desk.scratch());
    }

    private boolean isScratch(Path worktree) throws IOException {
        Path pointer = worktree.resolve("gitdir");
        Path scratch = desk.root().toRealPath().resolve(desk.root().relativize(desk.scratch()));
        return Files.exists(pointer)
                && worktree.resolve(Files.readString(pointer).strip())
                        .normalize()
                        .equals(scratch.resolve(".git"));
    }
}
