package gradus.web.command;

import gradus.engine.cli.CommandSource;
import gradus.engine.cli.Desk;
import gradus.engine.progress.ReportCard;
import gradus.web.page.ReportPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Adds {@code open}, {@code site} and {@code data} to the command line, and the page to {@code report}. */
public final class WebCommands implements CommandSource {
    @Override
    public List<Object> commands(Desk desk) {
        return List.of(new OpenCommand(desk), new SiteCommand(desk), new DataCommand(desk));
    }

    @Override
    public Optional<Function<ReportCard, String>> reportPage() {
        return Optional.of(ReportPage::alone);
    }
}
