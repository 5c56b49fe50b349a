package gradus.engine.cli;

import gradus.engine.progress.ReportCard;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds commands to the command line, and pages to its reports, from a module that the engine does not know; found by {@link
 * java.util.ServiceLoader} when that module is on the class path.
 */
public interface CommandSource {
    /** The commands: objects with picocli's annotation {@code @Command}. */
    List<Object> commands(Desk desk);

    /** What makes a page of HTML, which needs nothing else, of a report card; empty if this module makes none. */
    default Optional<Function<ReportCard, String>> reportPage() {
        return Optional.empty();
    }
}
