package gradus.engine.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Runs git in one folder, as in a plain clone: what people set for commits of their own (signatures, hooks, merge
 * strategies) has no say here.
 */
final class Git {
    private static final Pattern NO_SUCH_FILE =
            Pattern.compile("does not exist in|exists on disk, but not in|Not a valid object name");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> PLAIN = List.of(
            "core.quotePath=false",
            "core.hooksPath=.gradus/no-hooks",
            "core.fsmonitor=false",
            "core.splitIndex=false",
            "commit.gpgSign=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "merge.default=text",
            "merge.verifySignatures=false",
            "merge.autoStash=false",
            "merge.directoryRenames=false",
            "rerere.enabled=false",
            "submodule.recurse=false");

    /** Set where git itself has started this process (a hook, an alias): they would name another repository. */
    private static final List<String> OF_ANOTHER_GIT = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_COMMON_DIR",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_PREFIX",
            "GIT_NAMESPACE",
            "GIT_EXTERNAL_DIFF",
            "GIT_LITERAL_PATHSPECS",
            "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS");

    private final Path folder;
    private final Optional<Path> index;
    private final Optional<Path> processNote;
    private final Steps steps;

    /** Git in a folder. */
    Git(Path folder, Steps steps) {
        this(folder, Optional.empty(), Optional.empty(), steps);
    }

    private Git(Path folder, Optional<Path> index, Optional<Path> processNote, Steps steps) {
        this.folder = folder;
        this.index = index;
        this.processNote = processNote;
        this.steps = steps;
    }

    /** The same in another folder. */
    Git in(Path other) {
        return new Git(other, Optional.empty(), processNote, steps);
    }

    /** The same with another index. */
    Git withIndex(Path other) {
        return new Git(folder, Optional.of(other), processNote, steps);
    }

    /** The same, noting in a file which process is at work, for whoever comes after this one was killed. */
    Git notedIn(Path file) {
        return new Git(folder, index, Optional.of(file), steps);
    }

    /** Waits until the noted process has ended: git goes on when the process that asked it is killed. */
    static void awaitNoted(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String note = Files.readString(file).strip();
        Optional<ProcessHandle> running = note.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(note)).filter(Git::isGit)
                : Optional.empty();
        try {
            if (running.isPresent()) {
                running.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new UpgradeException("git (process " + note
                    + ") is still at work for the upgrade that was interrupted:" + " wait for its end, or end it.");
        }
    }

    private static boolean isGit(ProcessHandle process) {
        return process.info().command().orElse("").matches(".*\\bgit(\\.exe)?");
    }

    /**
     * What a command said.
     *
     * @param status its exit status
     * @param bytes its standard output
     * @param err its standard error
     */
    record Result(int status, byte[] bytes, String err) {
        boolean ok() {
            return status == 0;
        }

        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Git's reason: its first line of complaint, else the last that it said. */
        String complaint() {
            String all = (err.isBlank() ? out() : err).strip();
            return all.lines()
                    .filter(line -> line.matches("(fatal|error): .*"))
                    .findFirst()
                    .orElse(all.substring(all.lastIndexOf('\n') + 1));
        }
    }

    /**
     * Runs a command.
     *
     * @throws IOException if there is no git
     */
    Result run(String... args) throws IOException {
        return reading("", args);
    }

    /**
     * Runs a command that reads.
     *
     * @param input its standard input
     * @throws IOException if there is no git
     */
    Result reading(String input, String... args) throws IOException {
        steps.before("git " + args[0]);
        Process process = process(args).start();
        if (processNote.isPresent()) {
            Files.writeString(processNote.get(), Long.toString(process.pid()));
        }
        CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> bytes(process.getErrorStream()));
        CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> bytes(process.getInputStream()));
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!input.isEmpty() && process.isAlive()) {
                throw e; // a command that ended without reading says why below
            }
        }
        try {
            return new Result(process.waitFor(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git " + args[0] + " was running", e);
        }
    }

    private ProcessBuilder process(String... args) {
        List<String> command = new ArrayList<>(List.of("git"));
        PLAIN.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(OF_ANOTHER_GIT);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_EDITOR", "true");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        index.ifPresent(file -> builder.environment().put("GIT_INDEX_FILE", file.toString()));
        return builder;
    }

    /**
     * Runs a command that must succeed.
     *
     * @throws UpgradeException if it does not
     */
    String need(String... args) throws IOException {
        return needed(run(args), args).out();
    }

    /** Runs a command that reads and must succeed. */
    String feed(String input, String... args) throws IOException {
        return needed(reading(input, args), args).out();
    }

    /** What a file held in a commit that is there; none if it has no such file. */
    Optional<byte[]> content(String commit, String file) throws IOException {
        String[] args = {"cat-file", "--filters", commit + ":" + file};
        Result result = run(args);
        boolean absent = !result.ok() && NO_SUCH_FILE.matcher(result.err()).find();
        return absent ? Optional.empty() : Optional.of(needed(result, args).bytes());
    }

    private static Result needed(Result result, String... args) {
        if (!result.ok()) {
            throw new UpgradeException("git " + String.join(" ", args) + " failed: " + result.complaint());
        }
        return result;
    }

    /** The names in an answer whose parts end with NUL. */
    List<String> names(String... args) throws IOException {
        String out = need(args);
        return out.isEmpty() ? List.of() : List.of(out.split("\0"));
    }

    /** Where git keeps one of its own files. */
    Path ownFile(String name) throws IOException {
        return ownFiles(List.of(name)).get(0);
    }

    /** Where git keeps several of its own files. */
    List<Path> ownFiles(List<String> names) throws IOException {
        List<String> command = new ArrayList<>(List.of("rev-parse"));
        names.forEach(name -> command.addAll(List.of("--git-path", name)));
        return need(command.toArray(String[]::new)).lines().map(folder::resolve).toList();
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what git says", e);
        }
    }
}
