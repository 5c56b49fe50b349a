package gradus.engine.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs git in one folder. */
final class Git {
    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /**
     * What a command said.
     *
     * @param status its exit status
     * @param out its standard output
     * @param err its standard error
     */
    record Result(int status, String out, String err) {
        boolean ok() {
            return status == 0;
        }

        /** The last line of complaint. */
        String complaint() {
            String all = (err.isBlank() ? out : err).strip();
            return all.substring(all.lastIndexOf('\n') + 1);
        }
    }

    /**
     * Runs a command.
     *
     * @throws IOException if there is no git
     */
    Result run(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_EDITOR", "true");
        builder.environment().put("GIT_MERGE_AUTOEDIT", "no");
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        try {
            return new Result(process.waitFor(), out, err.join());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git " + args[0] + " was running", e);
        }
    }

    /**
     * Runs a command that must succeed.
     *
     * @throws UpgradeException if it does not
     */
    String need(String... args) throws IOException {
        Result result = run(args);
        if (!result.ok()) {
            throw new UpgradeException("git " + String.join(" ", args) + " failed: " + result.complaint());
        }
        return result.out();
    }

    /** The names in an answer whose parts end with NUL. */
    List<String> names(String... args) throws IOException {
        String out = need(args);
        return out.isEmpty() ? List.of() : List.of(out.split("\0"));
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read what git says", e);
        }
    }
}
