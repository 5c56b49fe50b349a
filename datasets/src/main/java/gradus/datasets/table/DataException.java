package gradus.datasets.table;

/** Data that is not what it should be. The message names the file, line and column, what was expected and what was found. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param found what there was instead, in words */
    public DataException(Place place, String expected, String found) {
        this(place, expected, found, null);
    }

    /** @param found what there was instead, in words */
    public DataException(Place place, String expected, String found, Throwable cause) {
        super(place + ": expected " + expected + ", found " + found, cause);
    }

    /** The text in quotes, cut to 40 characters, what cannot be seen written out: how errors show what they found. */
    public static String quote(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        StringBuilder quoted = new StringBuilder("\"");
        shown.replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .chars()
                .forEach(c -> quoted.append(
                        Character.isISOControl(c) ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }
}
