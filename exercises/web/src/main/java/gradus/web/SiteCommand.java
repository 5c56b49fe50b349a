package gradus.web;

import gradus.engine.cli.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the course as static pages. */
@Command(name = "site", description = "Write the course as static pages for any web host, and check every link.")
final class SiteCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(paramLabel = "DIR", description = "A new or empty folder, or one written by this command before.")
    private Path folder;

    SiteCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException {
        int pages = new StaticSite(workplace).write(folder);
        LinkCheck.Result result = LinkCheck.of(folder);
        result.problems().forEach(workplace.console()::note);
        workplace
                .console()
                .line(pages + " pages in " + folder + ", " + result.links() + " links checked, "
                        + (result.problems().isEmpty()
                                ? "all lead somewhere."
                                : result.problems().size() + " broken."));
        return result.problems().isEmpty() ? 0 : 1;
    }
}
