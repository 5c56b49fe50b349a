package gradus.engine.terminal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shows a long text a page at a time, if the output is a terminal and there is a pager. */
public final class Pager {
    private Pager() {}

    public static void show(List<String> lines, Console console) {
        if (!console.terminal() || !paged(lines, console.style())) {
            lines.forEach(console::line);
        }
    }

    private static boolean paged(List<String> lines, Style style) {
        String wanted = System.getenv("PAGER");
        List<String> command = wanted != null && !wanted.isBlank()
                ? List.of("sh", "-c", wanted)
                : style.colours() ? List.of("less", "-RFX") : List.of("less", "-FX");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
        try {
            Process pager = builder.start();
            feed(pager, lines);
            pager.waitFor();
            return true;
        } catch (IOException e) {
            return false; // there is no such program: the lines are printed as they are
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void feed(Process pager, List<String> lines) {
        try (Writer to = new OutputStreamWriter(pager.getOutputStream(), StandardCharsets.UTF_8)) {
            for (String line : lines) {
                to.write(line + "\n");
            }
        } catch (IOException e) {
            return; // the reader has seen enough and closed the pager
        }
    }
}
