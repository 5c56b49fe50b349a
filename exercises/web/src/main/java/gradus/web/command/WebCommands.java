package gradus.web.command;

import gradus.engine.cli.CommandSource;
import gradus.engine.cli.Desk;
import java.util.List;

/** Adds {@code open}, {@code site} and {@code data} to the command line. */
public final class WebCommands implements CommandSource {
    @Override
    public List<Object> commands(Desk desk) {
        return List.of(new OpenCommand(desk), new SiteCommand(desk), new DataCommand(desk));
    }
}
