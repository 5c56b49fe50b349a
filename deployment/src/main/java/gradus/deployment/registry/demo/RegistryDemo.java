package gradus.deployment.registry.demo;

import gradus.fundamentals.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Trains five versions, lets a gate decide, goes back, kills processes, and swaps models under load. */
public final class RegistryDemo {
    private static final Logger QUIET = Logger.getLogger("");

    private RegistryDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) throws SQLException, IOException {
        QUIET.setLevel(Level.OFF); // logs are the lesson serving's
        Path folder = Files.createTempDirectory("gradus-registry");
        try {
            FutureTask<Map<String, List<Kills.Left>>> kills = new FutureTask<>(Kills::everywhere);
            new Thread(kills, "kills").start(); // another process works meanwhile, and is waited for below
            Story story = new Story(folder);
            LeftOut leftOut = new LeftOut();
            Demo.of(args)
                    .section("runs", story::runs)
                    .section("repeated", leftOut::repeated)
                    .section("gate", story::gate)
                    .section("log", story::log)
                    .section("stages", story::stages)
                    .section("killed", lines -> Kills.killed(lines, kills.get()))
                    .section("shortcuts", lines -> Timeline.shortcuts(story, lines))
                    .section("swaps", lines -> new Saturation(story).swaps(lines))
                    .figure("registry-champions", story.plot())
                    .figure("registry-swap", Timeline.plot());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
