package gradus.engine.upgrade;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the new course comes from. */
final class Source {
    private final Git git;
    private final Consumer<String> progress;

    Source(Git git, Consumer<String> progress) {
        this.git = git;
        this.progress = progress;
    }

    /** The commit of a branch, tag or commit that the clone has or can fetch; without one, of the remote's main. */
    String commit(Optional<String> ref) throws IOException {
        if (ref.isPresent() && ref.get().startsWith("-")) {
            throw new UpgradeException("--from must be a branch, tag or commit, but was " + ref.get());
        }
        if (ref.isPresent() && known(ref.get()).isPresent()) {
            return known(ref.get()).get();
        }
        String remote = remote(ref);
        String branch = ref.map(name -> name.startsWith(remote + "/") ? name.substring(remote.length() + 1) : name)
                .orElse("main");
        progress.accept("Fetching " + branch + " from " + remote + " …");
        fetch(remote, branch);
        return git.need("rev-parse", "FETCH_HEAD^{commit}").strip();
    }

    private Optional<String> known(String name) throws IOException {
        Git.Result found = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return found.ok() ? Optional.of(found.out().strip()) : Optional.empty();
    }

    private String remote(Optional<String> ref) throws IOException {
        List<String> remotes = git.need("remote").lines().toList();
        if (remotes.isEmpty()) {
            throw new UpgradeException(
                    ref.map(name -> "there is no '" + name + "' in this clone, and it has no remote to fetch it from.")
                            .orElse("this clone has no remote to bring a newer course from: name one with"
                                    + " 'git remote add origin ADDRESS', or a branch with --from."));
        }
        return remotes.contains("origin") ? "origin" : remotes.get(0);
    }

    private void fetch(String remote, String branch) throws IOException {
        boolean shallow =
                git.need("rev-parse", "--is-shallow-repository").strip().equals("true");
        Git.Result fetched = shallow
                ? git.run("fetch", "--quiet", "--unshallow", remote, branch)
                : git.run("fetch", "--quiet", remote, branch);
        if (!fetched.ok()) {
            throw new UpgradeException("'" + branch + "' could not be fetched from " + remote + " ("
                    + fetched.complaint() + "): are you connected to the internet? Nothing was changed.");
        }
    }
}
