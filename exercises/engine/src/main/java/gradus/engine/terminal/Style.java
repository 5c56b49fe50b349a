package gradus.engine.terminal;

/**
 * Colours, or none.
 *
 * @param colours whether escape codes may be written
 */
public record Style(boolean colours) {
    /** Text without colours. */
    public static final Style PLAIN = new Style(false);

    /** Colours if the output is a terminal that has them and {@code NO_COLOR} is not set (no-color.org). */
    public static Style of(boolean terminal, String noColor, String term) {
        return new Style(terminal && (noColor == null || noColor.isEmpty()) && !"dumb".equals(term));
    }

    public String bold(String text) {
        return code("1", text);
    }

    public String dim(String text) {
        return code("2", text);
    }

    String italic(String text) {
        return code("3", text);
    }

    String underlined(String text) {
        return code("4", text);
    }

    public String green(String text) {
        return code("32", text);
    }

    public String red(String text) {
        return code("31", text);
    }

    public String yellow(String text) {
        return code("33", text);
    }

    String blue(String text) {
        return code("34", text);
    }

    public String cyan(String text) {
        return code("36", text);
    }

    private String code(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
