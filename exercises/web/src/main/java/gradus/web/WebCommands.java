package gradus.web;

import gradus.engine.cli.CommandSource;
import gradus.engine.cli.Workplace;
import java.util.List;

/** Adds {@code open}, {@code site} and {@code data} to the command line. */
public final class WebCommands implements CommandSource {
    @Override
    public List<Object> commands(Workplace workplace) {
        return List.of(new OpenCommand(workplace), new SiteCommand(workplace), new DataCommand(workplace));
    }
}
