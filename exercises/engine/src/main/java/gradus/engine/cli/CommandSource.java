package gradus.engine.cli;

import java.util.List;

/**
 * Adds commands to the command line from a module that the engine does not know; found by {@link java.util.ServiceLoader}
 * when that module is on the class path.
 */
public interface CommandSource {
    /** The commands: objects with picocli's annotation {@code @Command}. */
    List<Object> commands(Desk desk);
}
