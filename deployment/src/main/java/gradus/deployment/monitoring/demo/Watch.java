package gradus.deployment.monitoring.demo;

import gradus.deployment.monitoring.JsonLines;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Replays twenty-four weeks of the credit model, and serves what they look like until the process ends. */
public final class Watch {
    private Watch() {}

    /**
     * Starts at port 8081; its log says when the page is there.
     *
     * @param args {@code [--port N]}
     * @throws IllegalArgumentException for any other argument
     */
    public static void main(String... args) throws SQLException, IOException {
        JsonLines.install();
        boolean none = args.length == 0;
        if (!none && (args.length != 2 || !args[0].equals("--port") || !args[1].matches("\\d{1,5}"))) {
            throw new IllegalArgumentException("arguments must be [--port N], but were " + String.join(" ", args));
        }
        CreditReplay replay = CreditReplay.run(none ? 8081 : Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(replay::close));
        JsonLines.log(Logger.getLogger(Watch.class.getName()), Level.INFO, "ready", Map.of("url", replay.page()));
    }
}
