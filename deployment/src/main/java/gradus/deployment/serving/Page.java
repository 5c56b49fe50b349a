package gradus.deployment.serving;

import gradus.deployment.contracts.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The web page: a form with one input a field, so that it asks for exactly what the endpoint takes. */
final class Page {
    private static final String INPUT = """
            <div class="field">
              <label for="%1$s">%2$s <span class="unit">cm</span></label>
              <p class="hint" id="%1$s-hint">%3$s From %4$.0f to %5$.0f.</p>
              <input id="%1$s" name="%1$s" type="text" inputmode="decimal" autocomplete="off" required
                     aria-describedby="%1$s-hint %1$s-error">
              <p class="error" id="%1$s-error"></p>
            </div>
            """;

    private Page() {}

    /** The whole page. */
    static String html(List<Field> fields) {
        String inputs = fields.stream().map(Page::input).collect(Collectors.joining());
        return resource("page.html").replace("<!-- fields -->", inputs.indent(8).strip());
    }

    private static String input(Field field) {
        return String.format(
                Locale.ROOT,
                INPUT,
                field.name(),
                escape(field.label()),
                escape(field.hint()),
                field.min(),
                field.max());
    }

    /** Text as it must stand in HTML, so that a label can never become markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A file that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " must lie beside " + Page.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
