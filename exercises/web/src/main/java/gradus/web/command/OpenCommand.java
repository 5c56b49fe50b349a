package gradus.web.command;

import gradus.engine.cli.Desk;
import gradus.engine.terminal.Console;
import gradus.web.serve.CourseServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the course to the browser until it is told to stop. */
@Command(
        name = "open",
        description = "Show the course in the browser; each save is graded and the page says what came of it.",
        footer = {"", "It serves this machine alone, and ends with Ctrl-C."})
final class OpenCommand implements Callable<Integer> {
    private static final int PORT = 4737;

    private final Desk desk;

    @Option(names = "--port", paramLabel = "N", description = "Listen there (default: 4737, or the next free port).")
    private int port = PORT;

    @Option(names = "--no-browser", description = "Print the address, and open nothing.")
    private boolean quiet;

    OpenCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, but was " + port);
        }
        Console console = desk.console();
        CountDownLatch end = new CountDownLatch(1);
        CourseServer server = new CourseServer(desk.workplace(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close the server"));
        if (port != 0 && server.port() != port) {
            console.note("Port " + port + " is in use; " + server.port() + " is free.");
        }
        console.line("The course is at " + server.url() + " (Ctrl-C ends it).");
        if (!quiet) {
            browse(server.url(), console);
        }
        end.await();
        return 0;
    }

    private static void browse(String url, Console console) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("mac")
                ? List.of("open", url)
                : system.contains("win")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
                        : List.of("xdg-open", url);
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            console.note("No browser could be started (" + e.getMessage() + "): open the address yourself.");
        }
    }
}
