package gradus.engine.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The clone that is to be upgraded. */
final class Repository {
    private static final String TRUST = "git config --global --add safe.directory ";

    private final Path root;
    private final Git git;

    Repository(Path root, Git git) {
        this.root = root;
        this.git = git;
    }

    /** Refuses what is no clone of the course, or none that git would touch. */
    void require() throws IOException {
        Git.Result top;
        try {
            top = git.run("rev-parse", "--show-toplevel");
        } catch (IOException e) {
            throw new UpgradeException(
                    "git is needed for an upgrade, but was not found: install it"
                            + " (Debian, Ubuntu: sudo apt install git; macOS: xcode-select --install; Windows: https://git-scm.com).");
        }
        if (!top.ok() && (top.err().contains("dubious ownership") || top.err().contains("unsafe repository"))) {
            throw new UpgradeException("git does not trust this folder, because it belongs to another user. If you do: "
                    + remedy(top.err()));
        }
        if (!top.ok() || !Path.of(top.out().strip()).toRealPath().equals(root.toRealPath())) {
            throw new UpgradeException(root + " is not a clone of the course (git rev-parse says: " + top.complaint()
                    + "): an upgrade needs one. Clone the course and copy " + Upgrade.ANSWERS + " into it.");
        }
    }

    /** As git says it: it knows how it names the folder (on a network drive, for example). */
    private String remedy(String words) {
        return words.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(TRUST))
                .findFirst()
                .orElse(TRUST + root);
    }

    /** Refuses while the learner is in the middle of something. */
    void requireQuiet() throws IOException {
        List<String> states = List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply");
        for (Path state : git.ownFiles(states)) {
            if (Files.exists(state)) {
                throw new UpgradeException("git is in the middle of another operation (" + state.getFileName()
                        + "): finish or abort it first ('git status' says how).");
            }
        }
        List<String> open = git.names("diff", "--name-only", "--diff-filter=U", "-z");
        if (!open.isEmpty()) {
            throw new UpgradeException("these files are in conflict: " + String.join(", ", open)
                    + ". Settle that first ('git status' says how).");
        }
    }

    /** The branch that HEAD is on; none if it is detached. */
    Optional<String> branch() throws IOException {
        Git.Result branch = git.run("symbolic-ref", "--quiet", "--short", "HEAD");
        return branch.ok() ? Optional.of(branch.out().strip()) : Optional.empty();
    }
}
