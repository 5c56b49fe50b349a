package gradus.deployment.packaging;

/**
 * What people read of a model (Mitchell and others 2019), made from the signed manifest: a page that is written by hand beside the
 * model is soon a page about another one.
 */
public final class ModelCard {
    private ModelCard() {}

    /** The card in Markdown. Texts of the manifest stay on their line and cannot become tables, links or HTML. */
    public static String of(Manifest manifest) {
        StringBuilder card = new StringBuilder();
        card.append("# ")
                .append(manifest.model())
                .append(", version ")
                .append(manifest.version())
                .append("\n\n");
        card.append("Gives: ").append(plain(manifest.output())).append(".\n\n");
        manifest.card().forEach((name, text) -> line(card, name, text));
        card.append("\n| Input | Unit | From | To |\n|---|---|--:|--:|\n");
        for (InputColumn input : manifest.inputs()) {
            card.append("| ")
                    .append(plain(input.name()))
                    .append(" | ")
                    .append(plain(input.unit()))
                    .append(" | ")
                    .append(number(input.min()))
                    .append(" | ")
                    .append(number(input.max()))
                    .append(" |\n");
        }
        card.append("\nMade by:\n\n");
        manifest.training().forEach((name, text) -> line(card, name, text));
        card.append("\n| File | Written by | Bytes | SHA-256 |\n|---|---|--:|---|\n");
        for (ModelFile file : manifest.files()) {
            card.append("| ")
                    .append(file.name())
                    .append(" | ")
                    .append(plain(file.writer()))
                    .append(" | ")
                    .append(file.bytes())
                    .append(" | ")
                    .append(file.sha256(), 0, 12)
                    .append("… |\n");
        }
        return card.toString();
    }

    private static void line(StringBuilder card, String name, String text) {
        card.append("- ").append(plain(name)).append(": ").append(plain(text)).append('\n');
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
