package gradus.web.command;

import gradus.engine.cli.Desk;
import gradus.web.serve.LinkCheck;
import gradus.web.serve.StaticSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the course as static pages. */
@Command(name = "site", description = "Write the course as static pages for any web host, and check every link.")
final class SiteCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "DIR", description = "A new or empty folder, or one written by this command before.")
    private Path folder;

    SiteCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        int pages = new StaticSite(desk.workplace()).write(folder);
        LinkCheck.Result result = LinkCheck.of(folder);
        result.problems().forEach(desk.console()::note);
        desk.console()
                .line(pages + " pages in " + folder + ", " + result.links() + " links checked, "
                        + (result.problems().isEmpty()
                                ? "all lead somewhere."
                                : result.problems().size() + " broken."));
        return result.problems().isEmpty() ? 0 : 1;
    }
}
