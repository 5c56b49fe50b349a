package gradus.deployment.packaging.demo;

import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.Refusal;
import gradus.fundamentals.demo.Lines;
import java.io.IOException;
import java.util.Map;

/** What two loaders make of what arrives. */
final class Refusals {
    private final Attacks attacks;
    private final ArtefactLoader loader;

    Refusals(Attacks attacks, ArtefactLoader loader) {
        this.attacks = attacks;
        this.loader = loader;
    }

    void refusals(Lines lines) throws IOException {
        lines.print("%-36s %-12s %s", "", "only hashes", "this lesson's loader");
        row(lines, "as it was sent", attacks.genuine());
        for (Map.Entry<String, byte[]> attack : attacks.all().entrySet()) {
            row(lines, attack.getKey(), attack.getValue());
        }
    }

    private void row(Lines lines, String name, byte[] bytes) {
        lines.print("%-36s %-12s %s", name, HashesOnly.accepts(bytes) ? "loads" : "refuses", verdict(bytes));
    }

    private String verdict(byte[] bytes) {
        try {
            return "loads version " + loader.load(bytes).manifest().version();
        } catch (Refusal refusal) {
            return "refuses: " + refusal.reason();
        }
    }
}
